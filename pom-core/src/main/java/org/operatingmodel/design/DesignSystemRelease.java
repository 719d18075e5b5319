package org.operatingmodel.design;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * A version of a design system that products can use.
 *
 * @param productId the design system, which is a product
 * @param version its version
 * @param releaseNotes where it is written what has changed; absent where nobody wrote it
 * @param releasedAt when it was released
 * @since 0.1
 */
public record DesignSystemRelease(
        ProductId productId,
        @NotBlank String version,
        @Nullable URI releaseNotes,
        Instant releasedAt) implements ProductScoped, Dated {
    private static final Pattern SEMANTIC =
            Pattern.compile("(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([-+][0-9A-Za-z.+-]+)?");

    /** @throws IllegalArgumentException if the version is blank */
    public DesignSystemRelease {
        Objects.requireNonNull(productId, "DesignSystemRelease.productId");
        Guard.text("DesignSystemRelease.version", version);
        Objects.requireNonNull(releasedAt, "DesignSystemRelease.releasedAt");
    }

    /**
     * Whether the version is three numbers, as in {@code 2.0.1}, which tell what breaks from what adds and what mends.
     *
     * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
     */
    @InRules("has a semantic version")
    public boolean versioned() {
        return SEMANTIC.matcher(version).matches();
    }

    /** Whether it was released at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("released within {0} before {1}")
    public boolean releasedWithin(Duration age, Instant asOf) {
        return Freshness.within(releasedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return releasedAt;
    }
}
