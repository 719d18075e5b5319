package org.operatingmodel.organisation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.Dated;

/**
 * What an organisation says about how it works. It is a statement, no proof: what it really is like shows in its decisions
 * and products.
 *
 * @param type the kind of operating model
 * @param developmentMethod how most teams organise their work; absent when it is left to them
 * @param from from when it is so, included
 * @param to to when, excluded; absent when it does not end
 * @since 0.1
 */
public record DeclaredOperatingModel(
        OperatingModelType type,
        @Nullable DevelopmentMethod developmentMethod,
        Instant from,
        @Nullable Instant to) implements Dated {
    /** @throws IllegalArgumentException if {@code to} is not after {@code from} */
    public DeclaredOperatingModel {
        Objects.requireNonNull(type, "DeclaredOperatingModel.type");
        Guard.inOrder("DeclaredOperatingModel.from", from, "DeclaredOperatingModel.to", to);
    }

    @Override
    public Instant countsFrom() {
        return from;
    }

    @Override
    public @Nullable Instant expires() {
        return to;
    }
}
