package org.operatingmodel.planning;

/**
 * What running something costs money for.
 *
 * @since 0.1
 */
public enum RunCostCategory {
    /** Machines, networks and what is rented of them. */
    INFRASTRUCTURE,
    /** Software of others. */
    LICENCES,
    /** Storing and computing data on shared data platforms. */
    DATA_PLATFORM
}
