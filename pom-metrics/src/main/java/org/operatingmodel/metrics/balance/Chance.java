package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import org.operatingmodel.metrics.Ratio;

/**
 * How likely something is, or a bound above that.
 *
 * @param probability the probability, 0 to 1, exact; otherwise a number that it does not exceed
 * @param exact whether it is the probability itself
 * @since 0.1
 */
public record Chance(Ratio probability, boolean exact) implements Serializable {
    /** @throws IllegalArgumentException if the probability is out of range */
    public Chance {
        if (probability.signum() < 0 || probability.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("Chance.probability must lie between 0 and 1, but was '" + probability
                    + "'. Divide the outcomes by all outcomes.");
        }
    }

    /** Whether the probability is certainly below the significance; a bound that is not leaves it open. */
    public boolean below(BigDecimal significance) {
        return probability.compareTo(Ratio.of(significance)) < 0;
    }
}
