package org.operatingmodel.valuestream;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.StreamScoped;

/**
 * The steps that create one kind of value for one kind of customer; what is funded.
 *
 * @param id its id, unique among the value streams
 * @param name what people call it
 * @since 0.1
 */
public record ValueStream(ValueStreamId id, @NotBlank String name) implements StreamScoped {
    /** @throws IllegalArgumentException if the name is blank */
    public ValueStream {
        Objects.requireNonNull(id, "ValueStream.id");
        Guard.text("ValueStream.name", name);
    }

    @Override
    public ValueStreamId valueStreamId() {
        return id;
    }
}
