package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
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
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.reliability.IncidentAction;

/**
 * How many of the actions that incident reviews agreed on came back as delivered work.
 *
 * <p>Definition: closure is actions delivered / actions agreed; the orphan share is actions that are linked to no item /
 * actions agreed.
 * <p>Unit and range: actions, 0 or more; shares 0 to 1. Empty case: no share.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different actions as of the same
 * instant.
 * <p>Limits: a young action counts against closure like an old one; {@link org.operatingmodel.metrics.CensoredTimes} from
 * agreement to delivery say how long it takes. An action counts as linked when it is now, whenever that was done.
 *
 * @param delivered how many actions are delivered
 * @param linked how many are linked to an item that is not delivered
 * @param orphans how many are linked to no item
 * @param horizon what happened strictly before it is known; absent for {@link #EMPTY}
 * @see <a href="https://sre.google/workbook/postmortem-culture/">Beyer and others, The Site Reliability Workbook, 2018,
 *     chapter 10, Postmortem Culture: action items that are tracked to completion</a>
 * @since 0.1
 */
public record LoopClosure(
        long delivered, long linked, long orphans, @Nullable Instant horizon) implements Serializable {
    /** No actions. */
    public static final LoopClosure EMPTY = new LoopClosure(0, 0, 0, null);

    /**
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} actions
     * @throws NullPointerException if there are actions as of no instant
     */
    public LoopClosure {
        Guard.notNegative("LoopClosure.delivered", delivered);
        Guard.notNegative("LoopClosure.linked", linked);
        Guard.notNegative("LoopClosure.orphans", orphans);
        if (Math.addExact(Math.addExact(delivered, linked), orphans) > 0) {
            Objects.requireNonNull(horizon, "LoopClosure.horizon");
        }
    }

    /**
     * The actions that were agreed before {@code asOf}.
     *
     * @param actions actions, in any order
     * @param asOf what happened strictly before it is known
     */
    public static LoopClosure of(Collection<ReviewAction> actions, Instant asOf) {
        return new LoopClosure(
                behind(Count.DELIVERED, actions, asOf).size(),
                behind(Count.LINKED, actions, asOf).size(),
                behind(Count.ORPHANS, actions, asOf).size(),
                asOf);
    }

    /**
     * The actions that reviews of incidents agreed on, as {@link #of} takes them, in their order; each is named by its
     * incident and its place from 1, such as {@code INC-7/1}.
     *
     * @param incidents the incidents
     * @param items the items of work that actions became, among others
     */
    public static List<ReviewAction> actions(Collection<Incident> incidents, Collection<FlowItem> items) {
        Map<FlowItemId, Instant> delivered = new HashMap<>();
        items.forEach(item -> item.doneAt().ifPresent(at -> delivered.put(item.id(), at)));
        List<ReviewAction> actions = new ArrayList<>();
        for (Incident incident : incidents) {
            int place = 1;
            for (IncidentAction action : incident.actions()) {
                Instant done = action.flowItemId() == null ? null : delivered.get(action.flowItemId());
                boolean before = done != null && done.isBefore(action.agreedAt());
                actions.add(new ReviewAction(
                        incident.id() + "/" + place++,
                        action.agreedAt(),
                        action.flowItemId(),
                        before ? action.agreedAt() : done));
            }
        }
        return List.copyOf(actions);
    }

    /**
     * The actions that a count consists of, in their order.
     *
     * @param count what is counted
     * @param actions actions, in any order
     * @param asOf what happened strictly before it is known
     */
    public static List<ReviewAction> behind(Count count, Collection<ReviewAction> actions, Instant asOf) {
        return actions.stream()
                .filter(action -> action.agreedAt().isBefore(asOf) && count(action, asOf) == count)
                .toList();
    }

    private static Count count(ReviewAction action, Instant asOf) {
        if (action.itemId() == null) {
            return Count.ORPHANS;
        }
        return new Spell(action.agreedAt(), action.deliveredAt()).closedAt(asOf) ? Count.DELIVERED : Count.LINKED;
    }

    /**
     * What is counted.
     *
     * @since 0.1
     */
    public enum Count {
        /** Actions that are delivered. */
        DELIVERED,
        /** Actions that are linked to an item that is not delivered. */
        LINKED,
        /** Actions that are linked to no item. */
        ORPHANS
    }

    /**
     * The actions of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public LoopClosure plus(LoopClosure other) {
        return new LoopClosure(
                Math.addExact(delivered, other.delivered),
                Math.addExact(linked, other.linked),
                Math.addExact(orphans, other.orphans),
                Guard.sameHorizon("LoopClosure.horizon", horizon, other.horizon));
    }

    /** Share of the actions that are delivered. Absent without actions; n counts actions. */
    public Measured<Ratio> closureRate() {
        return share(delivered, "loop-closure: actions delivered / actions agreed");
    }

    /** Share of the actions that are linked to no item. Absent without actions; n counts actions. */
    public Measured<Ratio> orphanShare() {
        return share(orphans, "orphan-actions: actions linked to no item / actions agreed");
    }

    private Measured<Ratio> share(long part, String convention) {
        return new Share(part, delivered + linked + orphans)
                .ratio(new Basis("fraction", convention, horizon), "There are no actions.");
    }
}
