package org.operatingmodel.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
     * Without the facts of some kind.
     *
     * @throws IllegalArgumentException if what is left refers to what was taken away
     */
    public static Portfolio without(Portfolio portfolio, Predicate<Object> facts) {
        return eachList(portfolio, list -> list.stream().filter(facts.negate()).toList());
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
                arguments[i] = change.apply(
                        new ArrayList<>((List<?>) LISTS[i].getAccessor().invoke(portfolio)));
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
