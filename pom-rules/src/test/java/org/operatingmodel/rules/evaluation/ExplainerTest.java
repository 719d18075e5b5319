package org.operatingmodel.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.evaluation.Given.OTHER;
import static org.operatingmodel.rules.evaluation.Given.PORTAL;
import static org.operatingmodel.rules.evaluation.Given.daysAgo;
import static org.operatingmodel.rules.evaluation.Given.evidence;
import static org.operatingmodel.rules.evaluation.Given.explain;
import static org.operatingmodel.rules.evaluation.Given.milestone;
import static org.operatingmodel.rules.evaluation.Given.risk;
import static org.operatingmodel.rules.evaluation.Given.scoped;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.FailedCondition.Kind;
import org.operatingmodel.decision.FailedConstraint;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.NearMiss;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.Population;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.Severity;

class ExplainerTest {
    private static final String TELEMETRY = """
            $e : Evidence( productId == $product, kind == EvidenceKind.TELEMETRY, subject == "checkout.completed",
                           observedWithin( Duration.ofDays( 14 ), $asOf ) )""";
    private static final FailedConstraint TOO_OLD = new FailedConstraint(
            "observedWithin( Duration.ofDays( 14 ), $asOf )",
            6,
            16,
            "observedAt 2026-05-22T00:00:00Z",
            "observed within 14 days before 2026-06-21T00:00:00Z");

    private static Evidence telemetry(String id, Instant observedAt) {
        return evidence(id, EvidenceKind.TELEMETRY, "checkout.completed", observedAt);
    }

    private static List<FailedCondition> failed(String conditions, Record... facts) {
        return ((Unmet) explain(conditions, facts)).failedConditions();
    }

    private static FailedCondition onlyFailed(String conditions, Record... facts) {
        List<FailedCondition> failed = failed(conditions, facts);
        assertThat(failed).hasSize(1);
        return failed.get(0);
    }

    private static NearMiss near(String variable, Record fact, Presence presence, FailedConstraint... failed) {
        return new NearMiss(new FactReference(variable, fact), presence, List.of(failed));
    }

    @Test
    void met_shows_the_first_match_and_how_many_there_are() {
        Met met = (Met) explain(TELEMETRY, telemetry("EV-1", daysAgo(3)), telemetry("EV-2", daysAgo(2)));
        assertThat(met.facts()).containsExactly(new FactReference("$e", telemetry("EV-1", daysAgo(3))));
        assertThat(met.matches()).isEqualTo(2);
        assertThat(met.lookedAt()).isEmpty();
    }

    @Test
    void met_by_a_negation_shows_what_was_looked_at() {
        Met met = (Met) explain(
                "not ProductRisk( severity == Severity.CRITICAL )",
                risk("R-1", Severity.LOW, true, null),
                risk("R-2", Severity.HIGH, true, null));
        assertThat(met.facts()).isEmpty();
        assertThat(met.lookedAt())
                .containsExactly(
                        new Population("not ProductRisk( severity == Severity.CRITICAL )", 5, 1, "ProductRisk", 2));
    }

    @Test
    void missing_evidence_says_what_would_be_enough() {
        FailedCondition failed = onlyFailed(TELEMETRY);
        assertThat(failed)
                .isEqualTo(new FailedCondition(
                        Kind.MISSING,
                        TELEMETRY,
                        5,
                        1,
                        "no Evidence with kind TELEMETRY and subject 'checkout.completed', observed within 14 days before"
                                + " 2026-06-21T00:00:00Z",
                        List.of(
                                new Requirement("productId", "==", PORTAL, "productId partner-portal"),
                                new Requirement("kind", "==", EvidenceKind.TELEMETRY, "kind TELEMETRY"),
                                new Requirement("subject", "==", "checkout.completed", "subject 'checkout.completed'"),
                                new Requirement(
                                        "observedWithin",
                                        "is",
                                        null,
                                        "observed within 14 days before 2026-06-21T00:00:00Z")),
                        List.of(),
                        0));
    }

    @Test
    void stale_evidence_is_near_and_says_how_old_it_is() {
        Evidence stale = telemetry("EV-17", Instant.parse("2026-05-22T00:00:00Z"));
        assertThat(onlyFailed(TELEMETRY, stale).nearest()).containsExactly(near("$e", stale, Presence.COUNTS, TOO_OLD));
    }

