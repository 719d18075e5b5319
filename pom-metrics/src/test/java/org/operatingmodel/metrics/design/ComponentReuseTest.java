package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.ComponentUse;
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
                        Basis.timeless("fraction", "component-reuse: approved / all, ratio of sums")));
    }

    @Test
    void components_count_as_often_as_they_are_used() {
        ComponentUse button = new ComponentUse("Button", true, 9);
        ComponentUse table = new ComponentUse("HomegrownTable", false, 1);
        ComponentUse dialog = new ComponentUse("Dialog", true, 0);
        List<ComponentUse> components = List.of(dialog, table, button);
        assertThat(ComponentReuse.of(components)).isEqualTo(new ComponentReuse(new Share(9, 10)));
        assertThat(ComponentReuse.behind(Share.Count.PART, components)).containsExactly(dialog, button);
        assertThat(ComponentReuse.behind(Share.Count.REST, components)).containsExactly(table);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ComponentReuse.of(List.of(new ComponentUse("Button", true, Long.MAX_VALUE), button)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComponentUse("Button", true, -1))
                .withMessage("ComponentUse.uses must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ComponentUse(" ", true, 1))
                .withMessage("ComponentUse.component must not be blank, but was ' '. Write a text.");
    }

    @Test
    void no_components_have_no_ratio() {
        assertThat(reasonOf(ComponentReuse.EMPTY.ratio())).isEqualTo("There are no components.");
    }
}
