package org.operatingmodel.organisation;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import org.operatingmodel.internal.Guard;

/**
 * Names a person.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record PersonId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<PersonId>, Serializable {
    /** @throws IllegalArgumentException if the value has another form */
    public PersonId {
        Guard.kebab("personId", value);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
