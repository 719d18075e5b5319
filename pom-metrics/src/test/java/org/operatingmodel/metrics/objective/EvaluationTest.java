package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.FROM;
import static org.operatingmodel.metrics.objective.Samples.OBSERVED;
import static org.operatingmodel.metrics.objective.Samples.PORTAL;
import static org.operatingmodel.metrics.objective.Samples.STAGED;
import static org.operatingmodel.metrics.objective.Samples.TO;
import static org.operatingmodel.metrics.objective.Samples.all;
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

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.objective.BaselineSelection.Aggregate;
import org.operatingmodel.metrics.objective.BaselineSelection.WhenNoBaseline;
import org.operatingmodel.metrics.objective.BaselineSelection.Which;
import org.operatingmodel.metrics.objective.Threshold.Operator;
import org.operatingmodel.metrics.objective.ThresholdReading.Truth;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloVerdict;

class EvaluationTest {
    private static final Basis SCORE =
            Basis.asOf(OBSERVED, "percent", "slo-score: 100 x points / sum of the weights of scored objectives");
    private static final BaselineSelection ACCEPTING =
            new BaselineSelection(1, Which.ALL, Aggregate.AVG, WhenNoBaseline.ACCEPT);

    private static Retrieval failed(@Nullable String failure, IndicatorValue... values) {
        return new Retrieval("E-9", PORTAL, "1.4", FROM, TO, OBSERVED, failure, List.of(values));
    }

    private static Evaluation evaluate(SloDefinition definition, IndicatorValue... values) {
        return definition.evaluate(retrieval(values), List.of());
    }

    /** An objective that 1 passes, 2 is worth a warning of, and 3 fails. */
    private static Objective weighing(String id, String weight) {
        return Objective.of(id(id), id, any("<=1")).withWarning(any("<=2")).weighing(number(weight));
    }

