package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.TARGET;
import static org.operatingmodel.metrics.balance.Samples.counts;
import static org.operatingmodel.metrics.balance.Samples.drift;
import static org.operatingmodel.metrics.balance.Samples.present;
import static org.operatingmodel.metrics.balance.Samples.ratio;
import static org.operatingmodel.metrics.balance.Samples.reasonOf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;

class DriftTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = {"edge-cases.csv", "uci-incidents.csv"},
            numLinesToSkip = 2)
    void figures_are_those_of_the_independent_computation(ArgumentsAccessor row) {
        Allocation items = counts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        assertThat(items.n()).isEqualTo(row.getLong(6));
        Measured<Drift> drift = Drift.of(items, TARGET, BigDecimal.TEN);
        Measured<Concentration> concentration = items.concentration();
        same(items.share("FEATURE").map(Samples::nineDigits), row.getString(7));
        same(items.share("DEFECT").map(Samples::nineDigits), row.getString(8));
        same(items.share("DEBT").map(Samples::nineDigits), row.getString(9));
        same(items.share("RISK").map(Samples::nineDigits), row.getString(10));
        same(drift.flatMap(Drift::totalVariation).map(Samples::nineDigits), row.getString(11));
        same(drift.flatMap(Drift::largest).map(Samples::nineDigits), row.getString(12));
        same(concentration.map(Concentration::hhi).map(Samples::nineDigits), row.getString(13));
        same(concentration.flatMap(Concentration::normalised).map(Samples::nineDigits), row.getString(14));
        same(concentration.flatMap(Concentration::effectiveNumber).map(Samples::nineDigits), row.getString(15));
        String breaches = drift.toOptional().map(Drift::breaches).orElse(List.of()).stream()
                .map(Drift.Breach::toString)
                .collect(Collectors.joining(" "));
        assertThat(breaches).isEqualTo(row.getString(16) == null ? "" : row.getString(16));
    }

    private static void same(Measured<BigDecimal> figure, String expected) {
        if (expected == null) {
            assertThat(figure.toOptional()).isEmpty();
        } else {
            assertThat(present(figure)).isEqualByComparingTo(expected);
        }
    }

    @Test
    void a_share_exactly_on_the_edge_is_within() {
        // 50, 10, 15, 25 of 100 are 10 points from 40, 20, 25, 15
        Drift onTheEdge = drift(counts(50, 10, 15, 25));
        assertThat(onTheEdge.breaches()).isEmpty();
        assertThat(onTheEdge.status("FEATURE")).isEqualTo(DriftStatus.WITHIN);
        assertThat(onTheEdge.status("DEFECT")).isEqualTo(DriftStatus.WITHIN);
        Drift beyond = drift(counts(5_001, 999, 1_500, 2_500));
        assertThat(beyond.breaches())
                .containsExactly(
                        new Drift.Breach("DEFECT", DriftStatus.UNDER), new Drift.Breach("FEATURE", DriftStatus.OVER));
        assertThat(beyond.breaches()).hasToString("[DEFECT:UNDER, FEATURE:OVER]");
        // against 33 percent with 1 point, 34 of 100 is within; as binary fractions 0.34 - 0.33 exceeds 0.01
        Target thirds = Target.parse(CategoryScheme.FLOW_ITEMS, "FEATURE=33, DEFECT=67");
        assertThat(new Drift(counts(34, 66, 0, 0), thirds, BigDecimal.ONE).breaches())
                .isEmpty();
    }

    @Test
    void without_tolerance_only_the_target_itself_is_within() {
        Drift drift = new Drift(counts(40, 20, 24, 16), TARGET, BigDecimal.ZERO);
        assertThat(drift.breaches())
                .containsExactly(
                        new Drift.Breach("DEBT", DriftStatus.UNDER), new Drift.Breach("RISK", DriftStatus.OVER));
    }

    @Test
    void figures_are_exact_and_say_how_they_are_measured() {
        // 20, 20, 40, 20 of 100: -20, 0, +15, +5 points
        Drift drift = drift(counts(20, 20, 40, 20));
        assertThat(present(drift.drift("FEATURE"))).isEqualTo(ratio("-0.2"));
        assertThat(present(drift.drift("DEBT"))).isEqualTo(ratio("0.15"));
        assertThat(present(drift.drift("OTHER"))).isEqualTo(ratio("0"));
        assertThat(present(drift.totalVariation())).isEqualTo(ratio("0.2"));
        assertThat(present(drift.largest())).isEqualTo(ratio("0.2"));
        assertThat(drift.drift("DEBT").basis())
                .isEqualTo(Basis.timeless("fraction", "drift: share - target, of COUNT"));
        assertThat(drift.totalVariation().basis())
                .isEqualTo(Basis.timeless("fraction", "tvd: half the sum of |share - target|, of COUNT"));
        assertThat(drift.largest().basis())
                .isEqualTo(Basis.timeless("fraction", "largest-drift: greatest |share - target|, of COUNT"));
        assertThat(drift.largest().n()).isEqualTo(100);
        Measured<Drift> measured = Drift.of(counts(20, 20, 40, 20), TARGET, BigDecimal.TEN);
        assertThat(measured)
                .isEqualTo(Measured.value(drift, 100, Basis.timeless("fraction", "drift: share - target, of COUNT")));
    }

    @Test
    void what_is_in_other_drifts_too() {
        Allocation items = Allocation.counts(
                CategoryScheme.FLOW_ITEMS,
                Map.of("FEATURE", 40L, "DEFECT", 20L, "DEBT", 25L, "RISK", 4L, "CHORE", 11L));
        assertThat(drift(items).breaches())
                .containsExactly(
                        new Drift.Breach("OTHER", DriftStatus.OVER), new Drift.Breach("RISK", DriftStatus.UNDER));
        assertThat(present(drift(items).totalVariation())).isEqualTo(ratio("0.11"));
    }

    @Test
    void without_items_there_is_no_drift() {
        assertThat(reasonOf(Drift.of(counts(0, 0, 0, 0), TARGET, BigDecimal.TEN)))
                .isEqualTo("There is nothing to take a share of: the total is 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift(counts(0, 0, 0, 0)))
                .withMessage("Drift.allocation must have a total above 0, but was '0'. Use Drift.of.");
    }

    @Test
    void arguments_that_do_not_fit_are_refused() {
        Target run = Target.parse(CategoryScheme.RUN_GROW_TRANSFORM, "RUN=100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drift.of(counts(0, 0, 0, 0), run, BigDecimal.TEN))
                .withMessage("target must be in the allocation's scheme 'flow-items', but was 'run-grow-transform'. "
                        + "Use one scheme for both.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drift(counts(1, 0, 0, 0), TARGET, new BigDecimal("-0.1")))
                .withMessage("tolerancePoints must lie between 0 and 100, but was '-0.1'. "
                        + "Write 10 percentage points as 10.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Drift.of(counts(1, 0, 0, 0), TARGET, new BigDecimal("100.1")))
                .withMessage("tolerancePoints must lie between 0 and 100, but was '100.1'. "
                        + "Write 10 percentage points as 10.");
        assertThat(new Drift(counts(1, 0, 0, 0), TARGET, BigDecimal.valueOf(100)).breaches())
                .isEmpty();
        String unknown = "category must name one of [FEATURE, DEFECT, DEBT, RISK] or OTHER, but was 'CHORE'. "
                + "Use a category of the scheme.";
        Drift drift = drift(counts(1, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift.drift("CHORE"))
                .withMessage(unknown);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift.status("CHORE"))
                .withMessage(unknown);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift.chance("CHORE"))
                .withMessage(unknown);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drift.Breach("DEBT", DriftStatus.WITHIN))
                .withMessage("Breach.status must be UNDER or OVER, but was 'WITHIN'. "
                        + "A share within the tolerance is no breach.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drift.Breach("", DriftStatus.OVER))
                .withMessage("Breach.category must not be blank, but was ''. Write a text.");
    }
}
