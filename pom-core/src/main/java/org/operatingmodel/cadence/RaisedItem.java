package org.operatingmodel.cadence;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;

/**
 * Something that was raised in a meeting.
 *
 * @param kind what it is
 * @param title what was raised
 * @param owner who takes care of it; absent while nobody does
 * @since 0.1
 */
public record RaisedItem(
        RaisedKind kind, @NotBlank String title, @Nullable PersonId owner) {
    /** @throws IllegalArgumentException if the title is blank */
    public RaisedItem {
        Objects.requireNonNull(kind, "RaisedItem.kind");
        Guard.text("RaisedItem.title", title);
    }
}
