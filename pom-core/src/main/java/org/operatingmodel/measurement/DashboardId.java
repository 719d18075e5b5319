package org.operatingmodel.measurement;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a dashboard.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record DashboardId(@Pattern(regexp = Guard.KEBAB) String value)
        implements Comparable<DashboardId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public DashboardId {
        Guard.kebab("dashboardId", value);
    }

    @Override
    public int compareTo(DashboardId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
