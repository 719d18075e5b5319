package org.operatingmodel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.product.ProductId;

class VerdictChangeTest {
    private static final Instant FIRST = Instant.parse("2026-06-20T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-06-21T00:00:00Z");
    private static final PackId STANDARD = new PackId("standard");
    private static final FailedCondition FAILED = new FailedCondition(
            FailedCondition.Kind.MISSING, "Evidence( )", 12, 5, "no Evidence", List.of(), List.of(), 0);

    /** The decision of a product before the MVP exit; results are written {@code +telemetry} for met, {@code -} for unmet. */
    private static GateDecision decision(String product, String gate, Instant asOf, String... results) {
        List<CriterionResult> all = Arrays.stream(results)
                .map(result -> result(gate, result.substring(1), result.startsWith("+")))
                .toList();
        return new GateDecision(GateRequest.of(product, gate), asOf, STANDARD, List.of(), all, List.of());
    }

    private static CriterionResult result(String gate, String id, boolean met) {
        Criterion criterion = new Criterion(
                new GateId(gate), new CriterionId(id), Enforcement.MANDATORY, id, STANDARD, "gate.drl", 10, "Do it.");
        return met ? new Met(criterion, List.of(), 1, List.of()) : new Unmet(criterion, List.of(FAILED), List.of());
    }

    private static PortfolioReview review(Instant asOf, GateDecision... decisions) {
        return new PortfolioReview(asOf, List.of(decisions), List.of());
    }

    @Test
    void a_verdict_that_changes_is_told_with_the_criteria_that_did() {
        PortfolioReview earlier = review(FIRST, decision("portal", "mvp-exit", FIRST, "-telemetry", "+feedback"));
        PortfolioReview later = review(SECOND, decision("portal", "mvp-exit", SECOND, "+telemetry", "+feedback"));

        assertThat(later.changesSince(earlier)).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(Verdict.BLOCKED);
            assertThat(change.after()).isEqualTo(Verdict.PASSED);
            assertThat(change.ofVerdict()).isTrue();
            assertThat(change.key()).isEqualTo("portal/mvp-exit#blocked>passed@2026-06-21T00:00:00Z");
            assertThat(change.text()).isEqualTo("""
                    portal  mvp-exit  blocked -> passed
                      telemetry: unmet -> met
                    """);
        });
    }

    @Test
    void a_criterion_that_changes_below_the_same_verdict_is_no_event() {
        PortfolioReview earlier =
                review(FIRST, decision("portal", "mvp-exit", FIRST, "-telemetry", "-feedback", "+old"));
        PortfolioReview later =
                review(SECOND, decision("portal", "mvp-exit", SECOND, "-telemetry", "+feedback", "+new"));

        assertThat(later.changesSince(earlier)).singleElement().satisfies(change -> {
            assertThat(change.ofVerdict()).isFalse();
            assertThat(change.text()).isEqualTo("""
                    portal  mvp-exit  blocked
                      feedback: unmet -> met
                      new: not asked -> met
                      old: met -> not asked
                    """);
        });
    }

    @Test
    void a_product_that_moves_on_leaves_one_gate_and_comes_before_another() {
        PortfolioReview earlier = review(FIRST, decision("portal", "mvp-exit", FIRST, "+telemetry"));
        PortfolioReview later = review(SECOND, decision("portal", "limited-launch-exit", SECOND, "-slo"));

        assertThat(later.changesSince(earlier))
                .extracting(VerdictChange::key)
                .containsExactly(
                        "portal/limited-launch-exit#not-asked>blocked@2026-06-21T00:00:00Z",
                        "portal/mvp-exit#passed>not-asked@2026-06-21T00:00:00Z");
    }

    @Test
    void the_same_again_changes_nothing() {
        PortfolioReview earlier = review(FIRST, decision("portal", "mvp-exit", FIRST, "-telemetry"));
        PortfolioReview later = review(SECOND, decision("portal", "mvp-exit", SECOND, "-telemetry"));

        assertThat(later.changesSince(earlier)).isEmpty();
        assertThat(later.changesSince(later)).isEmpty();
    }

    @Test
    void the_later_review_is_asked() {
        assertThatThrownBy(() -> review(FIRST).changesSince(review(SECOND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("earlier.asOf must be at or before '2026-06-20T00:00:00Z', but was"
                        + " '2026-06-21T00:00:00Z'. Ask the later review.");
    }

    @Test
    void a_change_of_nothing_is_none() {
        assertThatThrownBy(() -> new VerdictChange(
                        new ProductId("portal"), GateId.MVP_EXIT, Verdict.PASSED, Verdict.PASSED, List.of(), SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("VerdictChange.after must differ from before, or a criterion must have changed, but both"
                        + " verdicts were 'PASSED'. Leave the change out.");
        assertThatThrownBy(() -> new VerdictChange.CriterionChange(new CriterionId("telemetry"), "met", "met"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "CriterionChange.after must differ from before, but both were 'met'. Leave the change out.");
    }
}
