package org.operatingmodel.metrics.network;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Value streams that hand work to each other.
 *
 * <p>Unit and range: capacity and demand in items of the same period. Empty case: no bottleneck, no betweenness.
 * <p>Merging: none; build one network from all nodes and links.
 * <p>Limits: a bottleneck is where capacity is scarcest, a high betweenness where most ways pass; one is not the other.
 * Betweenness takes time in proportion to streams times links, so there are at most 1000 streams and 10 000 links. They
 * come without dates, so the figures have no horizon. In that of a portfolio each way is as long as any other, and what was
 * completed stands for capacity.
 *
 * @param nodes the streams, in no order that matters
 * @param links the ways that work takes, in no order that matters
 * @see <a href="https://doi.org/10.1080/0022250X.2001.9990249">Brandes, A Faster Algorithm for Betweenness Centrality,
 *     Journal of Mathematical Sociology 25(2), 2001</a>
 * @since 0.1
 */
public record ValueStreamNetwork(List<Node> nodes, List<Link> links) implements Serializable {
    private static final int MOST_NODES = 1000;
    private static final int MOST_LINKS = 10_000;

    /**
     * @throws IllegalArgumentException if a stream is there twice, a link is, a link leads to an unknown stream, or there
     *     are too many
     */
    public ValueStreamNetwork {
        atMost("ValueStreamNetwork.nodes", nodes.size(), MOST_NODES);
        atMost("ValueStreamNetwork.links", links.size(), MOST_LINKS);
        nodes = nodes.stream().sorted(Comparator.comparing(Node::id)).toList();
        links = links.stream()
                .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
                .toList();
        Set<ValueStreamId> known = new HashSet<>();
        for (Node node : nodes) {
            if (!known.add(node.id)) {
                throw new IllegalArgumentException("ValueStreamNetwork.nodes must hold each stream once, but held '"
                        + node.id + "' twice. Add up its capacity and demand.");
            }
        }
        Set<List<ValueStreamId>> ways = new HashSet<>();
        for (Link link : links) {
            for (ValueStreamId end : List.of(link.from, link.to)) {
                if (!known.contains(end)) {
                    throw new IllegalArgumentException(
                            "ValueStreamNetwork.links must join known streams, but one from '" + link.from + "' to '"
                                    + link.to + "' names '" + end + "'. Add it to nodes.");
                }
            }
            if (!ways.add(List.of(link.from, link.to))) {
                throw new IllegalArgumentException("ValueStreamNetwork.links must hold each link once, but held that "
                        + "from '" + link.from + "' to '" + link.to + "' twice. Keep the shorter.");
            }
        }
    }

    private static void atMost(String what, int count, int most) {
        if (count > most) {
            throw new IllegalArgumentException(
                    what + " must be at most " + most + ", but were '" + count + "'. Look at parts of the network.");
        }
    }

    /**
     * The network of a portfolio: work goes from the value stream of a product to those of the products that consume it or
     * depend on it; products that have ended take and give none.
     *
     * <p>Capacity is the items completed in the window, demand those that arrived in it; a stream whose flow is not measured has
     * neither. Each way counts one step. Absent where there are too many streams or ways to look at.
     *
     * @param portfolio the portfolio
     * @param flow the flow of value streams in one window
     * @param asOf the end of the window
     */
    public static Measured<ValueStreamNetwork> of(
            Portfolio portfolio, Map<ValueStreamId, WindowFlow> flow, Instant asOf) {
        List<Node> nodes = portfolio.valueStreams().stream()
                .map(stream -> node(stream.id(), flow.get(stream.id())))
                .toList();
        Set<ValueStreamId> known = nodes.stream().map(Node::id).collect(Collectors.toSet());
        Map<ProductId, ValueStreamId> streams = new HashMap<>();
        portfolio.liveProducts().stream()
                .filter(product -> known.contains(product.valueStreamId()))
                .forEach(product -> streams.put(product.id(), product.valueStreamId()));
        Set<Link> links = new HashSet<>();
        for (Product product : portfolio.liveProducts()) {
            product.consumes().forEach(provider -> way(streams, provider, product.id(), links));
        }
        for (Dependency dependency : portfolio.dependencies()) {
            way(streams, dependency.dependsOn(), dependency.productId(), links);
        }
        Basis basis = Basis.asOf(asOf, "value streams", "network: from what is consumed to what consumes it");
        return nodes.size() > MOST_NODES || links.size() > MOST_LINKS
                ? Measured.absent(
                        "There are " + nodes.size() + " value streams and " + links.size()
                                + " ways between them, more than can be looked at.",
                        nodes.size(),
                        basis)
                : Measured.value(new ValueStreamNetwork(nodes, List.copyOf(links)), nodes.size(), basis);
    }

