package org.operatingmodel.metrics.learning;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.Trace;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.portfolio.Portfolio;

/**
 * How far insights get on the way over decision, execution and learning to strategy, and how long that takes.
 *
 * <p>Definition: a link is reached at its time: a decision when its last vote was cast, execution when the item was done,
 * learning when the experiment was completed. A trace is complete when all four links are reached, none before the one that
 * it follows. A link is broken when a later one is named and it is not, or when it was reached before the one that it follows.
 * <p>Unit and range: traces, 0 or more; completeness 0 to 1; times in milliseconds. Empty case: no share, no times.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over different traces as of the same
 * instant.
 * <p>Limits: whether a decision stands is for the decision rights to say; here it is one that somebody voted on.
 *
 * @param complete the complete traces among all whose insight is known
 * @param broken how many of them have a broken link
 * @param times from insight to strategy; those that are not complete are open
 * @param horizon what happened strictly before it is known; absent for {@link #EMPTY}
 * @since 0.1
 */
public record TraceChains(
        Share complete,
        long broken,
        CensoredTimes times,
        @Nullable Instant horizon) implements Serializable {
    /** No traces. */
    public static final TraceChains EMPTY = new TraceChains(Share.EMPTY, 0, CensoredTimes.EMPTY, null);

    /** @throws IllegalArgumentException if more traces are broken than there are */
    public TraceChains {
        Objects.requireNonNull(complete, "TraceChains.complete");
        Guard.notNegative("TraceChains.broken", broken);
        if (broken > complete.whole()) {
            throw new IllegalArgumentException("TraceChains.broken must be at most all traces '" + complete.whole()
                    + "', but was '" + broken + "'. Count each trace once.");
        }
        Objects.requireNonNull(times, "TraceChains.times");
    }

    /**
     * The traces of a portfolio, but those of retired products.
     *
     * @param portfolio the portfolio
     * @param asOf what happened strictly before it is known
     */
    public static TraceChains of(Portfolio portfolio, Instant asOf) {
        Links links = new Links(portfolio, asOf);
        List<Trace> known = links.known(portfolio.live(portfolio.traces()));
        List<Spell> spells = new ArrayList<>();
        long complete = 0;
        long broken = 0;
        for (Trace trace : known) {
            boolean whole =
                    links.broken(trace).isEmpty() && links.reached(trace).size() == TraceLink.values().length;
            complete += whole ? 1 : 0;
            broken += links.broken(trace).isEmpty() ? 0 : 1;
            spells.add(new Spell(
                    links.gainedAt(trace), whole ? links.reached(trace).get(TraceLink.STRATEGY) : null));
        }
        return new TraceChains(new Share(complete, known.size()), broken, CensoredTimes.of(spells, asOf), asOf);
    }

    /**
     * The links that do not hold, by trace as the portfolio lists them, then in the order of the links.
     *
     * @param portfolio the portfolio
     * @param asOf what happened strictly before it is known
     */
    public static List<BrokenLink> brokenLinks(Portfolio portfolio, Instant asOf) {
        Links links = new Links(portfolio, asOf);
        return links.known(portfolio.live(portfolio.traces())).stream()
                .flatMap(trace -> links.broken(trace).stream())
                .toList();
    }

    /**
     * The traces of both.
     *
     * @throws IllegalArgumentException if they are taken as of different instants
     */
    public TraceChains plus(TraceChains other) {
        return new TraceChains(
                complete.plus(other.complete),
                Math.addExact(broken, other.broken),
                times.plus(other.times),
                Guard.sameHorizon("TraceChains.horizon", horizon, other.horizon));
    }

    /** Share of the traces that are complete. Absent without traces; n counts traces. */
    public Measured<Ratio> completeness() {
        return complete.ratio(
                new Basis("fraction", "trace-completeness: complete traces / traces", horizon), "There are no traces.");
    }

    /** What is known of the links. */
    private static final class Links {
        private final Map<InsightId, Instant> insights;
        private final Map<DecisionRecordId, Instant> decisions = new HashMap<>();
        private final Map<FlowItemId, Instant> items = new HashMap<>();
        private final Map<ExperimentId, Instant> experiments;

        Links(Portfolio portfolio, Instant asOf) {
            insights = portfolio.insights().stream()
                    .filter(insight -> insight.gainedAt().isBefore(asOf))
                    .collect(Collectors.toMap(Insight::id, Insight::gainedAt));
            experiments = portfolio.experiments().stream()
                    .filter(experiment -> experiment.completedAt().isBefore(asOf))
                    .collect(Collectors.toMap(Experiment::id, Experiment::completedAt));
            for (DecisionRecord decision : portfolio.decisions()) {
                decision.votes().stream()
                        .map(Vote::castAt)
                        .filter(at -> at.isBefore(asOf))
                        .max(Instant::compareTo)
                        .ifPresent(at -> decisions.put(decision.id(), at));
            }
            for (FlowItem item : portfolio.flowItems()) {
                item.asOf(asOf).flatMap(FlowItem::doneAt).ifPresent(at -> items.put(item.id(), at));
            }
        }

        List<Trace> known(Collection<Trace> traces) {
            return traces.stream()
                    .filter(trace -> insights.containsKey(trace.insightId()))
                    .toList();
        }

        Instant gainedAt(Trace trace) {
            return Optional.ofNullable(insights.get(trace.insightId())).orElseThrow();
        }

        EnumMap<TraceLink, Instant> reached(Trace trace) {
            EnumMap<TraceLink, Instant> reached = new EnumMap<>(TraceLink.class);
            put(reached, TraceLink.DECISION, trace.decisionId(), decisions::get);
            put(reached, TraceLink.EXECUTION, trace.flowItemId(), items::get);
            put(reached, TraceLink.LEARNING, trace.experimentId(), experiments::get);
            put(reached, TraceLink.STRATEGY, trace.strategyDecisionId(), decisions::get);
            return reached;
        }

        private static <I> void put(
                Map<TraceLink, Instant> reached, TraceLink link, @Nullable I id, Function<I, @Nullable Instant> at) {
            Instant found = id == null ? null : at.apply(id);
            if (found != null) {
                reached.put(link, found);
            }
        }

        private static @Nullable Object named(Trace trace, TraceLink link) {
            return switch (link) {
                case DECISION -> trace.decisionId();
                case EXECUTION -> trace.flowItemId();
                case LEARNING -> trace.experimentId();
                case STRATEGY -> trace.strategyDecisionId();
            };
        }

        List<BrokenLink> broken(Trace trace) {
            List<BrokenLink> broken = new ArrayList<>();
            Map<TraceLink, Instant> reached = reached(trace);
            Instant before = gainedAt(trace);
            String after = "INSIGHT";
            for (TraceLink link : TraceLink.values()) {
                Instant at = reached.get(link);
                if (named(trace, link) == null && laterNamed(trace, link)) {
                    broken.add(new BrokenLink(trace.id(), link, link + " must be named, because a later link is."));
                } else if (at != null && at.isBefore(before)) {
                    broken.add(new BrokenLink(
                            trace.id(),
                            link,
                            link + " must not be before " + after + " at " + before + ", but was at " + at + "."));
                }
                if (at != null && !at.isBefore(before)) {
                    before = at;
                    after = link.name();
                }
            }
            return broken;
        }

        private static boolean laterNamed(Trace trace, TraceLink link) {
            for (TraceLink later : TraceLink.values()) {
                if (later.compareTo(link) > 0 && named(trace, later) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
