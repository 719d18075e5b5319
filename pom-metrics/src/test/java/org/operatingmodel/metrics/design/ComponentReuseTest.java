package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.design.AccessibilityConformanceTest.product;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.InterfaceAudit;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

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

    private static InterfaceAudit audit(String product, boolean approved, int second) {
        return new InterfaceAudit(
                new ProductId(product),
                List.of(new ComponentUse("Button", approved, 1)),
                Instant.EPOCH.plusSeconds(second));
    }

    @Test
    void of_each_product_that_is_not_retired_the_newest_audit_counts() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("sales"), "Sales"))
                .products(
                        product("portal", Stage.OPERATION),
                        product("shop", Stage.RETIREMENT),
                        product("fax", Stage.RETIRED))
                .interfaceAudits(
                        audit("portal", false, 1),
                        audit("portal", true, 3),
                        audit("portal", false, 4),
                        audit("portal", false, 2),
                        audit("shop", false, 3),
                        audit("fax", true, 3))
                .build();
        assertThat(ComponentReuse.of(portfolio, Instant.EPOCH.plusSeconds(3)).uses())
                .isEqualTo(new Share(1, 2));
        assertThat(ComponentReuse.of(portfolio, Instant.EPOCH.plusSeconds(2)).uses())
                .isEqualTo(new Share(0, 1));
        assertThat(ComponentReuse.of(portfolio, Instant.EPOCH.plusSeconds(4)).uses())
                .isEqualTo(new Share(0, 2));
    }

    @Test
    void no_components_have_no_ratio() {
        assertThat(reasonOf(ComponentReuse.EMPTY.ratio())).isEqualTo("There are no components.");
    }
}
