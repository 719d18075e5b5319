package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.product.ProductId;

class GoldenPathAdoptionTest {
    private static final ProductId PORTAL = new ProductId("partner-portal");
    private static final ProductId SHOP = new ProductId("shop");
    private static final ProductId LEDGER = new ProductId("ledger");

    @Test
    void products_that_no_path_is_meant_for_do_not_count() {
        GoldenPathAdoption adoption = GoldenPathAdoption.of(List.of(PORTAL, SHOP, PORTAL), List.of(PORTAL, LEDGER));
        assertThat(adoption.ratio())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 2),
                        2,
                        Basis.timeless("fraction", "golden-path-adoption: on a path / meant for a path")));
        // 1 of 2 and 2 of 2: 3 of 4
        assertThat(adoption.plus(new GoldenPathAdoption(new Share(2, 2))))
                .isEqualTo(new GoldenPathAdoption(new Share(3, 4)));
    }

    @Test
    void the_products_behind_the_adoption_are_listed() {
        List<ProductId> meantFor = List.of(SHOP, LEDGER, PORTAL, SHOP);
        List<ProductId> onPath = List.of(PORTAL, LEDGER, new ProductId("other"));
        assertThat(GoldenPathAdoption.behind(Share.Count.PART, meantFor, onPath))
                .containsExactly(LEDGER, PORTAL);
        assertThat(GoldenPathAdoption.behind(Share.Count.REST, meantFor, onPath))
                .containsExactly(SHOP);
    }

    @Test
    void paths_for_nobody_have_no_adoption() {
        assertThat(reasonOf(GoldenPathAdoption.of(List.of(), List.of(PORTAL)).ratio()))
                .isEqualTo("The golden paths are meant for no product.");
        assertThat(GoldenPathAdoption.of(List.of(), List.of())).isEqualTo(GoldenPathAdoption.EMPTY);
    }
}
