package org.operatingmodel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

class CostAnomalyTest {
    private static final Instant DETECTED = Instant.parse("2026-06-01T00:00:00Z");
    private static final PersonId FINN = new PersonId("finn");

    private static CostAnomaly reviewed(@Nullable Instant at, @Nullable PersonId reviewer) {
        return new CostAnomaly(
                new CostAnomalyId("doubled"), new ProductId("portal"), "Costs doubled", DETECTED, at, reviewer);
    }

    @Test
    void it_is_looked_into_in_time_while_it_is_new_or_once_somebody_has() {
        Duration week = Duration.ofDays(7);
        Instant last = DETECTED.plus(week);
        CostAnomaly open = reviewed(null, null);
        assertThat(open.reviewedInTime(week, last)).isTrue();
        assertThat(open.reviewedInTime(week, last.plusNanos(1))).isFalse();
        Instant later = last.plus(week);
        CostAnomaly late = reviewed(later, FINN);
        assertThat(late.reviewedInTime(week, later.minusNanos(1))).isFalse();
        assertThat(late.reviewedInTime(week, later)).isTrue();
    }

    @Test
    void who_looked_into_it_is_told_with_when() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviewed(DETECTED.plusSeconds(1), null))
                .withMessage("CostAnomaly.reviewer must be there exactly when reviewedAt is, but was 'null' beside"
                        + " '2026-06-01T00:00:01Z'. Say who looked into it, and when.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviewed(null, FINN))
                .withMessage(
                        "CostAnomaly.reviewer must be there exactly when reviewedAt is, but was 'finn' beside 'null'."
                                + " Say who looked into it, and when.");
    }
}
