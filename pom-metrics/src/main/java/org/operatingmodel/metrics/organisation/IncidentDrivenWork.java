package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * <p>Definition: items first seen in a window that an action of an incident's review became / items first seen in it. An
 * item that was there before the incident occurred did not become of it, and an action counts if it was agreed on before
 * the end of the window.
 * <p>Unit and range: flow items; the share 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different items.
 * <p>Limits: an item of the days between the incident and its review counts, whoever raised it.
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
        Map<FlowItemId, Instant> since = since(incidents, to);
        return new IncidentDrivenWork(Share.of(raised(items, from, to), item -> driven(item, since)), to);
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
        Map<FlowItemId, Instant> since = since(incidents, to);
        return Share.behind(count, raised(items, from, to), item -> driven(item, since));
    }

    /** When the first incident occurred of which an action became the item. */
    private static Map<FlowItemId, Instant> since(Collection<Incident> incidents, Instant to) {
        Map<FlowItemId, Instant> since = new HashMap<>();
        incidents.forEach(incident -> incident.actions().forEach(action -> {
            if (action.flowItemId() != null && action.agreedAt().isBefore(to)) {
                since.merge(
                        action.flowItemId(), incident.occurredAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }));
        return since;
    }

    private static boolean driven(FlowItem item, Map<FlowItemId, Instant> since) {
        Instant occurred = since.get(item.id());
        return occurred != null && !firstSeen(item).isBefore(occurred);
    }

    private static Instant firstSeen(FlowItem item) {
        return item.transitions().get(0).enteredAt();
    }

    private static List<FlowItem> raised(Collection<FlowItem> items, Instant from, Instant to) {
        return items.stream()
                .filter(item ->
                        !firstSeen(item).isBefore(from) && firstSeen(item).isBefore(to))
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
