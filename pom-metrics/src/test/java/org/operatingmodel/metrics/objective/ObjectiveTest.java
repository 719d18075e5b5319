package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.objective.Samples.all;
import static org.operatingmodel.metrics.objective.Samples.any;
import static org.operatingmodel.metrics.objective.Samples.definition;
import static org.operatingmodel.metrics.objective.Samples.id;
import static org.operatingmodel.metrics.objective.Samples.ms;
import static org.operatingmodel.metrics.objective.Samples.number;
import static org.operatingmodel.metrics.objective.Samples.only;
import static org.operatingmodel.metrics.objective.Samples.retrieval;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.metrics.objective.Threshold.Operator;
import org.operatingmodel.metrics.objective.Unwanted.Beyond;
import org.operatingmodel.metrics.objective.Unwanted.Inside;
import org.operatingmodel.metrics.objective.Unwanted.Outside;
import org.operatingmodel.reliability.SloVerdict;

class ObjectiveTest {
    private static SloVerdict status(Objective objective, String value) {
        return only(definition(objective).evaluate(retrieval(ms("p95", value)), List.of()))
                .status();
    }

    @Test
    void it_is_built_step_by_step() {
        Objective objective = Objective.of(id("latency-p95"), "p95", any("<300"))
                .withWarning(any("<500"))
                .weighing(number("2.5"))
                .asKey()
                .about("latency");
        assertThat(objective)
                .isEqualTo(new Objective(
                        id("latency-p95"), "p95", "latency", any("<300"), any("<500"), number("2.5"), true));
        assertThat(objective.informational()).isFalse();
        assertThat(Objective.of(id("latency-p95"), "p95", any("<300")))
                .isEqualTo(
                        new Objective(id("latency-p95"), "p95", null, any("<300"), List.of(), BigDecimal.ONE, false));
        assertThat(Objective.informational(id("load"), "load").informational()).isTrue();
    }

    @Test
    void a_weight_is_above_0() {
        Objective objective = Objective.of(id("latency"), "p95", any("<300"));
        assertThat(objective.weighing(number("0.01")).weight()).isEqualByComparingTo("0.01");
        for (String weight : new String[] {"0", "-1"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> objective.weighing(number(weight)))
                    .withMessage("Objective.weight must be above 0, but was '" + weight
                            + "'. Leave its pass thresholds out to show the objective without scoring it.");
        }
    }

