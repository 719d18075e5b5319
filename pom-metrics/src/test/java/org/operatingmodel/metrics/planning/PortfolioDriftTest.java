package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.product;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.stream;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.planning.PortfolioDrift.Indicator;
import org.operatingmodel.metrics.planning.PortfolioDrift.ProductDrift;
import org.operatingmodel.metrics.planning.PortfolioDrift.Trend;
import org.operatingmodel.planning.MappedStream;
import org.operatingmodel.planning.Roadmap;
import org.operatingmodel.planning.StreamMap;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStreamId;

class PortfolioDriftTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private static FlowItem done(String id, FlowItemType type, Instant at) {
        return new FlowItem(
                new FlowItemId(id),
                new ProductId("portal"),
                null,
                type,
                List.of(new FlowTransition("done", FlowState.DONE, at, 0)));
    }

    private static Cost cost(String id, String product, Instant to, String amount) {
        return new Cost(
                id,
                new ProductId(product),
                to.minus(Duration.ofDays(1)),
                to,
                ChargeCategory.USAGE,
                new BigDecimal(amount),
                new BigDecimal(amount),
                "EUR",
                "cloud",
                "compute",
                Map.of());
    }

    private static Roadmap roadmap(Instant at, int daysBefore) {
        return new Roadmap(new ValueStreamId("sales"), at.minus(Duration.ofDays(daysBefore)), List.of());
    }

    private static Portfolio baseline() {
        return Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("portal", "sales", List.of()), product("fax", "sales", List.of()))
                .flowItems(
                        done("1", FlowItemType.FEATURE, JANUARY.minus(Duration.ofDays(90))),
                        done("2", FlowItemType.DEFECT, JANUARY.minus(Duration.ofDays(1))),
                        done(
                                "3",
                                FlowItemType.DEFECT,
                                JANUARY.minus(Duration.ofDays(90)).minusSeconds(1)))
                .costs(cost("c1", "portal", JANUARY, "100"))
                .roadmaps(roadmap(JANUARY, 10))
                .build();
    }

    private static Portfolio later() {
        return Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("portal", "sales", List.of()), product("app", "sales", List.of()))
                .flowItems(
                        done("4", FlowItemType.FEATURE, JULY.minus(Duration.ofDays(1))),
                        done("5", FlowItemType.FEATURE, JULY.minus(Duration.ofDays(2))),
                        done("6", FlowItemType.DEFECT, JULY.minus(Duration.ofDays(3))),
                        done("7", FlowItemType.DEFECT, JULY))
                .costs(cost("c2", "portal", JULY, "100.01"), cost("c3", "app", JULY, "7"))
                .roadmaps(roadmap(JULY, 10), roadmap(JULY, 200))
                .build();
    }

    @Test
    void a_portfolio_is_compared_at_two_instants() {
        PortfolioDrift drift = PortfolioDrift.between(baseline(), JANUARY, later(), JULY);
        assertThat(drift.text()).isEqualTo("""
                app: quality unknown, run cost unknown, roadmap unknown
                portal: quality better, run cost worse, roadmap same
                app: added
                fax: removed
                map of value streams: unknown, one of the two has none
                """);
        ProductDrift portal = drift.products().get(1);
        // 1 defect of 2 items, then 1 of 3
        assertThat(present(portal.quality().before())).isEqualTo(Ratio.of(1, 2));
        assertThat(present(portal.quality().after())).isEqualTo(Ratio.of(1, 3));
        assertThat(present(portal.runCost().before())).isEqualTo(Ratio.of(100, 1));
        assertThat(present(portal.roadmapAge().after())).isEqualTo(Ratio.of(10, 1));
        assertThat(portal.worse()).isTrue();
        assertThat(drift.added()).containsExactly(new ProductId("app"));
        assertThat(drift.removed()).containsExactly(new ProductId("fax"));
    }

    @Test
    void what_is_not_known_at_one_of_the_two_instants_has_no_trend() {
        Portfolio bare = Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("portal", "sales", List.of()))
                .build();
        ProductDrift drift =
                PortfolioDrift.between(bare, JANUARY, later(), JULY).products().get(1);
        assertThat(drift.quality().trend()).isEqualTo(Trend.UNKNOWN);
        assertThat(drift.runCost().trend()).isEqualTo(Trend.UNKNOWN);
        assertThat(drift.roadmapAge().trend()).isEqualTo(Trend.UNKNOWN);
        assertThat(drift.worse()).isFalse();
    }

    @Test
    void a_product_that_is_no_longer_charged_has_not_become_cheaper() {
        Portfolio july = Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("portal", "sales", List.of()), product("app", "sales", List.of()))
                .costs(cost("c3", "app", JULY, "7"))
                .build();
        ProductDrift portal = PortfolioDrift.between(baseline(), JANUARY, july, JULY)
                .products()
                .get(1);
        assertThat(present(portal.runCost().before())).isEqualTo(Ratio.of(100, 1));
        assertThat(portal.runCost().trend()).isEqualTo(Trend.UNKNOWN);
    }

    @Test
    void costs_of_30_days_and_the_newest_roadmap_of_the_stream_count() {
        Portfolio july = Portfolio.builder()
                .valueStreams(stream("sales"), stream("service"))
                .products(product("portal", "sales", List.of()), product("app", "service", List.of()))
                .costs(
                        cost("before", "portal", JULY.minus(Duration.ofDays(30)), "1000"),
                        cost("first", "portal", JULY.minus(Duration.ofDays(29)), "20"),
                        cost("last", "portal", JULY, "3"),
                        cost("after", "portal", JULY.plus(Duration.ofDays(1)), "5000"))
                .roadmaps(
                        roadmap(JULY, 40),
                        roadmap(JULY, 9),
                        roadmap(JULY, -1),
                        new Roadmap(new ValueStreamId("service"), JULY.minus(Duration.ofDays(2)), List.of()))
                .build();
        ProductDrift portal = PortfolioDrift.between(baseline(), JANUARY, july, JULY)
                .products()
                .get(1);
        // 20 + 3 of the days from 30 days before on; 9 days since the newest revision that was known
        assertThat(present(portal.runCost().after())).isEqualTo(Ratio.of(23, 1));
        assertThat(present(portal.roadmapAge().after())).isEqualTo(Ratio.of(9, 1));
        assertThat(portal.runCost().trend()).isEqualTo(Trend.BETTER);
        assertThat(portal.roadmapAge().trend()).isEqualTo(Trend.BETTER);
        assertThat(portal.worse()).isFalse();
    }

    @Test
    void the_newest_maps_of_value_streams_are_compared() {
        Portfolio before = withMaps(map(1, JANUARY, "portal"));
        Portfolio after =
                withMaps(map(1, JANUARY, "portal"), map(2, JULY, "portal", "app"), map(3, JULY.plusSeconds(1)));
        assertThat(PortfolioDrift.between(before, JANUARY, after, JULY).text())
                .endsWith("map of value streams: product 'app' of 'sales' is new\n");
        assertThat(PortfolioDrift.between(before, JANUARY, before, JULY).text())
                .endsWith("map of value streams: the same\n");
        assertThat(PortfolioDrift.between(before, JANUARY.minusSeconds(1), after, JULY)
                        .streamMap())
                .isNull();
    }

    private static StreamMap map(int version, Instant drawnAt, String... products) {
        return new StreamMap(
                version,
                drawnAt,
                List.of(new MappedStream(
                        new ValueStreamId("sales"),
                        Stream.of(products).map(ProductId::new).toList(),
                        List.of())));
    }

    private static Portfolio withMaps(StreamMap... maps) {
        return Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("portal", "sales", List.of()), product("app", "sales", List.of()))
                .streamMaps(maps)
                .build();
    }

    @Test
    void a_product_is_worse_as_soon_as_one_of_the_three_is() {
        Indicator same = indicator(1, "days", 1, "days");
        Indicator worse = indicator(1, "days", 2, "days");
        ProductId portal = new ProductId("portal");
        assertThat(new ProductDrift(portal, same, same, same).worse()).isFalse();
        assertThat(new ProductDrift(portal, worse, same, same).worse()).isTrue();
        assertThat(new ProductDrift(portal, same, worse, same).worse()).isTrue();
        assertThat(new ProductDrift(portal, same, same, worse).worse()).isTrue();
    }

    @Test
    void figures_in_different_units_have_no_trend() {
        assertThat(indicator(1, "EUR", 2, "EUR").trend()).isEqualTo(Trend.WORSE);
        assertThat(indicator(1, "EUR", 2, "USD").trend()).isEqualTo(Trend.UNKNOWN);
    }

    private static Indicator indicator(long before, String unit, long after, String otherUnit) {
        return new Indicator(
                Measured.value(Ratio.of(before, 1), 1, Basis.asOf(JANUARY, unit, "test")),
                Measured.value(Ratio.of(after, 1), 1, Basis.asOf(JULY, otherUnit, "test")));
    }

    @Test
    void a_product_that_has_ended_is_gone() {
        Product portal = product("portal", "sales", List.of());
        Product ended = new Product(
                portal.id(),
                portal.name(),
                portal.kind(),
                Stage.RETIRED,
                portal.channels(),
                portal.valueStreamId(),
                null,
                null,
                List.of(),
                List.of(),
                null);
        Portfolio july = Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(ended)
                .build();
        PortfolioDrift drift = PortfolioDrift.between(baseline(), JANUARY, july, JULY);
        assertThat(drift.products()).isEmpty();
        assertThat(drift.removed()).containsExactly(new ProductId("fax"), new ProductId("portal"));
        assertThat(PortfolioDrift.between(july, JANUARY, baseline(), JULY).added())
                .containsExactly(new ProductId("fax"), new ProductId("portal"));
    }

    @Test
    void the_baseline_is_of_the_value_stream_that_the_product_was_in_then() {
        Portfolio july = Portfolio.builder()
                .valueStreams(stream("service"))
                .products(product("portal", "service", List.of()))
                .roadmaps(new Roadmap(new ValueStreamId("service"), JULY.minus(Duration.ofDays(2)), List.of()))
                .build();
        ProductDrift portal = PortfolioDrift.between(baseline(), JANUARY, july, JULY)
                .products()
                .get(0);
        assertThat(present(portal.roadmapAge().before())).isEqualTo(Ratio.of(10, 1));
        assertThat(present(portal.roadmapAge().after())).isEqualTo(Ratio.of(2, 1));
    }

    @Test
    void the_newest_map_is_the_one_that_was_drawn_last() {
        Portfolio before = withMaps(map(1, JANUARY, "portal"));
        Portfolio after = withMaps(map(2, JULY, "portal", "app"), map(3, JULY.minusSeconds(1), "portal"));
        assertThat(PortfolioDrift.between(before, JANUARY, after, JULY).text())
                .endsWith("map of value streams: product 'app' of 'sales' is new\n");
        Portfolio twoOfThatInstant = withMaps(map(3, JULY, "portal", "app"), map(2, JULY, "portal"));
        assertThat(PortfolioDrift.between(before, JANUARY, twoOfThatInstant, JULY)
                        .text())
                .endsWith("map of value streams: product 'app' of 'sales' is new\n");
    }

    @Test
    void the_baseline_comes_first() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortfolioDrift.between(baseline(), JULY, later(), JULY))
                .withMessage("to must be after from '2026-07-01T00:00:00Z', but was '2026-07-01T00:00:00Z'. Name the"
                        + " baseline first.");
    }
}
