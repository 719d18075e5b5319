package org.operatingmodel.authority;

/**
 * What the question who decides comes to.
 *
 * @since 0.1
 */
public enum ResolutionKind {
    /** One role decides, and enough of its people can. */
    DECIDER,
    /** Nobody decides. */
    GAP,
    /** Several roles decide the same. */
    CONFLICT,
    /** It could not be found out. */
    UNEVALUABLE;

    /** The kind of a resolution. */
    public static ResolutionKind of(Resolution resolution) {
        if (resolution instanceof Resolution.Decider) {
            return DECIDER;
        } else if (resolution instanceof Resolution.Gap) {
            return GAP;
        }
        return resolution instanceof Resolution.Conflict ? CONFLICT : UNEVALUABLE;
    }
}
