package org.operatingmodel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;

/** Rows 131 and 211 of the operating model: changes of verdicts as they happen, each exactly once. */
class VerdictChangeProperties {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final PackId STANDARD = new PackId("standard");

    /** A review in which the bits say which of three criteria of which of two products are met; 64 and more: no product b. */
    private static PortfolioReview review(int bits, int hour) {
        Instant asOf = START.plusSeconds(3600L * hour);
        List<GateDecision> decisions = new ArrayList<>();
        decisions.add(decision("portal", bits & 7, asOf));
        if (bits < 64) {
            decisions.add(decision("mobile", bits >> 3, asOf));
        }
        return new PortfolioReview(asOf, decisions, List.of());
    }

    private static GateDecision decision(String product, int bits, Instant asOf) {
        List<CriterionResult> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Criterion criterion = new Criterion(
                    GateId.MVP_EXIT,
                    new CriterionId("mvp.c" + i),
                    i < 2 ? Enforcement.MANDATORY : Enforcement.ADVISORY,
                    "MVP exit: c" + i,
                    STANDARD,
                    "gate.drl",
                    10,
                    null);
            results.add(
                    (bits >> i & 1) == 1
                            ? new Met(criterion, List.of(), 1, List.of())
                            : new Unmet(
                                    criterion,
                                    List.of(new FailedCondition(
                                            FailedCondition.Kind.MISSING, "E( )", 1, 1, "no", List.of(), List.of(), 0)),
                                    List.of()));
        }
        return new GateDecision(GateRequest.of(product, "mvp-exit"), asOf, STANDARD, List.of(), results, List.of());
    }

    @Property
    void a_host_that_delivers_by_key_tells_of_each_change_once_and_ends_where_the_last_review_is(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 71) Integer> hours, @ForAll long seed) {
        List<VerdictChange> sent = new ArrayList<>();
        for (int i = 1; i < hours.size(); i++) {
            sent.addAll(review(hours.get(i), i).changesSince(review(hours.get(i - 1), i - 1)));
        }
        List<VerdictChange> events =
                sent.stream().filter(VerdictChange::ofVerdict).toList();
        Set<String> keys = new HashSet<>();
        events.forEach(
                event -> assertThat(keys.add(event.key())).as(event.key()).isTrue());

        List<VerdictChange> again = new ArrayList<>(events);
        again.addAll(events);
        Collections.shuffle(again, new Random(seed));
        Set<String> delivered = new HashSet<>();
        assertThat(again.stream().filter(event -> delivered.add(event.key()))).hasSameSizeAs(events);

        Map<GateRequest, Verdict> state = new HashMap<>();
        review(hours.get(0), 0).decisions().forEach(first -> state.put(first.request(), first.verdict()));
        for (VerdictChange event : events) {
            GateRequest request = new GateRequest(event.productId(), event.gateId());
            assertThat(state.get(request)).isEqualTo(event.before());
            if (event.after() == null) {
                state.remove(request);
            } else {
                state.put(request, event.after());
            }
        }
        Map<GateRequest, Verdict> last = new HashMap<>();
        review(hours.get(hours.size() - 1), hours.size() - 1)
                .decisions()
                .forEach(decision -> last.put(decision.request(), decision.verdict()));
        assertThat(state).isEqualTo(last);
    }

    @Property
    void the_same_two_reviews_have_the_same_changes_and_equal_ones_have_none(
            @ForAll @IntRange(max = 71) int before, @ForAll @IntRange(max = 71) int after) {
        List<VerdictChange> changes = review(after, 1).changesSince(review(before, 0));

        assertThat(review(after, 1).changesSince(review(before, 0))).isEqualTo(changes);
        assertThat(review(before, 1).changesSince(review(before, 0))).isEmpty();
        boolean same = before == after || before >= 64 && after >= 64 && (before & 7) == (after & 7);
        assertThat(changes.isEmpty()).isEqualTo(same);
    }
}
