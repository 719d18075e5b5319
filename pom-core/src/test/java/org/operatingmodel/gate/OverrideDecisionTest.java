package org.operatingmodel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Dated.Presence;

class OverrideDecisionTest {
    private static final Instant NOW = Instant.parse("2026-06-21T00:00:00Z");
    private static final CriterionId CRITERION = new CriterionId("mvp.telemetry-live");
    private static final ParameterId PARAMETER = new ParameterId("research-age");

    private static OverrideDecision decision(
            @Nullable CriterionId criterion,
            @Nullable Enforcement enforcement,
            @Nullable ParameterId parameter,
            @Nullable BigDecimal value,
            Instant expires) {
        return new OverrideDecision(
                new OverrideDecisionId("OD-1"),
                new PackId("standard"),
                criterion,
                enforcement,
                parameter,
                value,
                null,
                "Pilot only.",
                new PersonId("bob"),
                new PersonId("ada"),
                NOW,
                expires);
    }

    @Test
    void it_counts_from_the_decision_included_to_its_end_excluded() {
        OverrideDecision decision = decision(CRITERION, Enforcement.ADVISORY, null, null, NOW.plusSeconds(1));

        assertThat(decision.presenceAt(NOW.minusNanos(1))).isEqualTo(Presence.NOT_YET);
        assertThat(decision.presenceAt(NOW)).isEqualTo(Presence.COUNTS);
        assertThat(decision.presenceAt(NOW.plusSeconds(1))).isEqualTo(Presence.EXPIRED);
    }

    @Test
    void it_is_about_one_thing_and_has_an_end() {
        String neither =
                "OverrideDecision.id must be that of a decision either about a criterionId and its enforcement or"
                        + " about a parameterId and its value, but was 'OD-1' with others. Give one of the two pairs.";
        Instant later = NOW.plusSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision(null, null, null, null, later))
                .withMessage(neither);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision(CRITERION, null, null, null, later))
                .withMessage(neither);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision(CRITERION, Enforcement.ADVISORY, PARAMETER, BigDecimal.TEN, later))
                .withMessage(neither);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision(CRITERION, null, PARAMETER, BigDecimal.TEN, later))
                .withMessage(neither);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decision(null, null, PARAMETER, BigDecimal.TEN, NOW))
                .withMessage(
                        "OverrideDecision.expires must be after OverrideDecision.decidedAt '2026-06-21T00:00:00Z', but"
                                + " was '2026-06-21T00:00:00Z'.");
    }
}
