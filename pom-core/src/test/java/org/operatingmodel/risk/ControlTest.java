package org.operatingmodel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;

class ControlTest {
    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void it_is_bolted_on_when_it_comes_after_the_mvp() {
        assertThat(control(Stage.DISCOVERY, null).boltedOn()).isFalse();
        assertThat(control(Stage.MVP, null).boltedOn()).isFalse();
        assertThat(control(Stage.LIMITED_LAUNCH, null).boltedOn()).isTrue();
    }

    @Test
    void it_was_bolted_on_lately_unless_somebody_recorded_that_it_was_not() {
        assertThat(boltedOn(AS_OF.minus(MONTH))).isTrue();
        assertThat(boltedOn(AS_OF.minus(MONTH).minusNanos(1))).isFalse();
        assertThat(boltedOn(AS_OF)).isTrue();
        assertThat(boltedOn(AS_OF.plusNanos(1))).isFalse();
        assertThat(boltedOn(null)).isTrue();
        assertThat(control(Stage.MVP, AS_OF).boltedOnWithin(MONTH, AS_OF)).isFalse();
    }

    private static boolean boltedOn(@Nullable Instant plannedAt) {
        return control(Stage.OPERATION, plannedAt).boltedOnWithin(MONTH, AS_OF);
    }

    private static Control control(Stage plannedIn, @Nullable Instant plannedAt) {
        return new Control(
                new ControlId("sign-in"),
                new ProductId("portal"),
                ControlKind.SECURITY,
                "Sign-in",
                plannedIn,
                plannedAt,
                null);
    }
}
