package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PORTAL;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.release.ReleaseTrain;
import org.operatingmodel.release.ReleaseTrainId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

class TrainBoardingTest {
    private static final Governance STANDARD = Governance.load(RulePack.standard());
    private static final ReleaseTrainId WEB = new ReleaseTrainId("web");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    /** The train for the web closes at {@link Given#AS_OF} and leaves three days later. */
    private static final Given ALL_WELL = Given.healthy()
            .with(
                    new ReleaseTrain(new ReleaseTrainId("mail"), "UTC", 5, 9, 1, List.of(IDENTITY)),
                    new ReleaseTrain(WEB, "UTC", 24, 0, 3, List.of(PORTAL, IDENTITY, PORTAL)));

    @Test
    void who_passes_the_gate_before_the_cutoff_boards_and_the_others_take_the_next_train() {
        TrainBoarding boarding = boarding(ALL_WELL);
        assertThat(boarding.boarded())
                .extracting(decision -> decision.request().productId())
                .containsExactly(PORTAL);
        assertThat(boarding.next())
                .extracting(decision -> decision.request().productId())
                .containsExactly(IDENTITY);
        assertThat(boarding.text()).isEqualTo("""
                Train 'web' of 2026-06 closes at 2026-06-21T00:00:00Z and leaves at 2026-06-24T00:00:00Z.
                  aboard      partner-portal
                  next train  identity
                """);
    }

    @Test
    void what_is_recorded_at_the_cutoff_is_too_late() {
        Instant cutoff = AS_OF;
        assertThat(boarding(ALL_WELL.but("interviews", "observedAt", cutoff.minusNanos(1)))
                        .boarded())
                .hasSize(1);
        assertThat(boarding(ALL_WELL.but("interviews", "observedAt", cutoff)).boarded())
                .isEmpty();
        assertThat(boarding(ALL_WELL.but("interviews", "observedAt", cutoff.plus(Duration.ofDays(2))))
                        .text())
                .isEqualTo("""
                        Train 'web' of 2026-06 closes at 2026-06-21T00:00:00Z and leaves at 2026-06-24T00:00:00Z.
                          aboard      nobody
                          next train  identity, partner-portal
                        """);
    }

    @Test
    void a_train_that_nobody_knows_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> boarding(ALL_WELL.without("web")))
                .withMessage("trainId must name a train of the portfolio, but was 'web'. Add it to releaseTrains.");
    }

    private static TrainBoarding boarding(Given given) {
        return TrainBoarding.of(STANDARD, given.portfolio(), WEB, JUNE, GateId.DISCOVERY_EXIT);
    }
}
