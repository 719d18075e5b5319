package org.operatingmodel.product;

import java.util.Locale;

/**
 * What is counted of the use of a product.
 *
 * @since 0.1
 */
public enum UsageMeasure {
    /** People who used it at least once, each counted once. */
    ACTIVE_USERS,
    /** What was done with it from start to end, as the host defines it. */
    TRANSACTIONS;

    /** How texts say it, in the plural. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