    private static void way(
            Map<ProductId, ValueStreamId> streams, ProductId provider, ProductId consumer, Set<Link> links) {
        ValueStreamId from = streams.get(provider);
        ValueStreamId to = streams.get(consumer);
        if (from != null && to != null && !from.equals(to)) {
            links.add(new Link(from, to, 1));
        }
    }

    private static Node node(ValueStreamId id, @Nullable WindowFlow flow) {
        return flow == null
                ? new Node(id, null, null)
                : new Node(id, BigDecimal.valueOf(flow.velocity()), BigDecimal.valueOf(flow.arrivals()));
    }

    /** The streams, one a line, and the bottleneck; empty without streams. */
    public String text() {
        if (nodes.isEmpty()) {
            return "";
        }
        SortedMap<ValueStreamId, Ratio> betweenness = betweenness();
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append(node.id())
                .append(": ")
                .append(node.flow())
                .append(", betweenness ")
                .append(betweenness.get(node.id()))
                .append('\n'));
        Measured<Bottleneck> bottleneck = bottleneck();
        return text.append("bottleneck: ")
                .append(
                        bottleneck instanceof Measured.Absent<Bottleneck> absent
                                ? "unknown (" + absent.reason() + ")"
                                : bottleneck
                                        .map(found -> found.streams().stream()
                                                        .map(ValueStreamId::value)
                                                        .collect(Collectors.joining(", "))
                                                + ", " + found.capacityPerDemand() + " of the demand")
                                        .toOptional()
                                        .orElseThrow())
                .append('\n')
                .toString();
    }

    /**
     * The streams with the least capacity for their demand. Absent when no stream is known to have any demand; n counts
     * streams that are.
     */
    public Measured<Bottleneck> bottleneck() {
        Basis basis = Basis.timeless("capacity per demand", "bottleneck: least capacity / demand");
        List<Node> demanded = nodes.stream().filter(Node::demanded).toList();
        return demanded.stream()
                .map(Node::capacityPerDemand)
                .min(Comparator.naturalOrder())
                .map(least -> Measured.value(
                        new Bottleneck(
                                demanded.stream()
                                        .filter(node -> node.capacityPerDemand().equals(least))
                                        .map(Node::id)
                                        .toList(),
                                least),
                        demanded.size(),
                        basis))
                .orElseGet(() -> Measured.absent(
                        "None of " + nodes.size() + " value streams is known to have any demand.", 0, basis));
    }

    /**
     * The betweenness centrality of each stream: the sum, over all ordered pairs of other streams, of the share of the
     * shortest ways from one to the other that pass through it.
     *
     * <p>Range: 0 to (n - 1)(n - 2) for n streams; not normalised, exact.
     *
     * @return one number for each stream, by id
     * @throws ArithmeticException if a way is longer than {@link Long#MAX_VALUE}
     */
    public SortedMap<ValueStreamId, Ratio> betweenness() {
        Map<ValueStreamId, List<Link>> leaving = new HashMap<>();
        links.forEach(link ->
                leaving.computeIfAbsent(link.from, from -> new ArrayList<>()).add(link));
        SortedMap<ValueStreamId, Ratio> betweenness = new TreeMap<>();
        nodes.forEach(node -> betweenness.put(node.id, Ratio.ZERO));
        for (Node source : nodes) {
            accumulate(source.id, leaving, betweenness);
        }
        return Collections.unmodifiableSortedMap(betweenness);
    }

    /** Adds what the shortest ways from one source contribute: Brandes' algorithm, with Dijkstra's for the ways. */
    private static void accumulate(
            ValueStreamId source, Map<ValueStreamId, List<Link>> leaving, Map<ValueStreamId, Ratio> betweenness) {
        Map<ValueStreamId, Reached> reached = new HashMap<>();
        PriorityQueue<Reached> next = new PriorityQueue<>(Comparator.comparingLong((Reached at) -> at.distance));
        Deque<Reached> farthestFirst = new ArrayDeque<>();
        Reached start = new Reached(source, 0);
        start.ways = BigInteger.ONE;
        reached.put(source, start);
        next.add(start);
        for (Reached at = next.poll(); at != null; at = next.poll()) {
            if (reached.get(at.id) != at) {
                continue; // a shorter way was found since
            }
            farthestFirst.push(at);
            for (Link link : leaving.getOrDefault(at.id, List.of())) {
                long distance = Math.addExact(at.distance, link.length);
                Reached end = reached.get(link.to);
                if (end == null || distance < end.distance) {
                    end = new Reached(link.to, distance);
                    reached.put(link.to, end);
                    next.add(end);
                }
                if (distance == end.distance) {
                    end.ways = end.ways.add(at.ways);
                    end.before.add(at);
                }
            }
        }
        for (Reached at : farthestFirst) {
            for (Reached before : at.before) {
                before.dependency =
                        before.dependency.plus(new Ratio(before.ways, at.ways).times(at.dependency.plus(Ratio.ONE)));
            }
            if (at != start) {
                betweenness.merge(at.id, at.dependency, Ratio::plus);
            }
        }
    }

    /** A stream on the shortest ways from a source. */
    private static final class Reached {
        final ValueStreamId id;
        final long distance;
        final List<Reached> before = new ArrayList<>();
        BigInteger ways = BigInteger.ZERO;
        Ratio dependency = Ratio.ZERO;

        Reached(ValueStreamId id, long distance) {
            this.id = id;
            this.distance = distance;
        }
    }

    /**
     * A value stream in the network.
     *
     * @param id the stream
     * @param capacity how much it can do in the period; absent where its flow is not known
     * @param demand how much is asked of it in the period; absent where its flow is not known
     * @since 0.1
     */
    public record Node(
            ValueStreamId id,
            @Nullable BigDecimal capacity,
            @Nullable BigDecimal demand) implements Serializable {
        /** @throws IllegalArgumentException if a number is negative, or one is known without the other */
        public Node {
            Objects.requireNonNull(id, "Node.id");
            if (capacity != null && demand != null) {
                Guard.notNegative("Node.capacity", capacity);
                Guard.notNegative("Node.demand", demand);
            } else if (capacity != null || demand != null) {
                throw new IllegalArgumentException("Node.capacity and Node.demand must both be known or both be absent,"
                        + " but were '" + capacity + "' and '" + demand + "' for '" + id + "'. Leave out both.");
            }
        }

        private boolean demanded() {
            return demand != null && demand.signum() > 0;
        }

        private Ratio capacityPerDemand() {
            return Ratio.of(Objects.requireNonNull(capacity)).dividedBy(Ratio.of(Objects.requireNonNull(demand)));
        }

        private String flow() {
            return capacity == null || demand == null
                    ? "flow unknown"
                    : "can do " + capacity.toPlainString() + " of " + demand.toPlainString();
        }
    }

    /**
     * A way that work takes from one value stream to another.
     *
     * @param from the stream that hands over
     * @param to the stream that takes over
     * @param length how long the way is, such as the usual wait in hours; 1 for each when only the steps count
     * @since 0.1
     */
    public record Link(ValueStreamId from, ValueStreamId to, long length) implements Serializable {
        /** @throws IllegalArgumentException if the length is below 1 or a stream hands over to itself */
        public Link {
            Guard.positive("Link.length", length);
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "Link.to must be another stream than from, but was '" + to + "'. Leave the link out.");
            }
        }
    }

    /**
     * Where capacity is scarcest.
     *
     * @param streams the streams, by id; more than one when they are equally scarce
     * @param capacityPerDemand how much of its demand each can do; below 1 when it cannot do all
     * @since 0.1
     */
    public record Bottleneck(List<ValueStreamId> streams, Ratio capacityPerDemand) implements Serializable {
        /** @throws NullPointerException if a part is missing */
        public Bottleneck {
            streams = List.copyOf(streams);
            Objects.requireNonNull(capacityPerDemand, "Bottleneck.capacityPerDemand");
        }
    }
}
