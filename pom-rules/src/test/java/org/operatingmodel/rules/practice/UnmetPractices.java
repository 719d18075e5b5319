package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DynamicTest;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.testing.SuiteCase;

/** Which practices of a shipped pack are unmet, for the portal or the whole portfolio. */
final class UnmetPractices {
    private static final Map<String, Governance> GOVERNANCE = new ConcurrentHashMap<>();

    private UnmetPractices() {}

    /** The ids of the unmet practices, without that of the pack, in their order. */
    static List<String> of(String pack, Given given) {
        return in(pack, governance(pack).assess(given.portfolio(), Given.AS_OF));
    }

    /** Exactly these practices are unmet where that is so: a test, and a case of the suite of the pack. */
    static DynamicTest test(String pack, String when, Given given, String... unmet) {
        SuiteCase made = SuiteCase.of(
                pack,
                "unmet when " + when,
                given,
                (service, portfolio) -> assertThat(in(pack, service.assess(portfolio, Given.AS_OF)))
                        .containsExactly(unmet));
        return DynamicTest.dynamicTest(when, () -> made.check(governance(pack)));
    }

    private static Governance governance(String pack) {
        return GOVERNANCE.computeIfAbsent(pack, id -> Governance.load(RulePack.standard(), RulePack.shipped(id)));
    }

    private static List<String> in(String pack, Assessment assessment) {
        return assessment.results().stream()
                .filter(result -> !result.about().endsWith(" " + Given.IDENTITY))
                .filter(result ->
                        result.verdict() != PracticeVerdict.MET && result.verdict() != PracticeVerdict.NOT_APPLICABLE)
                .map(result -> result.practice().id().value())
                .filter(id -> id.startsWith(pack + "."))
                .map(id -> id.substring(pack.length() + 1))
                .sorted()
                .toList();
    }

    /** The same facts, the chosen ones of them, by what they are called, about the product that the portal consumes. */
    static Given moved(Given given, String... names) {
        List<Record> facts = new ArrayList<>();
        for (Record fact : given.facts()) {
            boolean chosen = names.length == 0 || Arrays.asList(names).contains(Given.nameOf(fact));
            boolean movable = fact instanceof ProductScoped scoped
                    && Given.PORTAL.equals(scoped.productId())
                    && !Given.nameOf(fact).equals(Given.PORTAL.value());
            facts.add(chosen && movable ? Given.changed(fact, "productId", Given.IDENTITY) : fact);
        }
        return new Given(List.copyOf(facts));
    }
}
