package org.operatingmodel.metrics.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.platform.Facts.AS_OF;
import static org.operatingmodel.metrics.platform.Facts.STREAM;
import static org.operatingmodel.metrics.platform.Facts.product;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.platform.DeliveryPath;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

class AutomatedDeliveryTest {
    private static final Instant OLDEST = AS_OF.minus(Duration.ofDays(90));

    private static DeliveryPath path(String productId, Instant observedAt, String... manual) {
        return new DeliveryPath(
                new ProductId(productId), List.of("build", "deploy"), List.of(manual), Set.of(), observedAt);
    }

    private static Product delivered(String id) {
        return product(id, ProductKind.APPLICATION, Stage.MVP);
    }

    @Test
    void a_product_counts_when_its_newest_path_is_automated_independent_and_fresh() {
        DeliveryPath together = new DeliveryPath(
                new ProductId("together"), List.of("build"), List.of(), Set.of(new ProductId("fresh")), AS_OF);
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(STREAM)
                .products(
                        delivered("fresh"),
                        delivered("mended"),
                        delivered("broken"),
                        delivered("still-fresh"),
                        delivered("split"),
                        delivered("manual"),
                        delivered("together"),
                        delivered("stale"),
                        delivered("future"),
                        delivered("unknown"),
                        product("idea", ProductKind.APPLICATION, Stage.DISCOVERY),
                        product("gone", ProductKind.APPLICATION, Stage.RETIREMENT))
                .deliveryPaths(
                        path("fresh", OLDEST),
                        path("mended", OLDEST, "sign-off"),
                        path("mended", AS_OF),
                        path("broken", OLDEST),
                        path("broken", AS_OF, "sign-off"),
                        path("manual", AS_OF, "sign-off"),
                        path("still-fresh", AS_OF),
                        path("still-fresh", AS_OF.plusSeconds(1), "sign-off"),
                        path("split", AS_OF),
                        path("split", AS_OF, "sign-off"),
                        together,
                        path("stale", OLDEST.minusSeconds(1)),
                        path("future", AS_OF.plusSeconds(1)),
                        path("idea", AS_OF),
                        path("gone", AS_OF))
                .build();
        assertThat(AutomatedDelivery.behind(Share.Count.PART, portfolio, AS_OF))
                .extracting(product -> product.id().value())
                .containsExactly("fresh", "mended", "still-fresh");
        assertThat(AutomatedDelivery.of(portfolio, AS_OF).ratio())
                .isEqualTo(Measured.value(
                        Ratio.of(3, 10),
                        10,
                        Basis.timeless(
                                "fraction", "automated-delivery: automated and independent / MVP to operation")));
    }

    @Test
    void shares_of_parts_add_up() {
        AutomatedDelivery one = new AutomatedDelivery(new Share(1, 2));
        assertThat(one.plus(new AutomatedDelivery(new Share(0, 3)))).isEqualTo(new AutomatedDelivery(new Share(1, 5)));
        assertThat(one.plus(AutomatedDelivery.EMPTY)).isEqualTo(one);
    }

    @Test
    void nothing_delivered_has_no_share() {
        assertThat(reasonOf(
                        AutomatedDelivery.of(Portfolio.builder().build(), AS_OF).ratio()))
                .isEqualTo("No product is being delivered.");
    }
}