    @Test
    void a_group_has_a_threshold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.of(id("latency"), "p95", List.of(all("<300"), List.of())))
                .withMessage("Objective.pass must hold groups of at least one threshold, but group '2' has none. "
                        + "Add a threshold, or remove the group.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.informational(id("latency"), "p95").withWarning(List.of(List.of())))
                .withMessage("Objective.warning must hold groups of at least one threshold, but group '1' has none. "
                        + "Add a threshold, or remove the group.");
    }

    @Test
    void an_objective_has_at_most_32_thresholds() {
        List<List<Threshold>> sixteen = List.of(Collections.nCopies(16, Threshold.parse("<300")));
        Objective most = Objective.of(id("latency"), "p95", sixteen).withWarning(sixteen);
        assertThat(Objective.MOST_THRESHOLDS).isEqualTo(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.withWarning(List.of(sixteen.get(0), all("<500"))))
                .withMessage("Objective must have at most 32 thresholds, but 'latency' had '33'. "
                        + "Split it into several objectives.");
    }

    @Test
    void texts_have_their_form() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.informational(id("latency"), " "))
                .withMessage("Objective.indicator must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was ' '. "
                        + "Use letters, digits and '.', '_', ':', '/', '-'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.informational(id("latency"), "p95").about("Error Rate"))
                .withMessage("Objective.kind must match [a-z][a-z0-9-]{1,62}, but was 'Error Rate'. "
                        + "Use lower-case letters, digits and '-'.");
    }

    @ParameterizedTest
    @CsvSource({
        "499, PASS",
        "500, PASS",
        "500.01, WARNING",
        "600, WARNING",
        "600.01, FAIL",
        "601, FAIL",
    })
    void failure_wins_over_warning_and_neither_means_pass(String value, SloVerdict expected) {
        Unwanted slow = new Beyond(Operator.GREATER, number("600"));
        Unwanted slowish = new Beyond(Operator.GREATER, number("500"));
        assertThat(status(Objective.failing(id("latency"), "p95", slow, slowish), value))
                .isEqualTo(expected);
    }

    @Test
    void without_a_failure_target_nothing_fails() {
        Objective objective =
                Objective.failing(id("latency"), "p95", null, new Beyond(Operator.AT_LEAST, number("500")));
        assertThat(status(objective, "499")).isEqualTo(SloVerdict.PASS);
        assertThat(status(objective, "500")).isEqualTo(SloVerdict.WARNING);
        assertThat(only(definition(objective).evaluate(retrieval(), List.of())).status())
                .isEqualTo(SloVerdict.UNEVALUABLE);
    }

    @Test
    void without_a_warning_target_there_is_no_warning() {
        Objective objective = Objective.failing(id("latency"), "p95", new Beyond(Operator.LESS, number("5")), null);
        assertThat(status(objective, "4.9")).isEqualTo(SloVerdict.FAIL);
        assertThat(status(objective, "5")).isEqualTo(SloVerdict.PASS);
    }

    @Test
    void without_any_target_it_is_informational() {
        assertThat(Objective.failing(id("latency"), "p95", null, null))
                .isEqualTo(Objective.informational(id("latency"), "p95"));
    }

    @ParameterizedTest
    @CsvSource({
        "4, PASS",
        "4.99, PASS",
        "5, WARNING",
        "7, WARNING",
        "8, FAIL",
        "9, FAIL",
        "10, FAIL",
        "10.01, WARNING",
        "12, WARNING",
        "12.01, PASS"
    })
    void ranges_include_both_ends(String value, SloVerdict expected) {
        Unwanted failure = new Inside(number("8"), number("10"));
        Unwanted warning = new Inside(number("5"), number("12"));
        assertThat(status(Objective.failing(id("latency"), "p95", failure, warning), value))
                .isEqualTo(expected);
        Unwanted notPassing = new Outside(number("5"), number("12"));
        assertThat(status(Objective.failing(id("latency"), "p95", notPassing, null), value))
                .isEqualTo(expected == SloVerdict.PASS ? SloVerdict.FAIL : SloVerdict.PASS);
        assertThat(status(Objective.failing(id("latency"), "p95", null, notPassing), value))
                .isEqualTo(expected == SloVerdict.PASS ? SloVerdict.WARNING : SloVerdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"4.99, PASS", "5, WARNING", "12, WARNING", "12.01, PASS"})
    void a_range_is_worth_a_warning(String value, SloVerdict expected) {
        Unwanted warning = new Inside(number("5"), number("12"));
        assertThat(status(Objective.failing(id("latency"), "p95", null, warning), value))
                .isEqualTo(expected);
    }

    @Test
    void a_range_has_a_length() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inside(number("5"), number("5.0")))
                .withMessage("Inside.low must be below high '5.0', but was '5'. Swap them, or use '='.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outside(number("6"), number("5")))
                .withMessage("Outside.low must be below high '5', but was '6'. Swap them, or use '='.");
        assertThat(new Outside(number("4.99"), number("5")).low()).isEqualTo("4.99");
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void a_value_is_unwanted_or_not(Operator operator) {
        for (String value : new String[] {"4", "5", "6"}) {
            boolean unwanted = operator.holds(Samples.ratio(value), Samples.ratio("5"));
            assertThat(status(Objective.failing(id("latency"), "p95", new Beyond(operator, number("5")), null), value))
                    .isEqualTo(unwanted ? SloVerdict.FAIL : SloVerdict.PASS);
        }
    }
}
