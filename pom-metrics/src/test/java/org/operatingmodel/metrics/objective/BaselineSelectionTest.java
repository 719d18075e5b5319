package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.OBSERVED;
import static org.operatingmodel.metrics.objective.Samples.PORTAL;
import static org.operatingmodel.metrics.objective.Samples.STAGED;
import static org.operatingmodel.metrics.objective.Samples.any;
import static org.operatingmodel.metrics.objective.Samples.definition;
import static org.operatingmodel.metrics.objective.Samples.earlier;
import static org.operatingmodel.metrics.objective.Samples.id;
import static org.operatingmodel.metrics.objective.Samples.limits;
import static org.operatingmodel.metrics.objective.Samples.ms;
import static org.operatingmodel.metrics.objective.Samples.number;
import static org.operatingmodel.metrics.objective.Samples.only;
import static org.operatingmodel.metrics.objective.Samples.ratio;
import static org.operatingmodel.metrics.objective.Samples.retrieval;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.objective.BaselineSelection.Aggregate;
import org.operatingmodel.metrics.objective.BaselineSelection.WhenNoBaseline;
import org.operatingmodel.metrics.objective.BaselineSelection.Which;
import org.operatingmodel.reliability.SloVerdict;

class BaselineSelectionTest {
    private static final Objective RELATIVE = Objective.of(id("latency"), "p95", any("<=+8%"));

    private static BaselineSelection several(int results, Which which) {
        return new BaselineSelection(results, which, Aggregate.AVG, WhenNoBaseline.UNKNOWN);
    }

    private static Evaluation evaluate(BaselineSelection comparison, EarlierEvaluation... history) {
        return definition(comparison, limits("90", "75"), RELATIVE)
                .evaluate(retrieval(ms("p95", "380")), List.of(history));
    }

    private static EarlierEvaluation with(SloVerdict verdict, EarlierEvaluation base) {
        return new EarlierEvaluation(
                base.id(),
                base.subject(),
                base.metrics(),
                base.observedAt(),
                verdict,
                base.invalidated(),
                base.indicators());
    }

    /** SLO-EVALUATION 7, example 2, and both ends of each position. */
    @ParameterizedTest
    @CsvSource({
        "AVG, 210 190 250 230, 220",
        "P50, 210 190 250 230, 220", // position 2.5
        "P90, 210 190 250 230, 250", // position 4.5
        "P95, 210 190 250 230, 250", // position 4.75
        "P50, 7, 7", // position 1
        "P50, 9 7, 8", // position 1.5
        "P50, 9 7 4, 7", // position 2
        "P90, 1 2 3 4 5 6 7 8 90, 90", // position 9
        "P90, 1 2 3 4 5 6 7 80, 80", // position 8.1
        "P90, 1 2 3 4 5 6 7 8 9 10, 9.9", // position 9.9
        "P95, 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 20, 20", // position 19
        "P95, 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20, 19.95", // position 19.95
        "AVG, 1 0.1, 0.55"
    })
    void aggregates(Aggregate aggregate, String values, String expected) {
        assertThat(aggregate.of(
                        Stream.of(values.split(" ")).map(Samples::number).toList()))
                .isEqualTo(ratio(expected));
    }

