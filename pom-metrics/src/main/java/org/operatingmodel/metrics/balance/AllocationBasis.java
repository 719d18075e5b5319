package org.operatingmodel.metrics.balance;

/**
 * What is counted when an investment is allocated; shares on different bases are not comparable.
 *
 * @since 0.1
 */
public enum AllocationBasis {
    /** Completed flow items; each counts the same. */
    COUNT("items", false),
    /** Time in which items were worked on. */
    ACTIVE_TIME("milliseconds", false),
    /** Money that was spent. */
    MONEY_SPENT("money", true),
    /** Money that was promised, spent or not. */
    MONEY_COMMITTED("money", true),
    /** Time that items were in progress, summed over the items. */
    LOAD("item-milliseconds", false);

    private final String measuredIn;
    private final boolean money;

    AllocationBasis(String measuredIn, boolean money) {
        this.measuredIn = measuredIn;
        this.money = money;
    }

    /** Its unit, such as {@code items}; that of money is a currency. */
    public String measuredIn() {
        return measuredIn;
    }

    /** Whether amounts have a currency. */
    public boolean money() {
        return money;
    }
}
