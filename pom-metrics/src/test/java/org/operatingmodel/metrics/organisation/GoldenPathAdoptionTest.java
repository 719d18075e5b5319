package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.platform.Facts.AS_OF;
import static org.operatingmodel.metrics.platform.Facts.product;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.platform.Facts;
import org.operatingmodel.platform.GoldenPath;
import org.operatingmodel.platform.GoldenPathId;
import org.operatingmodel.platform.GoldenPathUse;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

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

    @Test
    void applications_from_mvp_on_are_meant_for_a_published_path_and_on_its_current_version() {
        GoldenPathId web = new GoldenPathId("web");
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(Facts.STREAM)
                .products(
                        product("partner-portal", ProductKind.APPLICATION, Stage.MVP),
                        product("shop", ProductKind.APPLICATION, Stage.OPERATION),
                        product("blog", ProductKind.APPLICATION, Stage.OPERATION),
                        product("ledger", ProductKind.PLATFORM, Stage.OPERATION),
                        product("idea", ProductKind.APPLICATION, Stage.DISCOVERY),
                        product("gone", ProductKind.APPLICATION, Stage.RETIREMENT))
                .goldenPaths(new GoldenPath(web, "Web", "2", List.of("build"), AS_OF))
                .goldenPathUses(
                        new GoldenPathUse(PORTAL, web, "2", AS_OF, null),
                        new GoldenPathUse(SHOP, web, "1", AS_OF, null),
                        new GoldenPathUse(new ProductId("blog"), web, "2", AS_OF.minusSeconds(1), AS_OF),
                        new GoldenPathUse(LEDGER, web, "2", AS_OF, null));
        assertThat(GoldenPathAdoption.of(portfolio.build(), AS_OF)).isEqualTo(new GoldenPathAdoption(new Share(1, 3)));
        assertThat(GoldenPathAdoption.of(portfolio.build(), AS_OF.minusSeconds(1)))
                .isEqualTo(GoldenPathAdoption.EMPTY);
    }

    @Test
    void a_path_without_steps_is_none() {
        GoldenPathId web = new GoldenPathId("web");
        GoldenPathId name = new GoldenPathId("name");
        GoldenPath steps = new GoldenPath(web, "Web", "2", List.of("build"), AS_OF);
        GoldenPath none = new GoldenPath(name, "Name", "1", List.of(), AS_OF);
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(Facts.STREAM)
                .products(
                        product("partner-portal", ProductKind.APPLICATION, Stage.MVP),
                        product("shop", ProductKind.APPLICATION, Stage.OPERATION))
                .goldenPaths(none)
                .goldenPathUses(new GoldenPathUse(PORTAL, name, "1", AS_OF, null));
        assertThat(GoldenPathAdoption.of(portfolio.build(), AS_OF)).isEqualTo(GoldenPathAdoption.EMPTY);
        portfolio.goldenPaths(steps).goldenPathUses(new GoldenPathUse(SHOP, web, "2", AS_OF, null));
        assertThat(GoldenPathAdoption.of(portfolio.build(), AS_OF)).isEqualTo(new GoldenPathAdoption(new Share(1, 2)));
    }
}