    @Test
    void fourteen_days_are_within_fourteen_days_and_a_second_more_is_not() {
        assertThat(explain(TELEMETRY, telemetry("EV-1", daysAgo(14)))).isInstanceOf(Met.class);
        assertThat(explain(TELEMETRY, telemetry("EV-1", daysAgo(14).minusSeconds(1))))
                .isInstanceOf(Unmet.class);
    }

    @Test
    void expired_and_future_evidence_is_near_for_its_presence() {
        Evidence expired =
                evidence("EV-1", PORTAL, EvidenceKind.TELEMETRY, "checkout.completed", daysAgo(5), daysAgo(1), null);
        Evidence future = telemetry("EV-2", daysAgo(-1));
        FailedCondition failed = onlyFailed(TELEMETRY, future, expired);
        assertThat(failed.population()).isZero();
        assertThat(failed.nearest())
                .containsExactly(
                        near("$e", expired, Presence.EXPIRED),
                        near(
                                "$e",
                                future,
                                Presence.NOT_YET,
                                new FailedConstraint(
                                        TOO_OLD.text(), 6, 16, "observedAt 2026-06-22T00:00:00Z", TOO_OLD.required())));
    }

    @Test
    void evidence_of_another_product_is_not_near() {
        Evidence other = evidence("EV-1", OTHER, EvidenceKind.TELEMETRY, "checkout.completed", daysAgo(2), null, null);
        FailedCondition failed = onlyFailed(TELEMETRY, other);
        assertThat(failed.nearest()).isEmpty();
        assertThat(failed.population()).isEqualTo(1);
    }

    @Test
    void the_nearest_miss_least_and_differ_least_in_kind() {
        Evidence runbook = evidence("EV-1", EvidenceKind.RUNBOOK, "checkout.completed", daysAgo(1));
        Evidence otherEvent = evidence("EV-2", EvidenceKind.TELEMETRY, "login", daysAgo(30));
        Evidence stale = telemetry("EV-3", Instant.parse("2026-05-22T00:00:00Z"));
        Evidence nothing = evidence("EV-4", EvidenceKind.ON_CALL, null, daysAgo(30));
        assertThat(onlyFailed(TELEMETRY, runbook, otherEvent, stale, nothing).nearest())
                .extracting(miss -> miss.fact().id())
                .containsExactly("EV-3", "EV-1", "EV-2");
    }

    @Test
    void every_failing_condition_that_can_be_judged_is_told_and_no_other() {
        List<FailedCondition> failed = failed(
                """
                $runbook : Evidence( kind == EvidenceKind.RUNBOOK )
                $exercise : Evidence( kind == EvidenceKind.RUNBOOK_EXERCISE, subject == $runbook.id.value )
                Approval( evidenceId == $exercise.id )
                Approval( evidenceId == $runbook.id, approver != $runbook.author )
                not ProductRisk( open, severity == Severity.CRITICAL )""",
                evidence("EV-1", EvidenceKind.RUNBOOK, null, daysAgo(9)),
                new Approval(new ApprovalId("A-1"), PORTAL, new EvidenceId("EV-1"), new PersonId("ada"), daysAgo(1)),
                risk("R-7", Severity.CRITICAL, true, null));
        assertThat(failed)
                .extracting(FailedCondition::summary)
                .containsExactly(
                        "no Evidence with kind RUNBOOK_EXERCISE and subject 'EV-1'",
                        "no Approval with evidenceId EV-1 and approver other than ada",
                        "1 open ProductRisk with severity CRITICAL is in the way: R-7");
        assertThat(failed).extracting(FailedCondition::line).containsExactly(6, 8, 9);
    }

    @Test
    void the_combination_with_the_fewest_failing_conditions_is_told() {
        List<FailedCondition> failed = failed(
                """
                $runbook : Evidence( kind == EvidenceKind.RUNBOOK )
                Evidence( kind == EvidenceKind.RUNBOOK_EXERCISE, subject == $runbook.id.value )
                Approval( evidenceId == $runbook.id )""",
                evidence("EV-1", EvidenceKind.RUNBOOK, null, daysAgo(9)),
                evidence("EV-2", EvidenceKind.RUNBOOK, null, daysAgo(8)),
                new Approval(new ApprovalId("A-1"), PORTAL, new EvidenceId("EV-2"), new PersonId("ada"), daysAgo(1)));
        assertThat(failed)
                .extracting(FailedCondition::summary)
                .containsExactly("no Evidence with kind RUNBOOK_EXERCISE and subject 'EV-2'");
    }

