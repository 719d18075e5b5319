package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.planning.RoadmapItem;
import org.operatingmodel.planning.RoadmapItemId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class AlignmentMatrixTest {
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    static Outcome outcome(String id) {
        return new Outcome(
                new OutcomeId(id), id, OutcomeKind.RETENTION, Direction.INCREASE, "percent", null, null, null, null);
    }

    static Product product(String id, String stream, List<String> consumes, String... outcomes) {
        return product(id, stream, Stage.OPERATION, consumes, outcomes);
    }

    static Product product(String id, String stream, Stage stage, List<String> consumes, String... outcomes) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                new ValueStreamId(stream),
                null,
                null,
                List.of(outcomes).stream().map(OutcomeId::new).toList(),
                consumes.stream().map(ProductId::new).toList(),
                null);
    }

    static ValueStream stream(String id) {
        return new ValueStream(new ValueStreamId(id), id);
    }

    private static FlowItem item(String id, @Nullable String product, FlowState state, Instant at) {
        return new FlowItem(
                new FlowItemId(id),
                product == null ? null : new ProductId(product),
                null,
                FlowItemType.FEATURE,
                List.of(new FlowTransition("s", state, at, 0)));
    }

    private static Portfolio portfolio() {
        Instant june = JULY.minusSeconds(1);
        return Portfolio.builder()
                .valueStreams(stream("sales"), stream("service"), stream("idle"))
                .outcomes(outcome("adoption"), outcome("retention"), outcome("cost"), outcome("expansion"))
                .products(
                        product("portal", "sales", List.of(), "adoption", "retention"),
                        product("app", "sales", List.of(), "adoption"),
                        product("desk", "service", List.of(), "retention"),
                        product("archive", "service", List.of()))
                .roadmapItems(new RoadmapItem(
                        new RoadmapItemId("R-1"),
                        "Cheaper",
                        List.of(new ValueStreamId("sales")),
                        new OutcomeId("cost"),
                        null,
                        List.of()))
                .flowItems(
                        item("P-1", "portal", FlowState.ACTIVE, june),
                        item("P-2", "portal", FlowState.WAITING, june),
                        item("P-3", "portal", FlowState.DONE, june),
                        item("P-4", "portal", FlowState.ACTIVE, JULY),
                        item("A-1", "app", FlowState.ACTIVE, june),
                        item("X-1", "archive", FlowState.ACTIVE, june),
                        item("N-1", null, FlowState.ACTIVE, june))
                .build();
    }

    @Test
    void it_shows_what_serves_what_and_orphans_both_ways() {
        assertThat(AlignmentMatrix.of(portfolio(), JULY).text()).isEqualTo("""
                sales -> adoption: app, portal; 3 in progress
                sales -> retention: portal; 2 in progress
                service -> retention: desk; 0 in progress
                service -> no outcome: archive; 1 in progress
                Outcome 'cost' is served by no product.
                Outcome 'expansion' is served by no product, and no item of a roadmap is for it.
                Value stream 'idle' has no product that serves an outcome.
                Product 'archive' serves no outcome.
                Flow item 'N-1' is in progress for no outcome.
                Flow item 'X-1' is in progress for no outcome.
                """);
    }

    @Test
    void what_nobody_has_begun_or_anybody_gave_up_is_not_in_progress() {
        Instant june = JULY.minusSeconds(1);
        Portfolio portfolio = portfolio().toBuilder()
                .flowItems(
                        item("D-1", "desk", FlowState.NEW, june),
                        item("D-2", "desk", FlowState.CANCELLED, june),
                        item("N-2", null, FlowState.NEW, june))
                .build();
        assertThat(AlignmentMatrix.of(portfolio, JULY)).isEqualTo(AlignmentMatrix.of(portfolio(), JULY));
    }

    @Test
    void a_value_stream_whose_products_serve_nothing_is_an_orphan() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("idle"))
                .products(product("archive", "idle", List.of()))
                .build();
        assertThat(AlignmentMatrix.of(portfolio, JULY).orphans())
                .containsExactly(
                        "Value stream 'idle' has no product that serves an outcome.",
                        "Product 'archive' serves no outcome.");
    }

    @Test
    void a_product_that_has_ended_serves_nothing() {
        Product ended = new Product(
                new ProductId("fax"),
                "Fax",
                ProductKind.APPLICATION,
                Stage.RETIRED,
                Set.of(),
                new ValueStreamId("idle"),
                null,
                null,
                List.of(new OutcomeId("expansion")),
                List.of(),
                null);
        Portfolio portfolio = portfolio().toBuilder().products(ended).build();
        assertThat(AlignmentMatrix.of(portfolio, JULY)).isEqualTo(AlignmentMatrix.of(portfolio(), JULY));
        Portfolio working = portfolio.toBuilder()
                .flowItems(item("F-1", "fax", FlowState.ACTIVE, JULY.minusSeconds(1)))
                .build();
        assertThat(AlignmentMatrix.of(working, JULY).itemsWithoutOutcome())
                .containsExactly(new FlowItemId("F-1"), new FlowItemId("N-1"), new FlowItemId("X-1"));
    }

    @Test
    void its_sums_match() {
        AlignmentMatrix matrix = AlignmentMatrix.of(portfolio(), JULY);
        // portal twice, app once; desk once
        assertThat(matrix.links(new ValueStreamId("sales"))).isEqualTo(3);
        assertThat(matrix.links(new ValueStreamId("service"))).isEqualTo(1);
        assertThat(matrix.links(new OutcomeId("adoption"))).isEqualTo(2);
        assertThat(matrix.links(new OutcomeId("retention"))).isEqualTo(2);
        assertThat(matrix.links()).isEqualTo(4);
    }

    @Test
    void nothing_is_aligned_where_there_is_nothing() {
        AlignmentMatrix empty = AlignmentMatrix.of(Portfolio.builder().build(), JULY);
        assertThat(empty.cells()).isEmpty();
        assertThat(empty.text()).isEmpty();
    }
}
