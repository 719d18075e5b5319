package org.operatingmodel.design;

import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * How often a user interface uses a component.
 *
 * @param component its name, such as {@code Button}
 * @param approved whether it is one of the design system, or approved otherwise
 * @param uses how often it is used
 * @since 0.1
 */
public record ComponentUse(String component, boolean approved, long uses) implements Serializable {
    /** @throws IllegalArgumentException if the name is blank or the number is negative */
    public ComponentUse {
        Guard.text("ComponentUse.component", component);
        Guard.notNegative("ComponentUse.uses", uses);
    }
}
