package org.operatingmodel.rules.analysis;

/** How a value or the truth of a condition goes when one number grows. */
enum Trend {
    /** It does not change. */
    STAYS,
    /** It grows or stays; what holds goes on holding. */
    RISES,
    /** It shrinks or stays; what does not hold goes on not holding. */
    FALLS,
    /** It may do either, or nobody can say. */
    OPEN;

    Trend reversed() {
        return switch (this) {
            case RISES -> FALLS;
            case FALLS -> RISES;
            default -> this;
        };
    }

    /** Of what grows with both. */
    Trend and(Trend other) {
        return this == STAYS || this == other ? other : other == STAYS ? this : OPEN;
    }
}