    @Test
    void nothing_has_no_aggregate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aggregate.P50.of(List.of()))
                .withMessage("values must hold at least one, but held none. Say that there is no baseline instead.");
    }

    @Test
    void the_newest_one_is_taken_by_default() {
        Evaluation evaluation = evaluate(
                BaselineSelection.STANDARD,
                earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "352")),
                earlier("E-3", "2026-06-03T00:00:00Z", ms("p95", "360")),
                earlier("E-2", "2026-06-02T00:00:00Z", ms("p95", "368")));
        assertThat(evaluation.comparedWith()).containsExactly("E-3");
        assertThat(only(evaluation).baseline()).isEqualTo(new Baseline(1, List.of("E-3"), ratio("360")));
    }

    @Test
    void fewer_than_asked_for_are_used_and_said() {
        Evaluation evaluation = evaluate(
                several(3, Which.ALL),
                earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "352")),
                earlier("E-2", "2026-06-02T00:00:00Z", ms("p95", "368")));
        assertThat(evaluation.comparedWith()).containsExactly("E-2", "E-1");
        assertThat(only(evaluation).baseline().used()).isEqualTo("2 of 3");
    }

    @Test
    void evaluations_of_one_moment_are_taken_by_id() {
        Evaluation evaluation = evaluate(
                several(2, Which.ALL),
                earlier("E-3", "2026-06-01T00:00:00Z", ms("p95", "1")),
                earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "2")),
                earlier("E-2", "2026-06-01T00:00:00Z", ms("p95", "3")));
        assertThat(evaluation.comparedWith()).containsExactly("E-1", "E-2");
    }

    @Test
    void a_missing_value_is_left_out_and_not_replaced_from_an_older_one() {
        Evaluation evaluation = evaluate(
                several(2, Which.ALL),
                earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "1000")),
                earlier("E-2", "2026-06-02T00:00:00Z", ms("p95", "360")),
                earlier("E-3", "2026-06-03T00:00:00Z", IndicatorValue.absent("p95", "The query timed out.")));
        assertThat(evaluation.comparedWith()).containsExactly("E-3", "E-2");
        assertThat(only(evaluation).baseline()).isEqualTo(new Baseline(2, List.of("E-2"), ratio("360")));
        assertThat(only(evaluation).baseline().used()).isEqualTo("1 of 2");
    }

    @Test
    void a_value_in_another_unit_is_left_out() {
        Evaluation evaluation = evaluate(
                several(2, Which.ALL),
                earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "360")),
                earlier("E-2", "2026-06-02T00:00:00Z", IndicatorValue.of("p95", "s", number("0.36"))));
        assertThat(only(evaluation).baseline()).isEqualTo(new Baseline(2, List.of("E-1"), ratio("360")));
    }

    @Test
    void the_baseline_is_known_even_when_the_value_is_missing() {
        Evaluation evaluation = definition(RELATIVE)
                .evaluate(retrieval(), List.of(earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "360"))));
        assertThat(only(evaluation).pass().get(0).get(0).target()).isEqualTo(ratio("388.8"));
    }

    @Test
    void others_are_no_candidates() {
        EarlierEvaluation good = earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "360"));
        Instant at = Instant.parse("2026-06-02T00:00:00Z");
        List<IndicatorValue> values = List.of(ms("p95", "1"));
        Evaluation evaluation = evaluate(
                several(9, Which.ALL),
                good,
                new EarlierEvaluation("staged", STAGED, "metrics-2", at, SloVerdict.PASS, false, values),
                new EarlierEvaluation("other-metrics", PORTAL, "metrics-1", at, SloVerdict.PASS, false, values),
                new EarlierEvaluation("invalidated", PORTAL, "metrics-2", at, SloVerdict.PASS, true, values),
                new EarlierEvaluation("same-time", PORTAL, "metrics-2", OBSERVED, SloVerdict.PASS, false, values),
                new EarlierEvaluation(
                        "just-before", PORTAL, "metrics-2", OBSERVED.minusNanos(1), SloVerdict.PASS, false, values));
        assertThat(evaluation.comparedWith()).containsExactly("just-before", "E-1");
    }

    @ParameterizedTest
    @CsvSource({"PASS, pass", "PASS_OR_WARN, warning pass", "ALL, unevaluable fail warning pass"})
    void the_overall_verdict_selects(Which which, String ids) {
        Evaluation evaluation = evaluate(
                several(9, which),
                with(SloVerdict.PASS, earlier("pass", "2026-06-01T00:00:00Z", ms("p95", "1"))),
                with(SloVerdict.WARNING, earlier("warning", "2026-06-02T00:00:00Z", ms("p95", "1"))),
                with(SloVerdict.FAIL, earlier("fail", "2026-06-03T00:00:00Z", ms("p95", "1"))),
                with(SloVerdict.UNEVALUABLE, earlier("unevaluable", "2026-06-04T00:00:00Z", ms("p95", "1"))));
        assertThat(evaluation.comparedWith()).containsExactly(ids.split(" "));
    }

    @Test
    void an_evaluation_counts_once() {
        EarlierEvaluation one = earlier("E-1", "2026-06-01T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate(BaselineSelection.STANDARD, one, one))
                .withMessage("history must hold each evaluation once, but held 'E-1' again. Remove one.");
    }

    @Test
    void an_evaluation_is_history_for_the_next() {
        Evaluation evaluation = evaluate(BaselineSelection.STANDARD);
        assertThat(evaluation.earlier())
                .isEqualTo(new EarlierEvaluation(
                        "E-9",
                        PORTAL,
                        "metrics-2",
                        OBSERVED,
                        SloVerdict.UNEVALUABLE,
                        false,
                        List.of(ms("p95", "380"))));
    }

    @Test
    void wrong_values_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> several(0, Which.ALL))
                .withMessage("BaselineSelection.results must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SloVerdict.INFO, earlier("E-1", "2026-06-01T00:00:00Z")))
                .withMessage("EarlierEvaluation.verdict must be PASS, WARNING, FAIL or UNEVALUABLE, but was 'INFO'. "
                        + "Only an objective can be informational.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "1"), ms("p95", "2")))
                .withMessage("EarlierEvaluation.indicators must hold each once, but held 'p95' again. Remove one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Baseline(1, List.of("E-1"), null))
                .withMessage("Baseline.value must be there exactly when evaluations are, but was 'null' for '1' "
                        + "evaluations. Leave both out, or neither.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Baseline(0, List.of(), null))
                .withMessage("Baseline.asked must be positive, but was '0'. Use 1 or more.");
    }
}
