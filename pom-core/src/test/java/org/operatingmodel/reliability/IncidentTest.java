package org.operatingmodel.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.risk.Severity;

class IncidentTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void a_review_is_in_time_while_it_is_young_or_once_it_is_closed() {
        assertThat(incident(DAY, null).reviewedInTime(DAY, AS_OF)).isTrue();
        assertThat(incident(DAY.plusNanos(1), null).reviewedInTime(DAY, AS_OF)).isFalse();
        assertThat(incident(DAY.plusNanos(1), AS_OF).reviewedInTime(DAY, AS_OF)).isTrue();
        assertThat(incident(DAY.plusNanos(1), AS_OF.plusNanos(1)).reviewedInTime(DAY, AS_OF))
                .isFalse();
    }

    @Test
    void an_action_is_an_orphan_until_it_is_linked() {
        assertThat(incident(DAY, null).everyActionLinked(AS_OF)).isTrue();
        assertThat(incident(DAY, null, action("F-1")).everyActionLinked(AS_OF)).isTrue();
        assertThat(incident(DAY, null, action("F-1"), action(null)).everyActionLinked(AS_OF))
                .isFalse();
        // it is agreed on the day before, and known from then on
        Instant agreed = AS_OF.minus(DAY);
        assertThat(incident(DAY, null, action(null)).everyActionLinked(agreed)).isFalse();
        assertThat(incident(DAY, null, action(null)).everyActionLinked(agreed.minusNanos(1)))
                .isTrue();
    }

    @Test
    void only_a_linked_and_young_action_changes_the_roadmap() {
        assertThat(incident(DAY, null, action("F-1")).changedRoadmapWithin(DAY, AS_OF))
                .isTrue();
        assertThat(incident(DAY, null, action("F-1")).changedRoadmapWithin(DAY, AS_OF.plusNanos(1)))
                .isFalse();
        assertThat(incident(DAY, null, action(null)).changedRoadmapWithin(DAY, AS_OF))
                .isFalse();
    }

    @Test
    void it_is_not_reviewed_before_it_occurs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> incident(DAY, AS_OF.minus(DAY)))
                .withMessage("Incident.reviewedAt must be after Incident.occurredAt '2026-06-20T00:00:00Z', but was"
                        + " '2026-06-20T00:00:00Z'.");
    }

    private static IncidentAction action(@Nullable String item) {
        return new IncidentAction("retry", AS_OF.minus(DAY), item == null ? null : new FlowItemId(item));
    }

    private static Incident incident(Duration age, @Nullable Instant reviewedAt, IncidentAction... actions) {
        return new Incident(
                new IncidentId("I"),
                new ProductId("portal"),
                "Orders were lost",
                Severity.HIGH,
                AS_OF.minus(age),
                reviewedAt,
                List.of(actions));
    }
}
