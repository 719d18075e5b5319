package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;

/**
 * What was measured of a service level indicator: a value, or the reason why there is none.
 *
 * @param indicator the id of the indicator
 * @param measuredIn its unit, such as {@code ms}; absent only where it was not measured
 * @param value the value, at most 100 digits before and after the point; absent when there is none
 * @param reason why there is none, as a sentence; present exactly when the value is absent
 * @since 0.1
 */
public record IndicatorValue(
        String indicator,
        @Nullable String measuredIn,
        @Nullable BigDecimal value,
        @Nullable String reason) implements Serializable {
    /** @throws IllegalArgumentException if a text is blank, or not exactly one of value and reason is there */
    public IndicatorValue {
        Guard.foreign("IndicatorValue.indicator", indicator);
        Guard.textOrAbsent("IndicatorValue.measuredIn", measuredIn);
        Guard.textOrAbsent("IndicatorValue.reason", reason);
        if ((value == null) == (reason == null)) {
            throw new IllegalArgumentException("IndicatorValue of '" + indicator
                    + "' must have a value or a reason why it has none, but had "
                    + (value == null ? "neither" : "both") + ". Give one of them.");
        }
        if (value != null) {
            Numbers.exact("IndicatorValue.value", value);
            if (measuredIn == null) {
                throw new IllegalArgumentException("IndicatorValue.measuredIn of '" + indicator
                        + "' must be given with a value, but was absent. Name its unit, such as 'ms'.");
            }
        }
    }

    /** A measured value. */
    public static IndicatorValue of(String indicator, String measuredIn, BigDecimal value) {
        return new IndicatorValue(indicator, measuredIn, value, null);
    }

    /** An indicator that has no value, for a reason. */
    public static IndicatorValue absent(String indicator, String reason) {
        return new IndicatorValue(indicator, null, null, reason);
    }
}