    @Test
    void what_must_not_be_there_is_in_the_way() {
        ProductRisk critical = risk("R-7", Severity.CRITICAL, true, null);
        FailedCondition failed = onlyFailed(
                "not ProductRisk( productId == $product, open, severity == Severity.CRITICAL )",
                risk("R-1", Severity.LOW, true, null),
                critical,
                risk("R-8", Severity.CRITICAL, true, null));
        assertThat(failed.kind()).isEqualTo(Kind.IN_THE_WAY);
        assertThat(failed.summary()).isEqualTo("2 open ProductRisk with severity CRITICAL are in the way: R-7 and R-8");
        assertThat(failed.nearest().get(0)).isEqualTo(near(null, critical, Presence.COUNTS));
        assertThat(failed.population()).isEqualTo(3);
        assertThat(failed.enough()).isEmpty();
    }

    @Test
    void facts_that_must_not_be_there_together_are_told_together_and_each_pair_once() {
        String text = """
                not ( ProductRisk( open, $id : id, $severity : severity )
                      and ProductRisk( open, id != $id, severity == $severity ) )""";
        ProductRisk one = risk("R-1", Severity.LOW, true, null);
        ProductRisk other = risk("R-8", Severity.LOW, true, null);
        FailedCondition pair = onlyFailed(text, one, other, risk("R-7", Severity.CRITICAL, true, null));
        assertThat(pair.kind()).isEqualTo(Kind.IN_THE_WAY);
        assertThat(pair.summary()).isEqualTo("ProductRisk R-1 and ProductRisk R-8 are in the way together");
        assertThat(pair.nearest()).extracting(miss -> miss.fact().id()).containsExactly("R-1", "R-8");
        assertThat(onlyFailed(text, one, other, risk("R-9", Severity.LOW, true, null))
                        .summary())
                .isEqualTo("ProductRisk R-1 and ProductRisk R-8 are in the way together, and 2 more");
    }

    @Test
    void forall_of_one_pattern_shows_what_each_counterexample_misses() {
        ProductRisk orphan = risk("R-7", Severity.HIGH, true, null, milestone("fix", daysAgo(-5), false));
        FailedCondition failed = onlyFailed(
                "forall( ProductRisk( owner != null, onTrackAt( $asOf ) ) )",
                orphan,
                risk("R-8", Severity.LOW, true, "ada", milestone("fix", daysAgo(-5), false)));
        assertThat(failed.kind()).isEqualTo(Kind.NOT_FOR_ALL);
        assertThat(failed.summary()).isEqualTo("1 of 2 ProductRisk is not as it must be: R-7");
        assertThat(failed.nearest())
                .containsExactly(near(
                        null,
                        orphan,
                        Presence.COUNTS,
                        new FailedConstraint("owner != null", 5, 22, "owner absent", "owner present")));
    }

    @Test
    void forall_of_two_patterns_shows_which_fact_is_missing_and_what_comes_near_it() {
        FailedCondition failed = onlyFailed(
                "forall( $r : ProductRisk( open, severity >= Severity.HIGH )"
                        + " Evidence( kind == EvidenceKind.CONTROL_TEST, subject == $r.id.value ) )",
                risk("R-7", Severity.HIGH, true, null),
                risk("R-8", Severity.HIGH, true, null),
                risk("R-9", Severity.LOW, true, null),
                evidence("EV-1", EvidenceKind.CONTROL_TEST, "R-8", daysAgo(3)));
        assertThat(failed.summary())
                .isEqualTo(
                        "1 of 2 open ProductRisk with severity at least HIGH lacks what it must have: for R-7 there is"
                                + " no Evidence with kind CONTROL_TEST and subject 'R-7'");
        assertThat(failed.nearest())
                .containsExactly(near(
                        null,
                        evidence("EV-1", EvidenceKind.CONTROL_TEST, "R-8", daysAgo(3)),
                        Presence.COUNTS,
                        new FailedConstraint("subject == $r.id.value", 5, 106, "subject 'R-8'", "subject 'R-7'")));
    }

    @Test
    void a_group_is_explained_by_its_first_element_that_fails() {
        FailedCondition failed = onlyFailed(
                "exists( $e : Evidence( kind == EvidenceKind.RUNBOOK ) and Approval( evidenceId == $e.id ) )",
                evidence("EV-1", EvidenceKind.RUNBOOK, null, daysAgo(9)));
        assertThat(failed.text()).isEqualTo("Approval( evidenceId == $e.id )");
        assertThat(failed.summary()).isEqualTo("no Approval with evidenceId EV-1");
    }

