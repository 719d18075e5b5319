package org.operatingmodel.design;

/**
 * The versions of the Web Content Accessibility Guidelines, with how many success criteria each has.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/">W3C, WCAG 2.2, 2023</a>
 * @see <a href="https://www.w3.org/TR/WCAG21/">W3C, WCAG 2.1, 2018</a>
 * @since 0.1
 */
public enum WcagVersion {
    /** 78 criteria. */
    WCAG_2_1(30, 20, 28),
    /** 86 criteria: nine more, and without the obsolete 4.1.1. */
    WCAG_2_2(31, 24, 31);

    private final int a;
    private final int aa;
    private final int aaa;

    WcagVersion(int a, int aa, int aaa) {
        this.a = a;
        this.aa = aa;
        this.aaa = aaa;
    }

    /** How many success criteria the level alone has. */
    public int criteria(WcagLevel level) {
        return switch (level) {
            case A -> a;
            case AA -> aa;
            case AAA -> aaa;
        };
    }
}
