package org.operatingmodel.metrics.flow;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

/**
 * How much of the completed work was not seen on its whole way from idea to implementation.
 *
 * <p>Definition: completed items that were never seen new, or never seen active / completed items.
 * <p>Unit and range: flow items; the share 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different items as of the same
 * instant.
 * <p>Limits: a state that was entered late on paper counts as seen. Waiting is no part of it: work may never wait.
 *
 * @param unseen the items that were not seen on their whole way, among those that are completed
 * @param horizon what happened strictly before it is known; absent for {@link #EMPTY}
 * @see <a href="https://itrevolution.com/product/project-to-product/">Kersten, Project to Product, 2018: visibility of the
 *     value stream from idea to implementation</a>
 * @since 0.1
 */
public record BlindSpots(Share unseen, @Nullable Instant horizon) implements Serializable {
    /** No items. */
    public static final BlindSpots EMPTY = new BlindSpots(Share.EMPTY, null);

    /** @throws NullPointerException if there are no items to count */
    public BlindSpots {
        Objects.requireNonNull(unseen, "BlindSpots.unseen");
    }

    /**
     * The blind spots among items.
     *
     * @param items items of work, in any order
     * @param asOf what happened strictly before it is known
     */
    public static BlindSpots of(Collection<FlowItem> items, Instant asOf) {
        return new BlindSpots(Share.of(completed(items, asOf), BlindSpots::unseen), asOf);
    }

    /**
     * The completed items that were seen on their whole way, or were not, in their order and as they were known.
     *
     * @param count those that were not seen, or the rest
     * @param items items of work, in any order
     * @param asOf what happened strictly before it is known
     */
    public static List<FlowItem> behind(Share.Count count, Collection<FlowItem> items, Instant asOf) {
        return Share.behind(count, completed(items, asOf), BlindSpots::unseen);
    }

    private static List<FlowItem> completed(Collection<FlowItem> items, Instant asOf) {
        return items.stream()
                .flatMap(item -> item.asOf(asOf).stream())
                .filter(item -> item.flowState() == FlowState.DONE)
                .toList();
    }

    private static boolean unseen(FlowItem item) {
        return !item.wasIn(FlowState.NEW) || !item.wasIn(FlowState.ACTIVE);
    }

    /**
     * The items of both, of which none is in both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     */
    public BlindSpots plus(BlindSpots other) {
        return new BlindSpots(
                unseen.plus(other.unseen), Guard.sameHorizon("BlindSpots.horizon", horizon, other.horizon));
    }

    /** Share of the completed items that were not seen on their whole way. Absent without any; n counts completed items. */
    public Measured<Ratio> share() {
        return unseen.ratio(
                new Basis("fraction", "blind-spots: completed and never seen new or active / completed", horizon),
                "No item was completed.");
    }
}
