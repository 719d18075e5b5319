package org.operatingmodel.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.Portfolio;

/**
 * Portfolios that differ from others in one respect, for properties that compare two decisions.
 *
 * @since 0.1
 */
public final class Changed {
    private static final RecordComponent[] LISTS = Portfolio.class.getRecordComponents();
    private static final Constructor<Portfolio> NEW = constructor();

    private Changed() {}

    /** The same facts, each list in another order; the order is the seed's. */
    public static Portfolio shuffled(Portfolio portfolio, long seed) {
        Random random = new Random(seed);
        return eachList(portfolio, list -> {
            List<Object> shuffled = new ArrayList<>(list);
            Collections.shuffle(shuffled, random);
            return shuffled;
        });
    }

    /**
     * Without the facts of some kind, and without those that refer to them, and so on.
     *
     * @param facts whether a fact is one of these
     */
    public static Portfolio without(Portfolio portfolio, Predicate<Object> facts) {
        Set<Record> gone = identities();
        Set<Record> ids = new HashSet<>();
        facts(portfolio).filter(facts).forEach(fact -> take(fact, gone, ids));
        for (int before = -1; before < gone.size(); ) {
            before = gone.size();
            facts(portfolio)
                    .filter(fact -> !gone.contains(fact) && !Collections.disjoint(idsNamed(fact), ids))
                    .forEach(fact -> take(fact, gone, ids));
        }
        return withoutAll(portfolio, gone);
    }

    /**
     * Without the facts of some kind, but for those that something which is left refers to: nothing else is taken away.
     *
     * @param facts whether a fact is one of these
     */
    public static Portfolio withoutUnnamed(Portfolio portfolio, Predicate<Object> facts) {
        Set<Record> gone = identities();
        facts(portfolio).filter(facts).forEach(gone::add);
        for (int before = Integer.MAX_VALUE; gone.size() < before; ) {
            before = gone.size();
            Set<Record> named = new HashSet<>();
            facts(portfolio).filter(fact -> !gone.contains(fact)).forEach(fact -> named.addAll(idsNamed(fact)));
            gone.removeIf(fact -> Records.id(fact).filter(named::contains).isPresent());
        }
        return withoutAll(portfolio, gone);
    }

    private static void take(Record fact, Set<Record> gone, Set<Record> ids) {
        gone.add(fact);
        Records.id(fact).ifPresent(ids::add);
    }

    private static Portfolio withoutAll(Portfolio portfolio, Set<Record> gone) {
        return eachList(
                portfolio,
                list -> list.stream().filter(fact -> !gone.contains(fact)).toList());
    }

    /** All facts of a portfolio, in the order of its lists. */
    static Stream<Record> facts(Portfolio portfolio) {
        return Arrays.stream(LISTS)
                .flatMap(list -> list(list, portfolio).stream())
                .map(Record.class::cast);
    }

    /** Whatever a fact names: the records in its components, in collections and nested ones; not its own id. */
    private static Set<Record> idsNamed(Record fact) {
        Set<Record> named = new HashSet<>();
        Records.components(fact)
                .filter(part -> !Records.isId(part))
                .forEach(part -> addNamed(Records.read(part, fact), named));
        return named;
    }

    private static void addNamed(@Nullable Object value, Set<Record> named) {
        if (value instanceof Collection<?> several) {
            several.forEach(each -> addNamed(each, named));
        } else if (value instanceof Record record && named.add(record)) {
            Records.components(record).forEach(part -> addNamed(Records.read(part, record), named));
        }
    }

    private static Set<Record> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static List<?> list(RecordComponent list, Portfolio portfolio) {
        return (List<?>) Objects.requireNonNull(Records.read(list, portfolio), list.getName());
    }

    /**
     * Another portfolio of the same lists, each changed.
     *
     * @param change what is done to each list of facts, in the order of the portfolio's components
     * @throws IllegalArgumentException if what comes out is not a valid portfolio
     */
    public static Portfolio eachList(Portfolio portfolio, UnaryOperator<List<Object>> change) {
        try {
            Object[] arguments = new Object[LISTS.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = change.apply(new ArrayList<>(list(LISTS[i], portfolio)));
            }
            return NEW.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException invalid) {
                throw invalid;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<Portfolio> constructor() {
        try {
            return Portfolio.class.getDeclaredConstructor(
                    Arrays.stream(LISTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has the constructor of its components.", e);
        }
    }
}
