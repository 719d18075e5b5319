package org.operatingmodel.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.ratio;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.TransitionRows;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.metrics.network.ValueStreamNetwork.Bottleneck;
import org.operatingmodel.metrics.network.ValueStreamNetwork.Link;
import org.operatingmodel.metrics.network.ValueStreamNetwork.Node;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class ValueStreamNetworkTest {
    /** Krackhardt's kite, each line a stream and those that it is joined with, both ways. */
    private static final String[] KITE = {
        "0 1 2 3 5",
        "1 0 3 4 6",
        "2 0 3 5",
        "3 0 1 2 4 5 6",
        "4 1 3 6",
        "5 0 2 3 6 7",
        "6 1 3 4 5 7",
        "7 5 6 8",
        "8 7 9",
        "9 8"
    };

    @Test
    void betweenness_of_the_kite() {
        // Published for the undirected kite: 5/6 5/6 0 11/3 0 25/3 25/3 14 8 0; with both directions, twice as much
        List<Link> links = new ArrayList<>();
        for (String line : KITE) {
            String[] ids = line.split(" ");
            for (int i = 1; i < ids.length; i++) {
                links.add(link(ids[0], ids[i], 1));
            }
        }
        Collections.shuffle(links, new Random(7));
        assertThat(network("0 1 2 3 4 5 6 7 8 9", links).betweenness().values())
                .containsExactly(
                        Ratio.of(5, 3),
                        Ratio.of(5, 3),
                        Ratio.ZERO,
                        Ratio.of(22, 3),
                        Ratio.ZERO,
                        Ratio.of(50, 3),
                        Ratio.of(50, 3),
                        Ratio.of(28, 1),
                        Ratio.of(16, 1),
                        Ratio.ZERO);
    }

    @Test
    void betweenness_follows_the_direction() {
        // 0 to 4 in a row: through 1 pass 0-2, 0-3, 0-4; through 2 pass 0-3, 0-4, 1-3, 1-4
        assertThat(network(
                                "0 1 2 3 4",
                                List.of(link("0", "1", 1), link("1", "2", 1), link("2", "3", 1), link("3", "4", 1)))
                        .betweenness())
                .containsExactly(
                        entry(id("0"), Ratio.ZERO),
                        entry(id("1"), Ratio.of(3, 1)),
                        entry(id("2"), Ratio.of(4, 1)),
                        entry(id("3"), Ratio.of(3, 1)),
                        entry(id("4"), Ratio.ZERO));
    }

    @Test
    void equally_short_ways_share_and_longer_ones_do_not_count() {
        List<Link> links =
                new ArrayList<>(List.of(link("0", "1", 1), link("1", "3", 2), link("0", "2", 2), link("2", "3", 1)));
        assertThat(network("0 1 2 3", links).betweenness().values())
                .containsExactly(Ratio.ZERO, Ratio.of(1, 2), Ratio.of(1, 2), Ratio.ZERO);
        // a direct way of the same length takes a third of 0-3
        links.add(link("0", "3", 3));
        assertThat(network("0 1 2 3", links).betweenness().values())
                .containsExactly(Ratio.ZERO, Ratio.of(1, 3), Ratio.of(1, 3), Ratio.ZERO);
        // one that is found first, but longer, does not count; 1 then carries 0-2 and 0-3
        assertThat(network(
                                "0 1 2 3",
                                List.of(link("0", "2", 9), link("0", "1", 1), link("1", "2", 1), link("2", "3", 1)))
                        .betweenness()
                        .values())
                .containsExactly(Ratio.ZERO, Ratio.of(2, 1), Ratio.of(2, 1), Ratio.ZERO);
    }

    @Test
    void a_way_that_is_too_long_is_an_error() {
        ValueStreamNetwork far = network("0 1 2", List.of(link("0", "1", Long.MAX_VALUE), link("1", "2", 1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(far::betweenness);
    }

    @Test
    void the_bottleneck_has_the_least_capacity_for_its_demand() {
        // 8 / 10 = 0.8, 30 / 40 = 0.75, 6 / 8 = 0.75; one without demand
        ValueStreamNetwork network = new ValueStreamNetwork(
                List.of(node("d", 0, 0), node("c", 6, 8), node("a", 8, 10), node("b", 30, 40)), List.of());
        assertThat(network.bottleneck())
                .isEqualTo(Measured.value(
                        new Bottleneck(List.of(id("b"), id("c")), ratio("0.75")),
                        3,
                        Basis.timeless("capacity per demand", "bottleneck: least capacity / demand")));
        assertThat(present(new ValueStreamNetwork(List.of(node("a", 0, 1)), List.of()).bottleneck())
                        .capacityPerDemand())
                .isEqualTo(Ratio.ZERO);
    }

    @Test
    void a_stream_whose_flow_is_not_known_is_no_bottleneck() {
        Node unknown = new Node(id("u"), null, null);
        ValueStreamNetwork network = new ValueStreamNetwork(List.of(unknown, node("a", 8, 10)), List.of());
        assertThat(present(network.bottleneck()).streams()).containsExactly(id("a"));
        assertThat(network.bottleneck().n()).isEqualTo(1);
        assertThat(reasonOf(new ValueStreamNetwork(List.of(unknown), List.of()).bottleneck()))
                .isEqualTo("None of 1 value streams is known to have any demand.");
    }

    @Test
    void no_demand_has_no_bottleneck() {
        assertThat(reasonOf(new ValueStreamNetwork(List.of(node("a", 5, 0)), List.of()).bottleneck()))
                .isEqualTo("None of 1 value streams is known to have any demand.");
        assertThat(new ValueStreamNetwork(List.of(), List.of()).betweenness()).isEmpty();
    }

    @Test
    void nodes_and_links_fit_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network("a a", List.of()))
                .withMessage("ValueStreamNetwork.nodes must hold each stream once, but held 'va' twice. "
                        + "Add up its capacity and demand.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network("a", List.of(link("a", "b", 1))))
                .withMessage("ValueStreamNetwork.links must join known streams, but one from 'va' to 'vb' names "
                        + "'vb'. Add it to nodes.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network("a b", List.of(link("a", "b", 1), link("a", "b", 2))))
                .withMessage("ValueStreamNetwork.links must hold each link once, but held that from 'va' to 'vb' "
                        + "twice. Keep the shorter.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link("a", "a", 1))
                .withMessage("Link.to must be another stream than from, but was 'va'. Leave the link out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link("a", "b", 0))
                .withMessage("Link.length must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node("a", -1, 0))
                .withMessage("Node.capacity must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node("a", 0, -1))
                .withMessage("Node.demand must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Node(id("a"), BigDecimal.ONE, null))
                .withMessage(
                        "Node.capacity and Node.demand must both be known or both be absent, but were '1' and 'null'"
                                + " for 'va'. Leave out both.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Node(id("a"), null, BigDecimal.ONE));
    }

    @Test
    void a_network_that_is_too_large_is_refused() {
        List<Node> streams = IntStream.rangeClosed(0, 1000)
                .mapToObj(stream -> node("stream-" + stream, 1, 1))
                .toList();
        List<Link> links = IntStream.rangeClosed(0, 10_000)
                .mapToObj(way -> link("stream-" + way / 999, "stream-" + (way / 999 + 1 + way % 999) % 1000, 1))
                .toList();
        ValueStreamNetwork largest = new ValueStreamNetwork(streams.subList(0, 1000), links.subList(0, 10_000));
        assertThat(largest.links()).hasSize(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueStreamNetwork(streams, List.of()))
                .withMessage("ValueStreamNetwork.nodes must be at most 1000, but were '1001'. "
                        + "Look at parts of the network.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueStreamNetwork(largest.nodes(), links))
                .withMessage("ValueStreamNetwork.links must be at most 10000, but were '10001'. "
                        + "Look at parts of the network.");
    }

    @Test
    void the_order_of_nodes_and_links_does_not_matter() {
        List<Link> links = List.of(link("a", "b", 1), link("b", "a", 2), link("a", "c", 1));
        List<Link> reversed = List.of(links.get(2), links.get(1), links.get(0));
        assertThat(network("c b a", reversed)).isEqualTo(network("a b c", links));
    }

    private static ValueStreamNetwork network(String ids, List<Link> links) {
        return new ValueStreamNetwork(
                Arrays.stream(ids.split(" ")).map(id -> node(id, 1, 1)).toList(), links);
    }

    private static Node node(String id, int capacity, int demand) {
        return new Node(id(id), BigDecimal.valueOf(capacity), BigDecimal.valueOf(demand));
    }

    private static Link link(String from, String to, long length) {
        return new Link(id(from), id(to), length);
    }

    private static ValueStreamId id(String id) {
        return new ValueStreamId("v" + id);
    }

    @Test
    void work_goes_from_the_stream_of_what_is_consumed_to_that_of_what_consumes_it() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("base"), stream("login"), stream("sales"), stream("idle"))
                .products(
                        product("cloud", "base", List.of()),
                        product("logs", "base", List.of("cloud")),
                        product("sign-on", "login", List.of("cloud", "logs")),
                        product("portal", "sales", List.of()))
                .dependencies(new Dependency(
                        new DependencyId("D-1"),
                        new ProductId("portal"),
                        new ProductId("sign-on"),
                        "Sign-on",
                        LocalDate.EPOCH,
                        DependencyState.OPEN))
                .build();
        Instant asOf = Instant.parse("2026-07-01T00:00:00Z");
        ValueStreamNetwork network =
                present(ValueStreamNetwork.of(portfolio, Map.of(new ValueStreamId("login"), oneOfTwo(asOf)), asOf));
        assertThat(network.links())
                .containsExactly(
                        new Link(new ValueStreamId("base"), new ValueStreamId("login"), 1),
                        new Link(new ValueStreamId("login"), new ValueStreamId("sales"), 1));
        // one shortest way of two steps, from base through login to sales
        assertThat(network.text()).isEqualTo("""
                base: flow unknown, betweenness 0
                idle: flow unknown, betweenness 0
                login: can do 1 of 2, betweenness 1
                sales: flow unknown, betweenness 0
                bottleneck: login, 0.5 of the demand
                """);
        assertThat(present(ValueStreamNetwork.of(portfolio, Map.of(), asOf)).text())
                .endsWith("bottleneck: unknown (None of 4 value streams is known to have any demand.)\n");
    }

    @Test
    void what_has_ended_takes_no_work_and_gives_none() {
        Product cloud = product("cloud", "base", List.of());
        Product signOn = product("sign-on", "login", List.of("cloud"));
        Link way = new Link(new ValueStreamId("base"), new ValueStreamId("login"), 1);
        assertThat(ways(cloud, signOn)).containsExactly(way);
        assertThat(ways(ended(cloud), signOn)).isEmpty();
        assertThat(ways(cloud, ended(signOn))).isEmpty();
    }

    private static List<Link> ways(Product... products) {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("base"), stream("login"))
                .products(products)
                .dependencies(new Dependency(
                        new DependencyId("D-1"),
                        new ProductId("sign-on"),
                        new ProductId("cloud"),
                        "Room",
                        LocalDate.EPOCH,
                        DependencyState.OPEN))
                .build();
        return present(ValueStreamNetwork.of(portfolio, Map.of(), Instant.EPOCH))
                .links();
    }

    private static Product ended(Product product) {
        return new Product(
                product.id(),
                product.name(),
                product.kind(),
                Stage.RETIRED,
                product.channels(),
                product.valueStreamId(),
                null,
                null,
                List.of(),
                product.consumes(),
                null);
    }

    @Test
    void more_than_can_be_looked_at_are_no_network() {
        ValueStream[] streams =
                IntStream.rangeClosed(1, 1001).mapToObj(i -> stream("s" + i)).toArray(ValueStream[]::new);
        assertThat(reasonOf(ValueStreamNetwork.of(
                        Portfolio.builder().valueStreams(streams).build(), Map.of(), Instant.EPOCH)))
                .isEqualTo("There are 1001 value streams and 0 ways between them, more than can be looked at.");
    }

    /** Two items were begun, and one of them is done. */
    private static WindowFlow oneOfTwo(Instant asOf) {
        FlowLedger ledger = FlowLedger.of(
                TransitionRows.builder()
                        .add(0, FlowItemType.FEATURE, FlowState.ACTIVE, asOf.minusSeconds(30), 0)
                        .add(1, FlowItemType.FEATURE, FlowState.ACTIVE, asOf.minusSeconds(30), 0)
                        .add(1, FlowItemType.FEATURE, FlowState.DONE, asOf.minusSeconds(10), 1)
                        .build(),
                asOf);
        return FlowFigures.of(ledger, Windows.of(asOf.minusSeconds(60), asOf), Groups.all())
                .overall();
    }

    private static ValueStream stream(String id) {
        return new ValueStream(new ValueStreamId(id), id);
    }

    private static Product product(String id, String stream, List<String> consumes) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                Stage.OPERATION,
                Set.of(),
                new ValueStreamId(stream),
                null,
                null,
                List.of(),
                consumes.stream().map(ProductId::new).toList(),
                null);
    }
}
