package org.operatingmodel.organisation;

/**
 * A phase of the work on a product, in their order.
 *
 * @since 0.1
 */
public enum WorkPhase {
    /** To find out how it is to be. */
    DESIGN,
    /** To make it. */
    BUILD,
    /** To bring it to where it is used. */
    DEPLOY,
    /** To keep it running and good. */
    MAINTAIN
}
