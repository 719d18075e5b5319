package org.operatingmodel.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.testing.SuiteCase;

/** Portfolios in which one criterion is met or unmet, each a test of its own. */
final class Cases {
    private static final Governance STANDARD = Governance.load(RulePack.standard());

    private final String gate;
    private final String criterion;
    private final List<DynamicTest> tests = new ArrayList<>();

    private Cases(String gate, String criterion) {
        this.gate = gate;
        this.criterion = criterion;
    }

    /** Starts with what every criterion owes: met for the healthy product, unmet where nothing is known. */
    static Cases of(String gate, String criterion) {
        return new Cases(gate, criterion).met("all is well", Given.healthy());
    }

    static GateDecision decide(Given given, String gate) {
        return STANDARD.decide(given.portfolio(), GateRequest.of(Given.PORTAL.value(), gate), Given.AS_OF);
    }

    Cases met(String when, Given given) {
        return test("met when " + when, given, result -> assertThat(result).isInstanceOf(Met.class));
    }

    private Cases test(String name, Given given, Consumer<CriterionResult> expected) {
        SuiteCase test = SuiteCase.of(
                "standard",
                criterion + ": " + name,
                given,
                (service, portfolio) -> expected.accept(
                        result(service.decide(portfolio, GateRequest.of(Given.PORTAL.value(), gate), Given.AS_OF))));
        tests.add(DynamicTest.dynamicTest(name, () -> test.check(STANDARD)));
        return this;
    }

    /** Unmet, and exactly these conditions fail, each named by its text up to the first bracket. */
    Cases unmet(String when, Given given, String... failed) {
        return test("unmet when " + when, given, result -> {
            assertThat(result).isInstanceOf(Unmet.class);
            assertThat(((Unmet) result).failedConditions())
                    .extracting(Cases::label)
                    .containsExactly(failed);
        });
    }

    List<DynamicTest> tests() {
        return tests;
    }

    private CriterionResult result(GateDecision decision) {
        return decision.results().stream()
                .filter(result -> result.criterion().id().value().equals(criterion))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No rule of gate " + gate + " states " + criterion + "."));
    }

    private static String label(FailedCondition failed) {
        return failed.text().split("\\(", 2)[0].strip();
    }
}
