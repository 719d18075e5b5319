package org.operatingmodel.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.operatingmodel.portfolio.Dated.Presence;

class UsageCountTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static UsageCount count(Instant from, Instant to, long count) {
        return new UsageCount(new ProductId("portal"), UsageMeasure.ACTIVE_USERS, from, to, count);
    }

    @Test
    void known_from_the_end_of_its_stretch_on() {
        assertThat(count(MAY, JUNE, 0).presenceAt(JUNE.minusNanos(1))).isEqualTo(Presence.NOT_YET);
        assertThat(count(MAY, JUNE, 0).presenceAt(JUNE)).isEqualTo(Presence.COUNTS);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> count(MAY, JUNE, -1))
                .withMessage("UsageCount.count must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> count(MAY, MAY, 1))
                .withMessage("UsageCount.to must be after UsageCount.from '2026-05-01T00:00:00Z', but was"
                        + " '2026-05-01T00:00:00Z'.");
    }

    @Test
    void measures_in_words() {
        assertThat(UsageMeasure.ACTIVE_USERS.words()).isEqualTo("active users");
    }
}
