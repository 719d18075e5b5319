package org.operatingmodel.risk;

/**
 * What a control protects.
 *
 * @since 0.1
 */
public enum ControlKind {
    /** The system, against attack and misuse. */
    SECURITY,
    /** The people whose data it holds. */
    PRIVACY,
    /** The company, against breaking a law or a contract. */
    COMPLIANCE
}
