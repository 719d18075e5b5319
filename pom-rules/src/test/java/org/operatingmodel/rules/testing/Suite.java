package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.TrialGovernance;

/** The cases that the suite has for a shipped pack: those that the test factories of some classes make. */
record Suite(String pack, List<RulePack> packs, List<DecisionTest> cases) {
    /** Marks tests that make cases, though they are no factories. */
    private static final String MAKES_CASES = "makes-cases";

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
                    .filter(Suite::makesCases)
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

    private static boolean makesCases(Method method) {
        Tag tag = method.getAnnotation(Tag.class);
        return method.isAnnotationPresent(TestFactory.class)
                || tag != null && tag.value().equals(MAKES_CASES);
    }

    /** The cases by the packs that they ask. */
    List<MutationScore.World> worlds() {
        Map<List<RulePack>, List<DecisionTest>> worlds = new LinkedHashMap<>(Map.of(packs, new ArrayList<>()));
        cases.forEach(each -> worlds.computeIfAbsent(
                        each instanceof SuiteCase made && !made.packs().isEmpty() ? made.packs() : packs,
                        asked -> new ArrayList<>())
                .add(each));
        return worlds.entrySet().stream()
                .map(world -> new MutationScore.World(world.getKey(), world.getValue()))
                .toList();
    }

    /** How the cases try the rules of the pack; each must be as expected. */
    RuleCoverage coverage() {
        RuleCoverage coverage = new RuleCoverage(List.of());
        for (MutationScore.World world : worlds()) {
            ObservedDecisions observed =
                    RuleCoverage.observing(TrialGovernance.of(world.packs()).service(), world.packs());
            assertThat(world.tests())
                    .allSatisfy(test -> assertThat(test.differences(observed)).isEmpty());
            coverage = coverage.plus(observed.coverage().of(Set.of(new PackId(pack))));
        }
        return coverage;
    }

    Suite and(List<? extends DecisionTest> more) {
        cases.addAll(more);
        return this;
    }

    MutationScore score() {
        return MutationScore.of(Set.of(new PackId(pack)), worlds());
    }
}
