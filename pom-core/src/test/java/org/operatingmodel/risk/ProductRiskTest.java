package org.operatingmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;

class ProductRiskTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Milestone DONE = new Milestone("found out", AS_OF.minusSeconds(1), true);
    private static final Milestone COMING = new Milestone("mended", AS_OF.plusSeconds(1), false);
    private static final Milestone OVERDUE = new Milestone("tested", AS_OF, false);

    private static boolean onTrack(Milestone... milestones) {
        return new ProductRisk(
                        new RiskId("fire"),
                        new ProductId("portal"),
                        "Fire",
                        Severity.HIGH,
                        true,
                        null,
                        List.of(milestones),
                        AS_OF.minusSeconds(9))
                .onTrackAt(AS_OF);
    }

    @Test
    void it_is_on_track_while_no_milestone_is_overdue() {
        assertThat(onTrack(DONE)).isTrue();
        assertThat(onTrack(COMING)).isTrue();
        assertThat(onTrack(DONE, COMING)).isTrue();
        assertThat(onTrack(DONE, OVERDUE, COMING)).isFalse();
        assertThat(onTrack()).isFalse();
    }
}
