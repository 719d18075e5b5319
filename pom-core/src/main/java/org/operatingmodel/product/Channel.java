package org.operatingmodel.product;

/**
 * Through what people or systems reach a product.
 *
 * @since 0.1
 */
public enum Channel {
    /** A browser. */
    WEB,
    /** An application on a telephone or tablet, delivered through a store. */
    MOBILE,
    /** A programmatic interface. */
    API,
    /** An application on a computer. */
    DESKTOP
}
