package org.operatingmodel.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Role;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * The facts of a test, and those that they refer to and that prove nothing: value streams, teams, people, products,
 * outcomes, metrics, and roles that packs declare. Whatever else a fact refers to must be given.
 *
 * @param base the portfolio that they are added to
 * @param records the facts; an id of what proves nothing stands for a plain one, a record of another type than a portfolio
 *     has for a fact of the host
 * @param roles the roles that the packs declare
 */
record GivenFacts(Portfolio base, List<Record> records, Set<RoleId> roles) {
    private static final RecordComponent[] LISTS = Portfolio.class.getRecordComponents();
    private static final Map<Class<?>, Integer> LIST_OF_TYPE = listOfType();
    private static final Set<Class<?>> PLAIN = Set.of(
            ValueStreamId.class,
            TeamId.class,
            PersonId.class,
            ProductId.class,
            OutcomeId.class,
            MetricId.class,
            RoleId.class);
    private static final ValueStreamId SOME_STREAM = new ValueStreamId("value-stream");

    GivenFacts {
        records = List.copyOf(records);
        roles = Set.copyOf(roles);
    }

    private static Map<Class<?>, Integer> listOfType() {
        Map<Class<?>, Integer> types = new LinkedHashMap<>();
        for (int i = 0; i < LISTS.length; i++) {
            types.put((Class<?>) ((ParameterizedType) LISTS[i].getGenericType()).getActualTypeArguments()[0], i);
        }
        return types;
    }

    GivenFacts with(Portfolio other) {
        List<Record> all = new ArrayList<>();
        Changed.facts(base).forEach(all::add);
        all.addAll(records);
        return new GivenFacts(other, all, roles);
    }

    GivenFacts with(Record... more) {
        List<Record> all = new ArrayList<>(records);
        all.addAll(List.of(more));
        return new GivenFacts(base, all, roles);
    }

    /** The facts of a portfolio, with what they refer to. */
    Portfolio portfolio() {
        List<Record> all = new ArrayList<>();
        records.stream().filter(fact -> !PLAIN.contains(fact.getClass())).forEach(all::add);
        all.addAll(missing());
        int[] next = {0};
        return Changed.eachList(base, facts -> {
            int list = next[0]++;
            all.stream()
                    .filter(fact -> LIST_OF_TYPE.getOrDefault(fact.getClass(), -1) == list)
                    .forEach(facts::add);
            return facts;
        });
    }

    /** The other facts. */
    HostFacts hostFacts() {
        return HostFacts.of(records.stream()
                .filter(fact -> !PLAIN.contains(fact.getClass()) && !LIST_OF_TYPE.containsKey(fact.getClass()))
                .toList());
    }

    private List<Record> missing() {
        Set<Record> defined = new LinkedHashSet<>(RoleId.standard());
        Set<Record> wanted = new LinkedHashSet<>();
        Changed.facts(base).forEach(fact -> define(fact, defined));
        for (Record fact : records) {
            if (PLAIN.contains(fact.getClass())) {
                wanted.add(fact);
            } else {
                define(fact, defined);
                refer(fact, wanted);
            }
        }
        wanted.removeAll(defined);
        if (defined.stream().noneMatch(ValueStreamId.class::isInstance)
                && wanted.stream().noneMatch(ValueStreamId.class::isInstance)
                && wanted.stream().anyMatch(id -> id instanceof ProductId || id instanceof TeamId)) {
            wanted.add(SOME_STREAM);
        }
        Set<Record> known = new LinkedHashSet<>(defined);
        known.addAll(wanted);
        List<ValueStreamId> streams = known.stream()
                .filter(ValueStreamId.class::isInstance)
                .map(ValueStreamId.class::cast)
                .toList();
        List<Record> added = new ArrayList<>();
        for (Record id : wanted) {
            Record plain = plain(id, streams.isEmpty() ? SOME_STREAM : streams.get(0));
            if (plain != null) {
                added.add(plain);
            }
        }
        return added;
    }

    private @Nullable Record plain(Record id, ValueStreamId stream) {
        if (id instanceof ValueStreamId valueStream) {
            return new ValueStream(valueStream, valueStream.value());
        } else if (id instanceof TeamId team) {
            return new Team(team, team.value(), stream, List.of());
        } else if (id instanceof PersonId person) {
            return new Person(person, person.value());
        } else if (id instanceof ProductId product) {
            return new Product(
                    product,
                    product.value(),
                    ProductKind.APPLICATION,
                    Stage.DISCOVERY,
                    Set.of(),
                    stream,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null);
        } else if (id instanceof OutcomeId outcome) {
            return new Outcome(
                    outcome,
                    outcome.value(),
                    OutcomeKind.ADOPTION,
                    Direction.INCREASE,
                    "users",
                    null,
                    null,
                    null,
                    null);
        } else if (id instanceof MetricId metric) {
            return new MetricDefinition(metric, metric.value(), "As the test needs it", "share", 1, null);
        } else if (id instanceof RoleId role && roles.contains(role)) {
            return new Role(role, role.value(), "As the pack says");
        }
        return null;
    }

    private static void define(Record fact, Set<Record> defined) {
        Records.id(fact).ifPresent(defined::add);
    }

    private static void refer(@Nullable Object value, Set<Record> wanted) {
        if (value instanceof Collection<?> several) {
            several.forEach(each -> refer(each, wanted));
        } else if (value instanceof Record record) {
            if (PLAIN.contains(record.getClass())) {
                wanted.add(record);
                return;
            }
            Records.components(record).forEach(component -> refer(Records.read(component, record), wanted));
        }
    }
}
