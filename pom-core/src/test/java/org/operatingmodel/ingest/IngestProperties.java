package org.operatingmodel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;

/** Row 108 of the operating model: feeds may repeat themselves and come in any order. */
class IngestProperties {
    private static final FlowState[] STATES = FlowState.values();

    private static Evidence evidence(int n) {
        return IngestTest.evidence("proof-" + n, "subject");
    }

    /** A part of what is known of one of three items. */
    private static FlowItem item(int n) {
        int hour = n / 3;
        return IngestTest.item("I-" + n % 3, IngestTest.move("state", STATES[hour % STATES.length], hour));
    }

    private static PortfolioPatch patch(Portfolio portfolio, List<Integer> proofs, List<Integer> moves) {
        List<EvidenceSource> evidence = new ArrayList<>();
        List<FlowSource> flow = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            evidence.add(IngestTest.evidenceOf("tool-" + i % 2, evidence(proofs.get(i))));
        }
        for (int i = 0; i < moves.size(); i++) {
            flow.add(IngestTest.flowOf("tracker-" + i % 2, item(moves.get(i))));
        }
        return Ingest.patch(portfolio, evidence, flow);
    }

    @Property
    void a_duplicate_feed_has_no_effect(
            @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> proofs,
            @ForAll @Size(max = 8) List<@IntRange(max = 20) Integer> moves) {
        PortfolioPatch once = patch(IngestTest.PORTFOLIO, proofs, moves);
        List<Integer> twice = new ArrayList<>(proofs);
        twice.addAll(proofs);
        List<Integer> again = new ArrayList<>(moves);
        again.addAll(moves);

        assertThat(patch(IngestTest.PORTFOLIO, twice, again)).isEqualTo(once);
        assertThat(patch(once.applyTo(IngestTest.PORTFOLIO), proofs, moves)).isEqualTo(PortfolioPatch.EMPTY);
        assertThat(once.add().getOrDefault("evidence", List.of()))
                .hasSize((int) proofs.stream().distinct().count());
    }

    @Property
    void the_order_of_feeds_does_not_matter_and_neither_does_reading_them_in_two_steps(
            @ForAll @Size(max = 6) List<@IntRange(max = 5) Integer> proofs,
            @ForAll @Size(max = 8) List<@IntRange(max = 20) Integer> moves,
            @ForAll long seed) {
        PortfolioPatch inOrder = patch(IngestTest.PORTFOLIO, proofs, moves);
        List<Integer> otherProofs = new ArrayList<>(proofs);
        List<Integer> otherMoves = new ArrayList<>(moves);
        Collections.shuffle(otherProofs, new Random(seed));
        Collections.shuffle(otherMoves, new Random(seed));

        assertThat(patch(IngestTest.PORTFOLIO, otherProofs, otherMoves)).isEqualTo(inOrder);

        Portfolio all = inOrder.applyTo(IngestTest.PORTFOLIO);
        Portfolio first = patch(IngestTest.PORTFOLIO, otherProofs, List.of()).applyTo(IngestTest.PORTFOLIO);
        Portfolio second = patch(first, List.of(), otherMoves).applyTo(first);
        assertThat(PortfolioPatch.between(second, all)).isEqualTo(PortfolioPatch.EMPTY);
    }
}
