package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Ratio;

class XmrLimitsProperties {
    private static final Basis OF = Basis.timeless("items", "made up");

    @Property
    void a_shift_of_all_values_shifts_the_limits_and_keeps_the_signals(
            @ForAll @Size(min = 6, max = 30) List<@IntRange(min = -9, max = 9) Integer> values,
            @ForAll @IntRange(min = -99, max = 99) int shift) {
        List<BigDecimal> series = values.stream().map(BigDecimal::valueOf).toList();
        List<BigDecimal> shifted = values.stream()
                .map(value -> BigDecimal.valueOf((long) value + shift))
                .toList();
        XmrLimits limits = present(XmrLimits.of(series, OF));
        XmrLimits other = present(XmrLimits.of(shifted, OF));
        assertThat(other.mean().minus(limits.mean())).isEqualTo(Ratio.of(shift, 1));
        assertThat(other.averageMovingRange()).isEqualTo(limits.averageMovingRange());
        assertThat(other.signals(shifted)).isEqualTo(limits.signals(series));
    }
}
