package org.operatingmodel.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.operatingmodel.portfolio.Portfolio;

/** Portfolios that differ from others in one respect. */
final class Changed {
    private Changed() {}

    /** The same facts, each list in another order. */
    static Portfolio shuffled(Portfolio portfolio, long seed) {
        Random random = new Random(seed);
        return eachList(portfolio, list -> {
            List<Object> shuffled = new ArrayList<>(list);
            Collections.shuffle(shuffled, random);
            return shuffled;
        });
    }

    /** Without the facts. */
    static Portfolio without(Portfolio portfolio, Predicate<Object> facts) {
        return eachList(portfolio, list -> list.stream().filter(facts.negate()).toList());
    }

    private static Portfolio eachList(Portfolio portfolio, UnaryOperator<List<Object>> change) {
        try {
            RecordComponent[] components = Portfolio.class.getRecordComponents();
            Object[] arguments = new Object[components.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = change.apply(
                        new ArrayList<>((List<?>) components[i].getAccessor().invoke(portfolio)));
            }
            Constructor<Portfolio> constructor = Portfolio.class.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
