package org.operatingmodel.organisation;

import java.util.Locale;

/**
 * A kind of operating model for products, by what holds its parts together.
 *
 * @see <a href="https://bakkah.com/knowledge-center/product-operating-model">Bakkah, Product Operating Model: Purpose, Benefits,
 *     Elements, Types, and Examples, 2024: types</a>
 * @since 0.1
 */
public enum OperatingModelType {
    /** One place decides for all products. */
    CENTRALISED,
    /** Each product decides for itself. */
    DECENTRALISED,
    /** What is common is decided in one place, everything else by the products. */
    HYBRID,
    /** Products are built on shared capabilities, which are products themselves. */
    PLATFORM_BASED,
    /** Capabilities are services with agreed levels. */
    SERVICE_ORIENTED,
    /** Teams decide, deliver in short steps and learn from each. */
    AGILE,
    /** What customers need and do decides. */
    CUSTOMER_CENTRIC;

    /** Its word in ids, data and messages, such as {@code platform-based}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
