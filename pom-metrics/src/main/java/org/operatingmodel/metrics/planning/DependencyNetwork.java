package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.network.CriticalPath;
import org.operatingmodel.metrics.network.Task;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.ProductId;

/**
 * What products still wait for: which of it is late, which can never be on time, which waits in a circle, and the longest
 * chain.
 *
 * <p>Definition: a dependency waits for those that the product that is needed has itself. Resolved ones do not count.
 * <p>Unit and range: lists; the chain counts hand-overs. Empty case: nothing is unresolved, all lists are empty.
 * <p>Merging: none; make one of all dependencies.
 *
 * @param unresolved what is not delivered, by id
 * @param overdue what of it was due before the day, by id
 * @param impossible what of it is due before something that it waits for, by id
 * @param cycles products that wait for themselves, through others: each circle by id, the circles by their first
 * @param criticalChain the longest chain of unresolved dependencies, the first to deliver first; empty where products wait
 *     in a circle, and where nothing is unresolved
 * @see CriticalPath
 * @since 0.1
 */
public record DependencyNetwork(
        List<DependencyId> unresolved,
        List<DependencyId> overdue,
        List<DependencyId> impossible,
        List<List<ProductId>> cycles,
        List<DependencyId> criticalChain)
        implements Serializable {
    /** @throws NullPointerException if a part is missing */
    public DependencyNetwork {
        unresolved = List.copyOf(unresolved);
        overdue = List.copyOf(overdue);
        impossible = List.copyOf(impossible);
        cycles = cycles.stream().map(List::copyOf).toList();
        criticalChain = List.copyOf(criticalChain);
    }

    /**
     * The network of what products need from each other.
     *
     * @param dependencies the dependencies, resolved ones among them
     * @param day the day; what is due on it is not late
     */
    public static DependencyNetwork of(Collection<Dependency> dependencies, LocalDate day) {
        List<Dependency> open = dependencies.stream()
                .filter(dependency -> dependency.state() != DependencyState.RESOLVED)
                .sorted(Comparator.comparing(Dependency::id))
                .toList();
        Map<ProductId, List<Dependency>> byProduct =
                open.stream().collect(Collectors.groupingBy(Dependency::productId));
        List<List<ProductId>> cycles = cycles(byProduct);
        return new DependencyNetwork(
                open.stream().map(Dependency::id).toList(),
                open.stream()
                        .filter(dependency -> dependency.due().isBefore(day))
                        .map(Dependency::id)
                        .toList(),
                open.stream()
                        .filter(dependency -> byProduct.getOrDefault(dependency.dependsOn(), List.of()).stream()
                                .anyMatch(before -> before.due().isAfter(dependency.due())))
                        .map(Dependency::id)
                        .toList(),
                cycles,
                cycles.isEmpty() ? chain(open, byProduct) : List.of());
    }

    private static List<DependencyId> chain(List<Dependency> open, Map<ProductId, List<Dependency>> byProduct) {
        List<Task> tasks = open.stream()
                .map(dependency -> new Task(
                        task(dependency),
                        Duration.ofDays(1),
                        byProduct.getOrDefault(dependency.dependsOn(), List.of()).stream()
                                .map(DependencyNetwork::task)
                                .collect(Collectors.toSet())))
                .toList();
        Measured<CriticalPath> path = CriticalPath.of(tasks);
        return path.toOptional()
                .map(found -> found.tasks().stream()
                        .map(task -> new DependencyId(task.value()))
                        .toList())
                .orElse(List.of());
    }

    private static FlowItemId task(Dependency dependency) {
        return new FlowItemId(dependency.id().value());
    }

    /** The sets of products each of which waits for each other of the set. */
    private static List<List<ProductId>> cycles(Map<ProductId, List<Dependency>> byProduct) {
        Map<ProductId, Set<ProductId>> reached = new HashMap<>();
        byProduct.keySet().forEach(product -> reached.put(product, reach(product, byProduct)));
        TreeMap<ProductId, List<ProductId>> circles = new TreeMap<>();
        for (Map.Entry<ProductId, Set<ProductId>> from : reached.entrySet()) {
            if (from.getValue().contains(from.getKey())) {
                TreeSet<ProductId> circle = new TreeSet<>(Set.of(from.getKey()));
                from.getValue().stream()
                        .filter(to -> reached.getOrDefault(to, Set.of()).contains(from.getKey()))
                        .forEach(circle::add);
                circles.put(circle.first(), List.copyOf(circle));
            }
        }
        return List.copyOf(circles.values());
    }

    private static Set<ProductId> reach(ProductId start, Map<ProductId, List<Dependency>> byProduct) {
        Set<ProductId> seen = new HashSet<>();
        List<ProductId> next = List.of(start);
        while (!next.isEmpty()) {
            next = next.stream()
                    .flatMap(product -> byProduct.getOrDefault(product, List.of()).stream())
                    .map(Dependency::dependsOn)
                    .filter(seen::add)
                    .toList();
        }
        return seen;
    }

    /**
     * Share of what is unresolved that can go on beside the longest chain, each hand-over taken for one unit of work, 0 to
     * below 1. Absent where nothing is unresolved, and where products wait in a circle; n counts what is unresolved.
     */
    public Measured<Ratio> parallelisableShare() {
        Basis basis = Basis.timeless(
                "fraction",
                "parallelisable-share: 1 - longest chain of unresolved dependencies / unresolved dependencies");
        if (unresolved.isEmpty()) {
            return Measured.absent("No product waits for another.", 0, basis);
        }
        return cycles.isEmpty()
                ? Measured.value(
                        Ratio.ONE.minus(Ratio.of(criticalChain.size(), unresolved.size())), unresolved.size(), basis)
                : Measured.absent("Products wait for each other in a circle.", unresolved.size(), basis);
    }

    /** What is unresolved, late, impossible and circular, and the longest chain, one a line; empty when all is resolved. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "unresolved", unresolved);
        line(text, "overdue", overdue);
        line(text, "due before what it waits for", impossible);
        cycles.forEach(circle -> line(text, "wait for each other", circle));
        line(text, "longest chain", criticalChain);
        return text.toString();
    }

    private static void line(StringBuilder text, String what, List<?> ids) {
        if (!ids.isEmpty()) {
            text.append(what)
                    .append(": ")
                    .append(ids.stream().map(Object::toString).collect(Collectors.joining(", ")))
                    .append('\n');
        }
    }
}
