package org.operatingmodel.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.ProductId;

class SloEvaluationTest {
    private static final Instant FROM = Instant.parse("2026-06-19T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-20T00:00:00Z");
    private static final Instant OBSERVED = Instant.parse("2026-06-20T00:05:00Z");

    private static SloEvaluation evaluation(
            String version, @Nullable String release, SloVerdict verdict, long objectives, Instant to) {
        return new SloEvaluation(
                new SloEvaluationId("E-9"),
                new ProductId("portal"),
                Environment.PRODUCTION,
                version,
                release,
                verdict,
                BigDecimal.TEN,
                objectives,
                FROM,
                to,
                OBSERVED);
    }

    @Test
    void counts_from_its_observation_on_and_ages() {
        SloEvaluation evaluation = evaluation("7", null, SloVerdict.PASS, 0, TO);
        Duration day = Duration.ofDays(1);

        assertThat(evaluation.presenceAt(OBSERVED)).isEqualTo(Presence.COUNTS);
        assertThat(evaluation.presenceAt(OBSERVED.minusNanos(1))).isEqualTo(Presence.NOT_YET);
        assertThat(evaluation.observedWithin(day, OBSERVED.plus(day))).isTrue();
        assertThat(evaluation.observedWithin(day, OBSERVED.plus(day).plusNanos(1)))
                .isFalse();
        assertThat(evaluation.observedWithin(day, OBSERVED.minusNanos(1))).isFalse();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation("7", null, SloVerdict.INFO, 1, TO))
                .withMessage("SloEvaluation.verdict must be one of the whole, but was 'INFO'. Write UNEVALUABLE when no"
                        + " objective is scored.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation(" ", null, SloVerdict.PASS, 1, TO))
                .withMessage("SloEvaluation.definitionVersion must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation("7", "", SloVerdict.PASS, 1, TO))
                .withMessage("SloEvaluation.release must not be blank, but was ''. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation("7", null, SloVerdict.PASS, -1, TO))
                .withMessage("SloEvaluation.objectives must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation("7", null, SloVerdict.PASS, 1, FROM))
                .withMessage("SloEvaluation.to must be after SloEvaluation.from '2026-06-19T00:00:00Z', but was"
                        + " '2026-06-19T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SloEvaluationId("E 9"))
                .withMessage(
                        "sloEvaluationId must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was 'E 9'. Use letters,"
                                + " digits and '.', '_', ':', '/', '-'.");
    }
}