    /** SLO-EVALUATION 7, example 1. */
    @ParameterizedTest
    @CsvSource({
        "388.8, PASS",
        "388.81, WARNING",
        "391, WARNING",
        "295, PASS",
        "500, WARNING",
        "500.01, FAIL",
        "512, FAIL"
    })
    void latency_against_its_baseline(String value, SloVerdict expected) {
        Objective latency = Objective.of(id("latency-p95"), "p95", List.of(all("<=+8%", "<420"), all("<300")))
                .withWarning(any("<=500"));
        BaselineSelection three = new BaselineSelection(3, Which.ALL, Aggregate.AVG, WhenNoBaseline.UNKNOWN);
        Evaluation evaluation = definition(three, limits("90", "50"), latency)
                .evaluate(
                        retrieval(ms("p95", value)),
                        List.of(
                                earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "352")),
                                earlier("E-2", "2026-06-02T00:00:00Z", ms("p95", "368")),
                                earlier("E-3", "2026-06-03T00:00:00Z", ms("p95", "360"))));
        // (352 + 368 + 360) / 3 = 360; 360 x 1.08 = 388.8
        assertThat(only(evaluation).baseline()).isEqualTo(new Baseline(3, List.of("E-3", "E-2", "E-1"), ratio("360")));
        assertThat(only(evaluation).pass().get(0).get(0).target()).isEqualTo(ratio("388.8"));
        assertThat(only(evaluation).status()).isEqualTo(expected);
        assertThat(evaluation.verdict()).isEqualTo(expected);
    }

    @Test
    void every_threshold_is_read_and_none_is_skipped() {
        Objective latency = Objective.of(id("latency"), "p95", List.of(all("<=+8%", "<420"), all("<300")))
                .withWarning(any("<=500"));
        ObjectiveResult result = only(evaluate(definition(latency), ms("p95", "295")));
        assertThat(result.pass())
                .containsExactly(
                        List.of(
                                new ThresholdReading(
                                        Threshold.parse("<=8%"), Truth.UNKNOWN, null, "There is no baseline of 'p95'."),
                                new ThresholdReading(Threshold.parse("<420"), Truth.TRUE, ratio("420"), null)),
                        List.of(new ThresholdReading(Threshold.parse("<300"), Truth.TRUE, ratio("300"), null)));
        assertThat(result.warning())
                .containsExactly(
                        List.of(new ThresholdReading(Threshold.parse("<=500"), Truth.TRUE, ratio("500"), null)));
        assertThat(result.status()).isEqualTo(SloVerdict.PASS);
        assertThat(result.points()).isEqualTo(Ratio.ONE);
    }

    /** SLO-EVALUATION 7, example 3. */
    @Test
    void without_a_baseline() {
        Objective latency = Objective.of(id("latency"), "p95", List.of(all("<=+8%", "<420")));
        Evaluation slow = evaluate(definition(latency), ms("p95", "430"));
        assertThat(only(slow).status()).isEqualTo(SloVerdict.FAIL);
        assertThat(slow.verdict()).isEqualTo(SloVerdict.FAIL);
        assertThat(slow.missing()).isEmpty();

        Evaluation first = evaluate(definition(latency), ms("p95", "350"));
        assertThat(only(first).status()).isEqualTo(SloVerdict.UNEVALUABLE);
        assertThat(only(first).worst()).isEqualTo(SloVerdict.FAIL);
        assertThat(only(first).best()).isEqualTo(SloVerdict.PASS);
        assertThat(first.verdict()).isEqualTo(SloVerdict.UNEVALUABLE);
        assertThat(first.missing()).containsExactly("There is no baseline of 'p95'.");
        assertThat(first.reason())
                .isEqualTo("It depends on what is missing. The score is 0.00 to 100.00 %; pass is from 90 % on, "
                        + "warning from 75 % on.");

        Evaluation accepted = evaluate(definition(ACCEPTING, limits("90", "75"), latency), ms("p95", "350"));
        assertThat(accepted.verdict()).isEqualTo(SloVerdict.PASS);
        assertThat(only(accepted).pass().get(0).get(0))
                .isEqualTo(new ThresholdReading(
                        Threshold.parse("<=8%"),
                        Truth.TRUE,
                        null,
                        "There is no baseline of 'p95', which is accepted."));
        assertThat(only(accepted).baseline().used()).isEqualTo("0 of 1");
        assertThat(only(accepted).missing()).isEmpty();
    }

    @Test
    void accepting_no_baseline_does_not_accept_a_missing_value() {
        Objective latency = Objective.of(id("latency"), "p95", any("<=+8%"));
        Evaluation evaluation = evaluate(definition(ACCEPTING, limits("90", "75"), latency));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.UNEVALUABLE);
        assertThat(evaluation.missing()).containsExactly("Indicator 'p95' was not measured.");
    }

    @Test
    void a_percentage_of_a_negative_baseline_stays_unknown() {
        List<EarlierEvaluation> history = List.of(earlier("E-1", "2026-06-01T00:00:00Z", ms("p95", "-0.5")));
        for (BaselineSelection comparison : List.of(BaselineSelection.STANDARD, ACCEPTING)) {
            Evaluation evaluation = definition(
                            comparison, limits("90", "75"), Objective.of(id("latency"), "p95", any("<=8%")))
                    .evaluate(retrieval(ms("p95", "-1")), history);
            assertThat(evaluation.verdict()).isEqualTo(SloVerdict.UNEVALUABLE);
            assertThat(only(evaluation).pass().get(0).get(0))
                    .isEqualTo(new ThresholdReading(
                            Threshold.parse("<=8%"),
                            Truth.UNKNOWN,
                            null,
                            "A percentage of the baseline -0.5 of 'p95', which is below 0, has no direction."));
        }
        Evaluation amount = definition(Objective.of(id("latency"), "p95", any("<=-0.5")))
                .evaluate(retrieval(ms("p95", "-1")), history);
        assertThat(amount.verdict()).isEqualTo(SloVerdict.PASS); // -0.5 - 0.5 = -1
    }

    @Test
    void a_percentage_of_0_is_0() {
        List<EarlierEvaluation> history = List.of(earlier("E-1", "2026-06-01T00:00:00Z", ms("errors", "0")));
        SloDefinition definition = definition(Objective.of(id("errors"), "errors", any("<=8%")));
        assertThat(definition.evaluate(retrieval(ms("errors", "0")), history).verdict())
                .isEqualTo(SloVerdict.PASS);
        assertThat(definition
                        .evaluate(retrieval(ms("errors", "0.001")), history)
                        .verdict())
                .isEqualTo(SloVerdict.FAIL);
    }

    /** SLO-EVALUATION 7, example 4. */
    @Test
    void points_among_weights() {
        IndicatorValue[] values = {ms("good", "1"), ms("fair", "2"), ms("bad", "3"), ms("load", "7")};
        Objective good = weighing("good", "3");
        Objective fair = weighing("fair", "2");
        Objective bad = weighing("bad", "1");
        Objective load = Objective.informational(id("load"), "load");
        Evaluation evaluation =
                evaluate(definition(BaselineSelection.STANDARD, limits("80", "60"), good, fair, bad, load), values);
        // 100 x (3 + 2/2 + 0) / (3 + 2 + 1) = 400 / 6
        assertThat(evaluation.score()).isEqualTo(Measured.value(Ratio.of(400, 6), 3, SCORE));
        assertThat(evaluation.greatestScore()).isEqualTo(evaluation.score());
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.WARNING);
        assertThat(evaluation.reason()).isEqualTo("The score is 66.67 %; pass is from 80 % on, warning from 60 % on.");
        assertThat(evaluation.results())
                .extracting(ObjectiveResult::status)
                .containsExactly(SloVerdict.PASS, SloVerdict.WARNING, SloVerdict.FAIL, SloVerdict.INFO);
        assertThat(evaluation.results())
                .extracting(ObjectiveResult::points)
                .containsExactly(ratio("3"), ratio("1"), Ratio.ZERO, Ratio.ZERO);

        Evaluation key = evaluate(
                definition(BaselineSelection.STANDARD, limits("80", "60"), good, fair, bad.asKey(), load), values);
        assertThat(key.verdict()).isEqualTo(SloVerdict.FAIL);
        assertThat(key.score()).isEqualTo(evaluation.score());
        assertThat(key.failedKeys()).containsExactly(id("bad"));
        assertThat(key.reason()).isEqualTo("Key objective 'bad' fails.");
    }

    @Test
    void a_warning_on_a_key_objective_does_not_fail() {
        Evaluation evaluation = evaluate(
                definition(weighing("fair", "1").asKey(), weighing("good", "1")), ms("fair", "2"), ms("good", "1"));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.WARNING); // 100 x 1.5 / 2 = 75
        assertThat(evaluation.failedKeys()).isEmpty();
    }

    @Test
    void two_key_objectives_that_fail_are_named() {
        Evaluation evaluation = evaluate(
                definition(weighing("one", "1").asKey(), weighing("other", "1").asKey()),
                ms("one", "3"),
                ms("other", "3"));
        assertThat(evaluation.reason()).isEqualTo("Key objectives 'one', 'other' fail.");
    }

    @ParameterizedTest
    @CsvSource({"PASS, 1, 80", "WARNING, 1, 80.0001", "WARNING, 2, 50", "FAIL, 2, 50.0001"})
    void limits_are_inclusive(SloVerdict expected, String value, String limit) {
        // four of five pass: 80 %; with the warnings of all: 50 %
        Objective[] objectives = {
            weighing("a1", "1"), weighing("a2", "1"), weighing("a3", "1"), weighing("a4", "1"), weighing("a5", "1")
        };
        IndicatorValue[] values = {
            ms("a1", value), ms("a2", value), ms("a3", value), ms("a4", value), ms("a5", value.equals("1") ? "3" : "2")
        };
        SloDefinition.Limits limits = value.equals("1") ? limits(limit, "10") : limits("99", limit);
        assertThat(evaluate(definition(BaselineSelection.STANDARD, limits, objectives), values)
                        .verdict())
                .isEqualTo(expected);
    }

    @Test
    void without_a_warning_limit_only_passing_counts() {
        SloDefinition definition = definition(
                BaselineSelection.STANDARD, new SloDefinition.Limits(number("80"), null), weighing("fair", "1"));
        Evaluation evaluation = evaluate(definition, ms("fair", "2"));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.FAIL);
        assertThat(evaluation.reason()).isEqualTo("The score is 50.00 %; pass is from 80 % on.");
    }

    /** SLO-EVALUATION 7, example 5. */
    @ParameterizedTest
    @CsvSource({
        "6, 0, false, PASS, 85.71, 100.00", // 600 / 7
        "5, 0, false, WARNING, 83.33, 100.00", // 500 / 6
        "1, 0, false, UNEVALUABLE, 50.00, 100.00",
        "6, 0, true, UNEVALUABLE, 85.71, 100.00",
        "1, 9, false, FAIL, 9.09, 18.18" // 100 / 11, 200 / 11
    })
    void a_missing_value(
            String passing, String failing, boolean key, SloVerdict expected, String least, String greatest) {
        Objective missing = weighing("missing", "1");
        Objective[] objectives = failing.equals("0")
                ? new Objective[] {weighing("good", passing), key ? missing.asKey() : missing}
                : new Objective[] {weighing("good", passing), missing, weighing("bad", failing)};
        Evaluation evaluation = evaluate(
                definition(BaselineSelection.STANDARD, limits("85", "70"), objectives),
                ms("good", "1"),
                ms("bad", "3"));
        assertThat(evaluation.verdict()).isEqualTo(expected);
        assertThat(evaluation.reason()).contains("The score is " + least + " to " + greatest + " %; ");
        assertThat(evaluation.results().get(1).status()).isEqualTo(SloVerdict.UNEVALUABLE);
        assertThat(evaluation.missing()).containsExactly("Indicator 'missing' was not measured.");
    }

    @Test
    void a_reason_for_a_missing_value_is_passed_on() {
        Evaluation evaluation =
                evaluate(definition(weighing("p95", "1")), IndicatorValue.absent("p95", "The query timed out."));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.UNEVALUABLE);
        assertThat(only(evaluation).missing()).containsExactly("The query timed out.");
        assertThat(only(evaluation).points()).isEqualTo(Ratio.ZERO);
    }

    @Test
    void what_an_informational_objective_lacks_is_not_missing() {
        Evaluation evaluation = evaluate(
                definition(weighing("good", "1"), Objective.informational(id("load"), "load")), ms("good", "1"));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.PASS);
        assertThat(evaluation.missing()).isEmpty();
        assertThat(evaluation.results().get(1).status()).isEqualTo(SloVerdict.INFO);
        assertThat(evaluation.results().get(1).missing()).containsExactly("Indicator 'load' was not measured.");
    }

    @Test
    void what_does_not_matter_is_not_missing() {
        Objective latency = Objective.of(id("latency"), "p95", any("<=+8%", "<420"));
        Evaluation evaluation = evaluate(definition(latency), ms("p95", "350"));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.PASS);
        assertThat(only(evaluation).missing()).containsExactly("There is no baseline of 'p95'.");
        assertThat(evaluation.missing()).isEmpty();
    }

    @Test
    void a_retrieval_that_failed_never_passes() {
        SloDefinition definition = definition(weighing("p95", "1"));
        Evaluation good = definition.evaluate(failed("The metrics store was restarted.", ms("p95", "1")), List.of());
        assertThat(good.verdict()).isEqualTo(SloVerdict.UNEVALUABLE);
        assertThat(good.reason()).isEqualTo("The retrieval failed as a whole: The metrics store was restarted.");
        SloDefinition lenient = definition(BaselineSelection.STANDARD, limits("90", "50"), weighing("p95", "1"));
        assertThat(lenient.evaluate(failed("It broke.", ms("p95", "2")), List.of())
                        .verdict())
                .isEqualTo(SloVerdict.UNEVALUABLE);
        Evaluation bad = definition.evaluate(failed("It broke.", ms("p95", "3")), List.of());
        assertThat(bad.verdict()).isEqualTo(SloVerdict.FAIL);
        assertThat(bad.reason()).isEqualTo("The score is 0.00 %; pass is from 90 % on, warning from 75 % on.");
    }

    @Test
    void nothing_that_is_scored_gives_no_score() {
        for (SloDefinition definition : List.of(
                definition(),
                definition(Objective.informational(id("load"), "load").asKey()))) {
            Evaluation evaluation = evaluate(definition, ms("load", "7"));
            assertThat(evaluation.verdict()).isEqualTo(SloVerdict.UNEVALUABLE);
            assertThat(evaluation.score())
                    .isEqualTo(Measured.absent("There is no objective that is scored.", 0, SCORE));
            assertThat(evaluation.greatestScore()).isEqualTo(evaluation.score());
            assertThat(evaluation.reason()).isEqualTo("There is no objective that is scored, so there is no score.");
        }
    }

    @Test
    void objectives_share_indicators_and_unused_ones_are_listed() {
        Evaluation evaluation = evaluate(
                definition(
                        Objective.of(id("fast"), "p95", any("<300")), Objective.of(id("measured"), "p95", any(">0"))),
                ms("throughput", "9"),
                ms("p95", "1"),
                ms("load", "9"));
        assertThat(evaluation.verdict()).isEqualTo(SloVerdict.PASS);
        assertThat(evaluation.unused()).containsExactly("throughput", "load");
        assertThat(evaluation.covered()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void a_fact_for_rules() {
        SloDefinition definition = definition(weighing("good", "2"), weighing("fair", "1"));
        assertThat(evaluate(definition, ms("good", "1"), ms("fair", "2")).fact())
                .isEqualTo(new SloEvaluation(
                        new SloEvaluationId("E-9"),
                        PORTAL.productId(),
                        PORTAL.environment(),
                        "slo-7",
                        "1.4",
                        SloVerdict.WARNING,
                        number("83.33333333333333333333333333333333"), // 100 x 2.5 / 3
                        2,
                        FROM,
                        TO,
                        OBSERVED));
        assertThat(evaluate(definition()).fact().score()).isNull();
    }

    @Test
    void words() {
        assertThat(SloVerdict.UNEVALUABLE.word()).isEqualTo("unevaluable");
        assertThat(PORTAL).hasToString("'partner-portal' in PRODUCTION");
    }

    /** A number of 100 digits after the point is the longest; this one has 101. */
    @Test
    void numbers_too_long_for_exact_arithmetic_are_refused() {
        String tooLong = "0." + "0".repeat(100) + "1";
        String longest = "0." + "0".repeat(99) + "1";
        assertTooLong("Limits.pass", () -> limits(tooLong, longest));
        assertTooLong("Limits.warning", () -> limits("80", tooLong));
        assertThat(limits("80", longest).warning()).isEqualByComparingTo(longest);
        Objective objective = Objective.informational(id("load"), "load");
        assertTooLong("Objective.weight", () -> objective.weighing(number(tooLong)));
        assertThat(objective.weighing(number(longest)).weight()).isEqualByComparingTo(longest);
        assertTooLong("Beyond.target", () -> new Unwanted.Beyond(Operator.LESS, number(tooLong)));
        assertTooLong("Inside.low", () -> new Unwanted.Inside(number(tooLong), number("1")));
        assertTooLong("Inside.high", () -> new Unwanted.Inside(number("-1"), number(tooLong)));
        assertTooLong("Outside.low", () -> new Unwanted.Outside(number(tooLong), number("1")));
        assertTooLong("Outside.high", () -> new Unwanted.Outside(number("-1"), number(tooLong)));
        assertThat(new Unwanted.Inside(number("-1"), number(longest)).high()).isEqualByComparingTo(longest);
    }

    private static void assertTooLong(String what, ThrowingCallable made) {
        assertThatIllegalArgumentException()
                .isThrownBy(made)
                .withMessage(what + " must have at most 100 digits before and after the point, but had '0' before and "
                        + "'101' after it. Round it, or take a larger unit.");
    }

    @Test
    void wrong_definitions_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("80", "80.0"))
                .withMessage("Limits.warning must be below pass '80', but was '80.0'. Lower it, or leave it out.");
        assertThat(limits("100", "99.99").warning()).isEqualTo("99.99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("100.01", "80"))
                .withMessage("Limits.pass must be above 0 and at most 100, but was '100.01'. Write 90 percent as 90.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("80", "0"))
                .withMessage("Limits.warning must be above 0 and at most 100, but was '0'. Write 90 percent as 90.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definition(weighing("good", "1"), weighing("good", "2")))
                .withMessage("SloDefinition.objectives must have different ids, but held 'good' again. Rename one.");
        for (Duration window : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SloDefinition(
                            "1", "1", PORTAL, window, List.of(), BaselineSelection.STANDARD, limits("90", "75")))
                    .withMessage("SloDefinition.window must be longer than nothing, but was '" + window
                            + "'. Write it like PT24H.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SloDefinition(
                        " ",
                        "1",
                        PORTAL,
                        Duration.ofDays(1),
                        List.of(),
                        BaselineSelection.STANDARD,
                        limits("90", "75")))
                .withMessage("SloDefinition.version must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SloDefinition(
                        "1",
                        " ",
                        PORTAL,
                        Duration.ofDays(1),
                        List.of(),
                        BaselineSelection.STANDARD,
                        limits("90", "75")))
                .withMessage("SloDefinition.metrics must not be blank, but was ' '. Write a text.");
    }

    @Test
    void wrong_values_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definition()
                        .evaluate(new Retrieval("E-9", STAGED, null, FROM, TO, OBSERVED, null, List.of()), List.of()))
                .withMessage("Retrieval.subject must be 'partner-portal' in PRODUCTION, but was 'partner-portal' in "
                        + "STAGING. Evaluate it with its own definition.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retrieval(ms("p95", "1"), ms("p95", "1")))
                .withMessage("Retrieval.indicators must hold each once, but held 'p95' again. Remove one.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retrieval("E-9", PORTAL, null, FROM, TO, TO.minusNanos(1), null, List.of()))
                .withMessage("Retrieval.observedAt must not be before to '2026-06-21T00:00:00Z', but was "
                        + "'2026-06-20T23:59:59.999999999Z'. Wait for the end of the window, or end it earlier.");
        assertThat(new Retrieval("E-9", PORTAL, null, FROM, TO, TO, null, List.of()).observedAt())
                .isEqualTo(TO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retrieval("E-9", PORTAL, null, TO, TO, OBSERVED, null, List.of()))
                .withMessage("Retrieval.to must be after Retrieval.from '2026-06-21T00:00:00Z', but was "
                        + "'2026-06-21T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> failed(" "))
                .withMessage("Retrieval.failure must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndicatorValue("p95", "ms", null, null))
                .withMessage("IndicatorValue of 'p95' must have a value or a reason why it has none, but had neither. "
                        + "Give one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndicatorValue("p95", "ms", number("1"), "It broke."))
                .withMessage("IndicatorValue of 'p95' must have a value or a reason why it has none, but had both. "
                        + "Give one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IndicatorValue("p95", null, number("1"), null))
                .withMessage("IndicatorValue.measuredIn of 'p95' must be given with a value, but was absent. "
                        + "Name its unit, such as 'ms'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ms("p95", "1E+100"))
                .withMessage("IndicatorValue.value must have at most 100 digits before and after the point, but had "
                        + "'101' before and '0' after it. Round it, or take a larger unit.");
        assertThat(ms("p95", "1E+99").value()).isEqualTo("1E+99");
    }

    @Test
    void results_belong_to_their_definition() {
        Evaluation evaluation = evaluate(definition(weighing("good", "1")), ms("good", "1"));
        ObjectiveResult result = only(evaluation);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation(evaluation.definition(), evaluation.retrieval(), List.of(), List.of()))
                .withMessage("Evaluation.results must be those of the 1 objectives in their order, but were those of "
                        + "'[]'. Evaluate the definition anew.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectiveResult(
                        result.objective(), result.indicator(), result.baseline(), List.of(), result.warning()))
                .withMessage("ObjectiveResult.pass must hold the thresholds of 'good', [[<=1]], but held '[]'. "
                        + "Evaluate the definition anew.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectiveResult(
                        result.objective(), result.indicator(), result.baseline(), result.pass(), List.of()))
                .withMessage("ObjectiveResult.warning must hold the thresholds of 'good', [[<=2]], but held '[]'. "
                        + "Evaluate the definition anew.");
        for (Truth truth : Truth.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ThresholdReading(
                            Threshold.of(Operator.LESS, number("1")),
                            truth,
                            truth == Truth.UNKNOWN ? ratio("1") : null,
                            null))
                    .withMessage("ThresholdReading.note must say why '<1' is unknown or has no target, but was absent. "
                            + "Write a sentence.");
        }
    }
}
