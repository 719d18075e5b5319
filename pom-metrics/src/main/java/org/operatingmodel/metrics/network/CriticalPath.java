package org.operatingmodel.metrics.network;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * The longest chain of tasks that must follow each other: no number of people finishes sooner.
 *
 * <p>Definition: the parallelisable share is 1 - length of the path / all work.
 * <p>Unit and range: time; the share from 0, for a single chain, to below 1. Empty case: {@link #of} says why there is no
 * path.
 * <p>Merging: none; find the path of all tasks together.
 * <p>Limits: it supposes people enough, and nobody who waits for a person. Tasks
 * come without dates, so the figure has no horizon.
 *
 * @param tasks the tasks of the path, in order; of equally long paths, one that is always the same
 * @param length how long they take one after the other
 * @param work how long all tasks take, those aside the path too; above zero
 * @see <a href="https://doi.org/10.1145/1460299.1460318">Kelley, Walker, Critical-Path Planning and Scheduling, Eastern
 *     Joint Computer Conference, 1959</a>
 * @since 0.1
 */
public record CriticalPath(List<FlowItemId> tasks, Duration length, Duration work) implements Serializable {
    /** @throws IllegalArgumentException if the length is negative or above the work, or the work is not above zero */
    public CriticalPath {
        tasks = List.copyOf(tasks);
        if (length.isNegative() || length.compareTo(work) > 0 || work.isZero()) {
            throw new IllegalArgumentException("CriticalPath.length must lie between zero and a work above zero '"
                    + work + "', but was '" + length + "'. Count the work of every task.");
        }
    }

    /**
     * The critical path of the tasks. Absent when they take no work, and when some wait for each other in a cycle; n counts
     * tasks.
     *
     * @throws IllegalArgumentException if an id is there twice, or a task comes after an unknown one
     * @throws ArithmeticException if all work is longer than a {@link Duration} can hold
     */
    public static Measured<CriticalPath> of(Collection<Task> tasks) {
        Basis basis = Basis.timeless("nanoseconds", "critical-path: longest chain of dependent tasks");
        TreeMap<FlowItemId, Task> byId = new TreeMap<>();
        Duration work = Duration.ZERO;
        for (Task task : tasks) {
            if (byId.put(task.id(), task) != null) {
                throw new IllegalArgumentException(
                        "tasks must hold each id once, but held '" + task.id() + "' twice. Give each task its own id.");
            }
            work = work.plus(task.work());
        }
        List<Task> ordered = ordered(byId);
        if (ordered.size() < byId.size()) {
            Set<FlowItemId> done = ordered.stream().map(Task::id).collect(Collectors.toSet());
            return Measured.absent(
                    "Tasks wait for each other in a cycle: " + cycle(byId, done) + ".", tasks.size(), basis);
        }
        if (work.isZero()) {
            return Measured.absent("The tasks take no work.", tasks.size(), basis);
        }
        Map<FlowItemId, Chain> longest = new HashMap<>();
        for (Task task : ordered) {
            longest.put(
                    task.id(),
                    task.after().stream()
                            .map(longest::get)
                            .max(Chain.BY_LENGTH)
                            .map(before -> new Chain(task, before.length.plus(task.work()), before))
                            .orElseGet(() -> new Chain(task, task.work(), null)));
        }
        Chain path = Collections.max(longest.values(), Chain.BY_LENGTH);
        return Measured.value(new CriticalPath(path.tasks(), path.length, work), tasks.size(), basis);
    }

    /** A task after the longest chain of those before it. */
    private record Chain(
            Task last, Duration length, @Nullable Chain before) {
        /** Longest last; of equally long ones the first by id. */
        static final Comparator<Chain> BY_LENGTH =
                Comparator.comparing(Chain::length).thenComparing(chain -> chain.last.id(), Comparator.reverseOrder());

        List<FlowItemId> tasks() {
            Deque<FlowItemId> path = new ArrayDeque<>();
            for (Chain at = this; at != null; at = at.before) {
                path.push(at.last.id());
            }
            return List.copyOf(path);
        }
    }

    /** The tasks so that each comes after those before it; without those in a cycle, or behind one. */
    private static List<Task> ordered(TreeMap<FlowItemId, Task> byId) {
        Map<FlowItemId, Integer> waitsFor = new HashMap<>();
        Map<FlowItemId, List<Task>> followers = new HashMap<>();
        Deque<Task> ready = new ArrayDeque<>();
        for (Task task : byId.values()) {
            for (FlowItemId before : task.after()) {
                if (!byId.containsKey(before)) {
                    throw new IllegalArgumentException("Task '" + task.id()
                            + "' must come after known tasks, but was after '" + before + "'. Add that task.");
                }
                followers.computeIfAbsent(before, id -> new ArrayList<>()).add(task);
            }
            waitsFor.put(task.id(), task.after().size());
            if (task.after().isEmpty()) {
                ready.add(task);
            }
        }
        List<Task> ordered = new ArrayList<>();
        for (Task task = ready.poll(); task != null; task = ready.poll()) {
            ordered.add(task);
            for (Task follower : followers.getOrDefault(task.id(), List.of())) {
                if (waitsFor.merge(follower.id(), -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        return ordered;
    }

    /** A cycle among the tasks that never become ready; each of them waits for another of them. */
    private static String cycle(TreeMap<FlowItemId, Task> byId, Set<FlowItemId> done) {
        List<FlowItemId> way = new ArrayList<>();
        Set<FlowItemId> seen = new HashSet<>();
        Task at = first(byId, byId.keySet(), done);
        while (seen.add(at.id())) {
            way.add(at.id());
            at = first(byId, at.after(), done);
        }
        List<FlowItemId> cycle = new ArrayList<>(way.subList(way.indexOf(at.id()), way.size()));
        cycle.add(at.id());
        return cycle.stream().map(id -> "'" + id + "'").collect(Collectors.joining(" after "));
    }

    private static Task first(Map<FlowItemId, Task> byId, Set<FlowItemId> ids, Set<FlowItemId> done) {
        return ids.stream()
                .filter(id -> !done.contains(id))
                .min(Comparator.naturalOrder())
                .map(byId::get)
                .orElseThrow();
    }

    /** Share of the work that can go on beside the path, 0 to below 1. */
    public Ratio parallelisableShare() {
        return Ratio.ONE.minus(Ratio.of(length, work));
    }
}
