package org.operatingmodel.metrics.unitcost;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * When a budget is used up if spending goes on as it did.
 *
 * @since 0.1
 */
public sealed interface RunOut extends Serializable {
    /**
     * It is used up during a day to come, or exactly at its end.
     *
     * @param day the day
     */
    record On(LocalDate day) implements RunOut {
        /** @throws NullPointerException if the day is missing */
        public On {
            Objects.requireNonNull(day, "RunOut.day");
        }
    }

    /** It is not used up, or only after {@link LocalDate#MAX}. */
    record Never() implements RunOut {}

    /** It is used up. */
    record Already() implements RunOut {}
}
