package org.operatingmodel.design;

/**
 * The conformance levels of the Web Content Accessibility Guidelines; each includes the ones before it.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#cc1">W3C, WCAG 2.2, 2023, section 5.2.1, Conformance Level</a>
 * @since 0.1
 */
public enum WcagLevel {
    /** The least. */
    A,
    /** The one that most laws ask for. */
    AA,
    /** The most. */
    AAA
}
