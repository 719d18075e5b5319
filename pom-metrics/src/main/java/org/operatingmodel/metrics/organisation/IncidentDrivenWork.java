package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.reliability.Incident;

/**
 * How much of what came onto the roadmap was put there by reviews of incidents.
 *
 * <p>Definition: items first seen in a window that an action of an incident's review became / items first seen in it.
 * <p>Unit and range: flow items; the share 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different items.
 * <p>Limits: an action that was added to an item that was there before changes nothing here.
 *
 * @param items the items that incidents led to, among those that came onto the roadmap
 * @param horizon the end of the last window; absent for {@link #EMPTY}
 * @see <a href="https://sre.google/workbook/postmortem-culture/">Beyer and others, The Site Reliability Workbook, 2018,
 *     chapter 10, Postmortem Culture</a>
 * @since 0.1
 */
public record IncidentDrivenWork(Share items, @Nullable Instant horizon) implements Serializable {
    /** No items. */
    public static final IncidentDrivenWork EMPTY = new IncidentDrivenWork(Share.EMPTY, null);

    /** @throws NullPointerException if there are no items to count */
    public IncidentDrivenWork {
        Objects.requireNonNull(items, "IncidentDrivenWork.items");
    }

    /**
     * The items of a window.
     *
     * @param items items of work, in any order
     * @param incidents incidents, in any order
     * @param from the start of the window, included
     * @param to its end, excluded, and the horizon
     */
    public static IncidentDrivenWork of(
            Collection<FlowItem> items, Collection<Incident> incidents, Instant from, Instant to) {
        Guard.inOrder("IncidentDrivenWork.from", from, "IncidentDrivenWork.to", to);
        Set<FlowItemId> driven = driven(incidents);
        return new IncidentDrivenWork(Share.of(raised(items, from, to), item -> driven.contains(item.id())), to);
    }

    /**
     * The items of a window that incidents led to, or did not, in their order.
     *
     * @param count those that incidents led to, or the rest
     * @param items items of work, in any order
     * @param incidents incidents, in any order
     * @param from the start of the window, included
     * @param to its end, excluded, and the horizon
     */
    public static List<FlowItem> behind(
            Share.Count count, Collection<FlowItem> items, Collection<Incident> incidents, Instant from, Instant to) {
        Set<FlowItemId> driven = driven(incidents);
        return Share.behind(count, raised(items, from, to), item -> driven.contains(item.id()));
    }

    private static Set<FlowItemId> driven(Collection<Incident> incidents) {
        Set<FlowItemId> driven = new HashSet<>();
        incidents.forEach(incident -> incident.actions().forEach(action -> {
            if (action.flowItemId() != null) {
                driven.add(action.flowItemId());
            }
        }));
        return driven;
    }

    private static List<FlowItem> raised(Collection<FlowItem> items, Instant from, Instant to) {
        return items.stream()
                .filter(item -> {
                    Instant first = item.transitions().get(0).enteredAt();
                    return !first.isBefore(from) && first.isBefore(to);
                })
                .toList();
    }

    /** The items of both, of which none is in both; the horizon is the later one. */
    public IncidentDrivenWork plus(IncidentDrivenWork other) {
        Instant later =
                horizon == null || other.horizon != null && other.horizon.isAfter(horizon) ? other.horizon : horizon;
        return new IncidentDrivenWork(items.plus(other.items), later);
    }

    /** Share of the items that incidents led to. Absent without items; n counts items. */
    public Measured<Ratio> share() {
        return items.ratio(
                new Basis("fraction", "incident-driven: items from actions of incidents / items first seen", horizon),
                "No item came onto the roadmap.");
    }
}
