package org.operatingmodel.rules;

import java.util.Locale;

/**
 * Who a rule pack speaks for; packs are loaded in the order of the constants.
 *
 * @since 0.1
 */
public enum PackLayer {
    /** Whoever publishes gates for many organisations. */
    BASE,
    /** The organisation that runs the gates. */
    ORGANISATION,
    /** One team of it, which only adds. */
    TEAM;

    /** Its word in manifests and messages: the constant in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