    @Test
    void alternatives_tell_all_that_would_do() {
        Evidence small =
                evidence("EV-1", PORTAL, EvidenceKind.TRAINING, null, daysAgo(9), null, new BigDecimal("2.50"));
        FailedCondition failed = onlyFailed(
                "( Evidence( kind == EvidenceKind.ON_CALL ) or Evidence( kind == EvidenceKind.TRAINING, value > 2.5 ) )",
                small);
        assertThat(failed.summary())
                .isEqualTo(
                        "none of the alternatives holds: no Evidence with kind ON_CALL; no Evidence with kind TRAINING"
                                + " and value more than 2.5");
        assertThat(failed.enough()).extracting(Requirement::text).containsExactly("kind ON_CALL");
        assertThat(failed.nearest()).extracting(miss -> miss.fact().fact()).containsExactly(small);
    }

    @Test
    void a_computed_value_is_told_with_its_bound() {
        FailedCondition failed = onlyFailed(
                "accumulate( $e : Evidence( kind == EvidenceKind.TRAINING, $v : value ); $n : count( $e ),"
                        + " $sum : sum( $v ); $n >= 2, $sum > 10.5 && $sum < 100 )",
                evidence("EV-1", PORTAL, EvidenceKind.TRAINING, null, daysAgo(1), null, new BigDecimal("7.50")));
        assertThat(failed.kind()).isEqualTo(Kind.COMPUTED);
        assertThat(failed.summary())
                .isEqualTo(
                        "over Evidence with kind TRAINING: count was 1, must be at least 2; sum was 7.50, must be more"
                                + " than 10.5");
        assertThat(failed.enough())
                .containsExactly(
                        new Requirement("count", ">=", 2L, "count at least 2"),
                        new Requirement("sum", ">", new BigDecimal("10.5"), "sum more than 10.5"));
    }

    @Test
    void elements_of_a_list_are_near_too() {
        FailedCondition failed = onlyFailed(
                "$r : ProductRisk() Milestone( done, due > $asOf ) from $r.milestones",
                risk("R-7", Severity.LOW, true, null, milestone("design", daysAgo(1), true)));
        assertThat(failed.summary())
                .isEqualTo("no done Milestone with due after 2026-06-21T00:00:00Z in milestones of ProductRisk R-7");
        assertThat(failed.nearest().get(0).failed())
                .containsExactly(new FailedConstraint(
                        "due > $asOf", 5, 37, "due 2026-06-20T00:00:00Z", "due after 2026-06-21T00:00:00Z"));
    }

    @Test
    void a_product_out_of_scope_is_told_what_the_scope_asks() {
        NotApplicable notApplicable = (NotApplicable) explain(scoped(
                "GateReview( product.channels contains Channel.MOBILE, product.stage == Stage.MVP )", "Evidence()"));
        assertThat(notApplicable.scope().kind()).isEqualTo(Kind.OUT_OF_SCOPE);
        assertThat(notApplicable.scope().summary())
                .isEqualTo(
                        "applies only with product.channels containing MOBILE, but found product.channels [WEB, API]");
    }

    @Test
    void an_exhausted_budget_is_unevaluable_with_its_place() {
        Evidence[] many = new Evidence[101];
        for (int i = 0; i < many.length; i++) {
            many[i] = telemetry("EV-" + i, daysAgo(1));
        }
        Unevaluable unevaluable = (Unevaluable) explain("Evidence() Evidence() Evidence()", many);
        assertThat(unevaluable.cause())
                .isEqualTo(
                        "exceeded the step budget of 1000000 constraint evaluations; join the patterns by comparing a"
                                + " property of one with a variable of another");
        assertThat(unevaluable.text()).isEqualTo("Evidence()");
        assertThat(unevaluable.line()).isEqualTo(5);
    }

    @Test
    void values_are_told_in_plain_words() {
        assertThat(Values.words(Duration.ofHours(36))).isEqualTo("36 hours");
        assertThat(Values.words(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(Values.words(Duration.ofSeconds(61))).isEqualTo("61 seconds");
        assertThat(Values.words(Duration.ofMillis(1))).isEqualTo("PT0.001S");
        assertThat(Values.words(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Values.words(new BigDecimal("1E+1000000"))).isEqualTo("1E+1000000");
        assertThat(Values.words(null)).isEqualTo("absent");
        assertThat(Values.words(List.of("a", 1))).isEqualTo("['a', 1]");
    }
}
