package org.operatingmodel.metrics.reliability;

import java.util.Locale;

/**
 * How urgent an alert is.
 *
 * @since 0.1
 */
public enum AlertSeverity {
    /** Somebody is called at once. */
    PAGE,
    /** Somebody looks within working hours. */
    TICKET;

    /** Its word in data and messages, such as {@code page}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
