package org.operatingmodel.rules.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.RulePack;

/** The cases that the suite has for a shipped pack: those that the test factories of some classes make. */
record Suite(String pack, List<RulePack> packs, List<DecisionTest> cases) {
    static Suite of(String pack, List<RulePack> packs, String... classes) {
        return new Suite(
                pack,
                packs,
                new ArrayList<>(SuiteCase.madeBy(() -> Arrays.stream(classes).forEach(Suite::make), pack)));
    }

    private static void make(String name) {
        try {
            Class<?> type = Class.forName("org.operatingmodel.rules." + name);
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            List<Method> factories = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(TestFactory.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .toList();
            for (Method factory : factories) {
                factory.setAccessible(true);
                if (factory.invoke(constructor.newInstance()) instanceof Stream<?> lazy) {
                    lazy.forEach(Objects::requireNonNull);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    Suite and(List<? extends DecisionTest> more) {
        cases.addAll(more);
        return this;
    }

    MutationScore score() {
        return MutationScore.of(packs, Set.of(new PackId(pack)), cases);
    }
}
