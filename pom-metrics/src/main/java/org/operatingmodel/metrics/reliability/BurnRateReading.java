package org.operatingmodel.metrics.reliability;

import java.io.Serializable;
import java.util.Objects;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * What a burn-rate alert says about an objective, and why.
 *
 * @param alert the alert
 * @param factor the burn rate above which it fires
 * @param longBurn the burn rate over the long window
 * @param shortBurn the burn rate over the short window
 * @param state what it says
 * @since 0.1
 */
public record BurnRateReading(
        BurnRateAlert alert, Ratio factor, Measured<Ratio> longBurn, Measured<Ratio> shortBurn, BurnRateState state)
        implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public BurnRateReading {
        Objects.requireNonNull(alert, "BurnRateReading.alert");
        Objects.requireNonNull(factor, "BurnRateReading.factor");
        Objects.requireNonNull(longBurn, "BurnRateReading.longBurn");
        Objects.requireNonNull(shortBurn, "BurnRateReading.shortBurn");
        Objects.requireNonNull(state, "BurnRateReading.state");
    }
}
