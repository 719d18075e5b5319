package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.PersonScoped;

/**
 * A person who authors evidence, approves, decides or owns.
 *
 * @param id their id, unique among the people
 * @param name what people call them
 * @since 0.1
 */
public record Person(PersonId id, @NotBlank String name) implements PersonScoped {
    /** @throws IllegalArgumentException if the name is blank */
    public Person {
        Objects.requireNonNull(id, "Person.id");
        Guard.text("Person.name", name);
    }

    @Override
    public PersonId personId() {
        return id;
    }
}
