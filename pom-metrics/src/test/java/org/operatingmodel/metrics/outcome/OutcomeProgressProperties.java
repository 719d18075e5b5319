package org.operatingmodel.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.outcome.OutcomeProgressTest.outcome;
import static org.operatingmodel.outcome.Direction.DECREASE;
import static org.operatingmodel.outcome.Direction.INCREASE;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.outcome.Direction;

class OutcomeProgressProperties {
    @Property
    void an_increase_and_the_mirrored_decrease_progress_alike(
            @ForAll int baseline, @ForAll @IntRange(min = 1) int way, @ForAll int value) {
        OutcomeProgress up = progress(INCREASE, baseline, (long) baseline + way, value);
        OutcomeProgress down = progress(DECREASE, -(long) baseline, -((long) baseline + way), -(long) value);
        assertThat(up).isEqualTo(down);
        assertThat(up.clamped()).isBetween(Ratio.ZERO, Ratio.ONE);
    }

    @Property
    void it_is_0_at_the_baseline_and_1_at_the_target(@ForAll int baseline, @ForAll @IntRange(min = 1) int way) {
        long target = (long) baseline + way;
        assertThat(progress(INCREASE, baseline, target, baseline).way()).isEqualTo(Ratio.ZERO);
        assertThat(progress(INCREASE, baseline, target, target).way()).isEqualTo(Ratio.ONE);
    }

    private static OutcomeProgress progress(Direction direction, long baseline, long target, long value) {
        return present(OutcomeProgress.of(
                outcome(direction, Long.toString(baseline), Long.toString(target)),
                BigDecimal.valueOf(value),
                Instant.EPOCH));
    }
}
