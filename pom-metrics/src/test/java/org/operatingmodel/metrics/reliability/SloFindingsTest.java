package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.AVAILABILITY;
import static org.operatingmodel.metrics.reliability.Samples.PORTAL;
import static org.operatingmodel.metrics.reliability.Samples.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloId;

class SloFindingsTest {
    private static final List<BurnRateAlert> STANDARD = BurnRateAlert.standard();

    @Test
    void nothing_is_wrong_with_30_days() {
        // the factor of the last alert is exactly 1
        assertThat(SloFindings.of(slo("0.995", 30), STANDARD, List.of(sla("portal-sla", AVAILABILITY, "0.995"))))
                .isEmpty();
    }

    @Test
    void a_factor_that_the_burn_rate_cannot_reach() {
        // SLO-EVALUATION 7, example 9: 1 / (1 - 0.92) = 12.5, and 0.02 x 720 = 14.4
        assertThat(SloFindings.of(slo("0.92", 30), STANDARD, List.of()))
                .containsExactly(new SloFinding(
                        SloFinding.Kind.BURN_FACTOR_UNREACHABLE,
                        PORTAL,
                        AVAILABILITY,
                        "The factor of the page over PT1H of 'availability' must be below 12.5, the greatest possible "
                                + "burn rate, but was '14.4'. Take a smaller share of the budget or a longer window."));
    }

    @Test
    void a_factor_that_equals_the_greatest_burn_rate_is_unreachable() {
        // 1 / (1 - 0.9375) = 16, and 0.1 x 480 h / 3 h = 16; 1 / (1 - 0.9376) = 16.03
        BurnRateAlert threeHours = new BurnRateAlert(AlertSeverity.PAGE, new BigDecimal("0.1"), Duration.ofHours(3));
        assertThat(SloFindings.of(slo("0.9375", 20), List.of(threeHours), List.of()))
                .extracting(SloFinding::kind)
                .containsExactly(SloFinding.Kind.BURN_FACTOR_UNREACHABLE);
        assertThat(SloFindings.of(slo("0.9376", 20), List.of(threeHours), List.of()))
                .isEmpty();
    }

    @Test
    void a_factor_below_1() {
        // 0.1 x 336 / 72 = 7 / 15
        assertThat(SloFindings.of(slo("0.995", 14), STANDARD, List.of()))
                .containsExactly(new SloFinding(
                        SloFinding.Kind.BURN_FACTOR_BELOW_ONE,
                        PORTAL,
                        AVAILABILITY,
                        "The factor of the ticket over PT72H of 'availability' must be at least 1, or a sustainable "
                                + "pace alerts, but was '0.4666666666666666666666666666666667'. Take a larger share of "
                                + "the budget or a shorter window."));
    }

    @Test
    void a_target_of_1() {
        assertThat(SloFindings.of(slo("1", 14), STANDARD, List.of()))
                .containsExactly(new SloFinding(
                        SloFinding.Kind.NO_ERROR_BUDGET,
                        PORTAL,
                        AVAILABILITY,
                        "The target of 'availability' must be below 1 to leave an error budget, but was '1'. "
                                + "Lower it, or look at every bad event."));
    }

    @Test
    void an_agreement_stricter_than_the_objective() {
        List<Sla> slas = List.of(
                sla("strict-sla", AVAILABILITY, "0.999"),
                sla("other-sla", new SloId("latency"), "0.999"),
                sla("equal-sla", AVAILABILITY, "0.9950"),
                sla("bold-sla", AVAILABILITY, "0.9951"));
        assertThat(SloFindings.of(slo("0.995", 30), STANDARD, slas))
                .extracting(SloFinding::message)
                .containsExactly(
                        "The target of agreement 'bold-sla' must be at most that of 'availability', 0.995, but was "
                                + "'0.9951'. Promise less, or aim higher.",
                        "The target of agreement 'strict-sla' must be at most that of 'availability', 0.995, but was "
                                + "'0.999'. Promise less, or aim higher.");
    }

    @Test
    void a_target_that_is_too_fine_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SloFindings.of(slo("0.9999999999999999999", 28), List.of(), List.of()))
                .withMessage("Slo.target must have at most 18 decimal places, but had '19'. Round it.");
    }

    @Test
    void the_slugs() {
        assertThat(Arrays.stream(SloFinding.Kind.values()).map(SloFinding.Kind::slug))
                .containsExactly(
                        "slo-no-error-budget",
                        "slo-burn-factor-unreachable",
                        "slo-burn-factor-below-one",
                        "sla-stricter-than-slo");
    }

    private static Sla sla(String id, SloId sloId, String target) {
        return new Sla(new SlaId(id), PORTAL, sloId, new BigDecimal(target));
    }
}
