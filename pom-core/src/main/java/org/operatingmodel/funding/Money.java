package org.operatingmodel.funding;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An exact amount in one currency.
 *
 * @param amount the amount, of any sign and scale
 * @param currency the ISO 4217 code, such as {@code EUR}
 * @since 0.1
 */
public record Money(
        BigDecimal amount, @Pattern(regexp = "[A-Z]{3}") String currency) implements Serializable {
    /** @throws IllegalArgumentException if the currency is not three upper-case letters */
    public Money {
        Objects.requireNonNull(amount, "Money.amount");
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("Money.currency must match [A-Z]{3}, but was '" + currency
                    + "'. Use the ISO 4217 code, such as EUR.");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
