package org.operatingmodel.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;

/**
 * Takes over what tools know into a portfolio, as a patch.
 *
 * <p>Definition: a fact under an id that is not there comes in; one that is there already, equal, changes nothing; the
 * transitions of a flow item are those that any source knows. So a feed that is read twice, and the order in which feeds are
 * read, make no difference. Two that say different things under one id are refused, by their names.
 * <p>Empty case: sources that know nothing new give {@link PortfolioPatch#EMPTY}.
 *
 * @since 0.1
 */
public final class Ingest {
    private static final String PORTFOLIO = "the portfolio";

    private final Map<EvidenceId, Told<Evidence>> evidence = new TreeMap<>(Comparator.comparing(EvidenceId::value));
    private final Map<FlowItemId, Told<FlowItem>> items = new TreeMap<>(Comparator.comparing(FlowItemId::value));
    private final Set<String> conflicts = new LinkedHashSet<>();

    private Ingest() {}

    /** A fact and who told it first, by name. */
    private record Told<T>(T fact, String source) {}

    /**
     * The patch that brings a portfolio up to what sources know.
     *
     * @param portfolio what is known already
     * @param evidence sources of evidence
     * @param flow sources of flow items
     * @throws IllegalArgumentException if two of them, or one and the portfolio, say different things under one id; the
     *     message names all of them
     */
    public static PortfolioPatch patch(Portfolio portfolio, List<EvidenceSource> evidence, List<FlowSource> flow) {
        Ingest ingest = new Ingest();
        portfolio.evidence().forEach(known -> ingest.take(known, PORTFOLIO));
        portfolio.flowItems().forEach(known -> ingest.take(known, PORTFOLIO));
        evidence.stream()
                .sorted(Comparator.comparing(EvidenceSource::name))
                .forEach(source -> source.evidence().forEach(told -> ingest.take(told, source.name())));
        flow.stream()
                .sorted(Comparator.comparing(FlowSource::name))
                .forEach(source -> source.flowItems().forEach(told -> ingest.take(told, source.name())));
        if (!ingest.conflicts.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", new TreeSet<>(ingest.conflicts)));
        }
        return ingest.patch(portfolio);
    }

    private PortfolioPatch patch(Portfolio portfolio) {
        Map<FlowItemId, FlowItem> before = new LinkedHashMap<>();
        portfolio.flowItems().forEach(item -> before.put(item.id(), item));
        List<Record> added = new ArrayList<>();
        List<Record> replaced = new ArrayList<>();
        for (Told<FlowItem> told : items.values()) {
            FlowItem known = before.get(told.fact().id());
            if (known == null) {
                added.add(told.fact());
            } else if (!known.equals(told.fact())) {
                replaced.add(told.fact());
            }
        }
        Set<EvidenceId> proven = new LinkedHashSet<>();
        portfolio.evidence().forEach(known -> proven.add(known.id()));
        List<Record> proofs = new ArrayList<>();
        for (Told<Evidence> told : evidence.values()) {
            if (!proven.contains(told.fact().id())) {
                proofs.add(told.fact());
            }
        }
        return new PortfolioPatch(
                Map.of("evidence", proofs, "flowItems", added), Map.of("flowItems", replaced), Map.of());
    }

    private void take(Evidence told, String source) {
        Told<Evidence> known = evidence.putIfAbsent(told.id(), new Told<>(told, source));
        if (known != null && !known.fact().equals(told)) {
            conflict("evidence", told.id().value(), known.source(), source, "is told differently");
        }
    }

    private void take(FlowItem told, String source) {
        Told<FlowItem> known = items.putIfAbsent(told.id(), new Told<>(told, source));
        if (known == null || known.fact().equals(told)) {
            return;
        }
        FlowItem first = known.fact();
        if (!Objects.equals(first.productId(), told.productId())
                || !Objects.equals(first.teamId(), told.teamId())
                || first.type() != told.type()) {
            conflict("flow item", told.id().value(), known.source(), source, "has another product, team or type");
            return;
        }
        Map<Moment, FlowTransition> moves = new LinkedHashMap<>();
        first.transitions().forEach(move -> moves.put(Moment.of(move), move));
        for (FlowTransition move : told.transitions()) {
            FlowTransition other = moves.putIfAbsent(Moment.of(move), move);
            if (other != null && !other.equals(move)) {
                conflict(
                        "flow item",
                        told.id().value(),
                        known.source(),
                        source,
                        "is in two states at " + move.enteredAt());
            }
        }
        items.put(
                told.id(),
                new Told<>(
                        new FlowItem(
                                told.id(), told.productId(), told.teamId(), told.type(), List.copyOf(moves.values())),
                        known.source()));
    }

    private void conflict(String what, String id, String one, String other, String how) {
        conflicts.add(what + " '" + id + "' must be the same wherever it is known, but " + how + " in "
                + (one.equals(other) ? "'" + one + "' itself" : "'" + one + "' and '" + other + "'")
                + ". Correct one, or give one another id.");
    }

    /** When a transition happened, and which of several at that instant it is. */
    private record Moment(Instant at, int sequence) {
        static Moment of(FlowTransition move) {
            return new Moment(move.enteredAt(), move.sequence());
        }
    }
}
