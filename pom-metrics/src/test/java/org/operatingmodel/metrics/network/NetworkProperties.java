package org.operatingmodel.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.network.ValueStreamNetwork.Link;
import org.operatingmodel.metrics.network.ValueStreamNetwork.Node;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.valuestream.ValueStreamId;

class NetworkProperties {
    private static final int STREAMS = 5;

    @Property(tries = 300)
    void betweenness_equals_that_of_all_simple_ways(
            @ForAll @Size(STREAMS * STREAMS) List<@IntRange(max = 3) Integer> lengths) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            if (lengths.get(i) > 0 && i / STREAMS != i % STREAMS) {
                links.add(new Link(id(i / STREAMS), id(i % STREAMS), lengths.get(i)));
            }
        }
        TreeMap<ValueStreamId, Ratio> expected = new TreeMap<>();
        IntStream.range(0, STREAMS).forEach(stream -> expected.put(id(stream), Ratio.ZERO));
        for (int from = 0; from < STREAMS; from++) {
            for (int to = 0; to < STREAMS; to++) {
                if (from != to) {
                    List<List<Integer>> ways = new ArrayList<>();
                    shortest(lengths, new ArrayList<>(List.of(from)), to, ways);
                    for (List<Integer> way : ways) {
                        way.subList(1, way.size() - 1)
                                .forEach(on -> expected.merge(id(on), Ratio.of(1, ways.size()), Ratio::plus));
                    }
                }
            }
        }
        List<Node> nodes = IntStream.range(0, STREAMS)
                .mapToObj(stream -> new Node(id(stream), BigDecimal.ONE, BigDecimal.ONE))
                .toList();
        assertThat(new ValueStreamNetwork(nodes, links).betweenness()).isEqualTo(expected);
    }

    /** Collects the shortest of all ways that pass no stream twice. */
    private static void shortest(List<Integer> lengths, List<Integer> way, int to, List<List<Integer>> ways) {
        int last = way.get(way.size() - 1);
        if (last == to) {
            int longer = ways.isEmpty() ? 0 : Integer.compare(length(lengths, way), length(lengths, ways.get(0)));
            if (longer < 0) {
                ways.clear();
            }
            if (longer <= 0) {
                ways.add(List.copyOf(way));
            }
            return;
        }
        for (int next = 0; next < STREAMS; next++) {
            if (lengths.get(last * STREAMS + next) > 0 && !way.contains(next)) {
                way.add(next);
                shortest(lengths, way, to, ways);
                way.remove(way.size() - 1);
            }
        }
    }

    private static int length(List<Integer> lengths, List<Integer> way) {
        return IntStream.range(1, way.size())
                .map(at -> lengths.get(way.get(at - 1) * STREAMS + way.get(at)))
                .sum();
    }

    @Property
    void the_critical_path_is_a_chain_and_the_order_of_tasks_does_not_matter(
            @ForAll @NotEmpty @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> hours, @ForAll Random random) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            Set<FlowItemId> after = new TreeSet<>();
            for (int before = 0; before < i; before++) {
                if (random.nextInt(3) == 0) {
                    after.add(new FlowItemId("T-" + before));
                }
            }
            tasks.add(new Task(new FlowItemId("T-" + i), Duration.ofHours(hours.get(i)), after));
        }
        CriticalPath path = present(CriticalPath.of(tasks));
        List<Task> chain = path.tasks().stream()
                .map(id -> tasks.stream()
                        .filter(task -> task.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (int i = 1; i < chain.size(); i++) {
            assertThat(chain.get(i).after()).contains(chain.get(i - 1).id());
        }
        assertThat(chain.stream().map(Task::work).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(path.length());
        assertThat(path.parallelisableShare()).isBetween(Ratio.ZERO, Ratio.ONE);
        List<Task> shuffled = new ArrayList<>(tasks);
        Collections.shuffle(shuffled, random);
        assertThat(present(CriticalPath.of(shuffled))).isEqualTo(path);
    }

    @Property
    void without_the_people_of_the_bus_factor_most_units_are_lost_and_with_the_last_they_are_not(
            @ForAll @NotEmpty @Size(max = 9) List<@Size(max = 3) Set<@IntRange(max = 4) Integer>> numbers) {
        List<Set<PersonId>> knownBy = numbers.stream()
                .map(people -> people.stream()
                        .map(person -> new PersonId("person-" + person))
                        .collect(Collectors.toSet()))
                .toList();
        List<PersonId> people = present(BusFactor.of(knownBy)).people();
        assertThat(lost(knownBy, people) * 2).isGreaterThan(knownBy.size());
        assertThat(BusFactor.behind(people, knownBy, Function.identity())).hasSize((int) lost(knownBy, people));
        if (!people.isEmpty()) {
            assertThat(lost(knownBy, people.subList(0, people.size() - 1)) * 2).isLessThanOrEqualTo(knownBy.size());
        }
    }

    private static long lost(List<Set<PersonId>> knownBy, List<PersonId> left) {
        return knownBy.stream().filter(left::containsAll).count();
    }

    private static ValueStreamId id(int number) {
        return new ValueStreamId("stream-" + number);
    }
}
