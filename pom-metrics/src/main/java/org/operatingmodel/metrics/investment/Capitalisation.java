package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Ratio;

/**
 * Money split into what becomes an asset and what is an expense at once.
 *
 * <p>Unit and range: money in one currency, any sign. Empty case: {@link #EMPTY}, which has no currency.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact. Two currencies do not merge.
 *
 * @param currency the ISO 4217 code of both amounts; absent when nothing was split
 * @param capitalised what becomes an asset
 * @param expensed what is an expense
 * @see CapitalisationPolicy
 * @since 0.1
 */
public record Capitalisation(@Nullable String currency, BigDecimal capitalised, BigDecimal expensed)
        implements Serializable {
    /** Nothing split. */
    public static final Capitalisation EMPTY = new Capitalisation(null, BigDecimal.ZERO, BigDecimal.ZERO);

    /** @throws IllegalArgumentException if the currency is no code, or absent where there is money, or a scale lies outside -1000 to 1000 */
    public Capitalisation {
        Objects.requireNonNull(expensed, "Capitalisation.expensed");
        if (currency != null) {
            new Money(capitalised, currency);
        } else if (capitalised.signum() != 0 || expensed.signum() != 0) {
            throw new IllegalArgumentException(
                    "Capitalisation.currency must be given where there is money, but was 'null'. Name it.");
        }
        capitalised = plain(capitalised);
        expensed = plain(expensed);
    }

    /** Without a negative scale, so that a sum does not depend on how its zeros are written. */
    private static BigDecimal plain(BigDecimal amount) {
        Ratio.of(amount); // refuses a scale that makes a sum endless
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /**
     * The money of both.
     *
     * @throws IllegalArgumentException if they are in two currencies
     */
    public Capitalisation plus(Capitalisation other) {
        if (currency != null && other.currency != null && !currency.equals(other.currency)) {
            throw new IllegalArgumentException("Capitalisation.currency must be '" + currency + "' in both, but was '"
                    + other.currency + "'. Keep one per currency.");
        }
        return new Capitalisation(
                currency == null ? other.currency : currency,
                capitalised.add(other.capitalised),
                expensed.add(other.expensed));
    }

    /** The whole: what becomes an asset and what is an expense. */
    public BigDecimal total() {
        return capitalised.add(expensed);
    }
}
