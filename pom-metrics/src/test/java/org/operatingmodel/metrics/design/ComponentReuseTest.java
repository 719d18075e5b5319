package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;

import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

class ComponentReuseTest {
    @Test
    void a_large_interface_weighs_more() {
        // 9 of 10 and 30 of 90: 39 of 100; the mean of the ratios would be 0.62
        assertThat(new ComponentReuse(new Share(9, 10))
                        .plus(new ComponentReuse(new Share(30, 90)))
                        .ratio())
                .isEqualTo(Measured.value(
                        Ratio.of(39, 100),
                        100,
                        Basis.timeless(
                                "share of the component uses", "component-reuse: approved / all, ratio of sums")));
    }

    @Test
    void no_components_have_no_ratio() {
        assertThat(reasonOf(ComponentReuse.EMPTY.ratio())).isEqualTo("There are no components.");
    }
}
