package org.operatingmodel.platform;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;

/**
 * A supported way from an idea to running software, which products are meant to take.
 *
 * <p>It counts from {@code publishedAt}.
 *
 * @param id its id, unique among the golden paths
 * @param name what people call it
 * @param version the version that products are meant to be on
 * @param steps what is done, in this order; empty while it is a name only
 * @param publishedAt when its first version was published
 * @since 0.1
 */
public record GoldenPath(
        GoldenPathId id,
        @NotBlank String name,
        @NotBlank String version,
        List<@NotBlank String> steps,
        Instant publishedAt)
        implements Dated {
    /** @throws IllegalArgumentException if a text is blank */
    public GoldenPath {
        Objects.requireNonNull(id, "GoldenPath.id");
        Guard.text("GoldenPath.name", name);
        Guard.text("GoldenPath.version", version);
        steps = Guard.texts("GoldenPath.steps", steps);
        Objects.requireNonNull(publishedAt, "GoldenPath.publishedAt");
    }

    @Override
    public Instant countsFrom() {
        return publishedAt;
    }
}
