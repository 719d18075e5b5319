package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.ProductId;

/**
 * How often the work on products is handed from team to team on its way from design to maintenance.
 *
 * <p>Definition: of the steps from one phase of a product to the next that has a team, those where no team answers for both
 * / all of them.
 * <p>Unit and range: steps; the ratio 0 to 1. Empty case: absent when no product has teams for two phases.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different products.
 * <p>Limits: a phase that no team answers for is skipped, not counted as handed over.
 *
 * @param steps the steps that are handed over among all
 * @since 0.1
 */
public record OwnershipHandoffs(Share steps) implements Serializable {
    /** No steps. */
    public static final OwnershipHandoffs EMPTY = new OwnershipHandoffs(Share.EMPTY);

    /**
     * A step from one phase of the work on a product to the next.
     *
     * @param productId the product
     * @param before the phase before it
     * @param after the phase after it
     * @param handedOver whether no team answers for both
     */
    public record Step(ProductId productId, WorkPhase before, WorkPhase after, boolean handedOver) {
        /** @throws NullPointerException if a part is missing */
        public Step {
            Objects.requireNonNull(productId, "Step.productId");
            Objects.requireNonNull(before, "Step.before");
            Objects.requireNonNull(after, "Step.after");
        }
    }

    /**
     * The handoffs of products.
     *
     * @param ownerships who answers for what, in any order; those that do not count as of the instant are left out
     * @param asOf the instant as of which is looked
     */
    public static OwnershipHandoffs of(Collection<Ownership> ownerships, Instant asOf) {
        return new OwnershipHandoffs(Share.of(behind(ownerships, asOf), Step::handedOver));
    }

    /** The steps that {@link #of} counts, ordered by product and phase. */
    public static List<Step> behind(Collection<Ownership> ownerships, Instant asOf) {
        Map<ProductId, Map<WorkPhase, Set<TeamId>>> teams = new TreeMap<>();
        for (Ownership ownership : ownerships) {
            if (ownership.presenceAt(asOf) == Presence.COUNTS) {
                Map<WorkPhase, Set<TeamId>> phases =
                        teams.computeIfAbsent(ownership.productId(), id -> new EnumMap<>(WorkPhase.class));
                ownership
                        .phases()
                        .forEach(phase -> phases.computeIfAbsent(phase, each -> new TreeSet<>())
                                .add(ownership.teamId()));
            }
        }
        List<Step> steps = new ArrayList<>();
        teams.forEach((product, phases) -> {
            List<WorkPhase> owned = List.copyOf(phases.keySet());
            for (int i = 1; i < owned.size(); i++) {
                WorkPhase before = owned.get(i - 1);
                WorkPhase after = owned.get(i);
                Set<TeamId> one = phases.getOrDefault(before, Set.of());
                Set<TeamId> other = phases.getOrDefault(after, Set.of());
                steps.add(new Step(product, before, after, Collections.disjoint(one, other)));
            }
        });
        return List.copyOf(steps);
    }

    /** The steps of both, of which none is in both. */
    public OwnershipHandoffs plus(OwnershipHandoffs other) {
        return new OwnershipHandoffs(steps.plus(other.steps));
    }

    /** Share of the steps that are handed over; n counts steps. */
    public Measured<Ratio> ratio() {
        return steps.ratio(
                Basis.timeless("fraction", "ownership-handoffs: handed over / steps between phases"),
                "No product has teams for two phases.");
    }
}
