package org.operatingmodel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PortfolioLiveProductsTest {
    private static final ValueStreamId STREAM = new ValueStreamId("growth");

    private static Product in(Stage stage) {
        return new Product(
                new ProductId("p" + stage.ordinal()),
                stage.name(),
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                STREAM,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    @Test
    void all_but_the_retired_products_live() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .products(Arrays.stream(Stage.values())
                        .map(PortfolioLiveProductsTest::in)
                        .toArray(Product[]::new))
                .build();
        assertThat(portfolio.liveProducts())
                .extracting(Product::stage)
                .hasSize(Stage.values().length - 1)
                .doesNotContain(Stage.RETIRED)
                .isSorted();
        assertThat(Portfolio.builder().build().liveProducts()).isEmpty();
    }

    @Test
    void facts_about_a_retired_product_do_not_live() {
        List<FlowItem> items = List.of(
                item("gone", in(Stage.RETIRED).id()),
                item("open", null),
                item("here", in(Stage.MVP).id()));
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .products(in(Stage.MVP), in(Stage.RETIRED))
                .build();
        assertThat(portfolio.live(items)).extracting(each -> each.id().value()).containsExactly("open", "here");
    }

    private static FlowItem item(String id, @Nullable ProductId product) {
        return new FlowItem(
                new FlowItemId(id),
                product,
                null,
                FlowItemType.FEATURE,
                List.of(new FlowTransition("asked", FlowState.ACTIVE, Instant.EPOCH, 0)));
    }
}
