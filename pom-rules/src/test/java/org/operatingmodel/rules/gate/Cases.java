package org.operatingmodel.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

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
        tests.add(DynamicTest.dynamicTest(
                "met when " + when, () -> assertThat(result(given)).isInstanceOf(Met.class)));
        return this;
    }

    /** Unmet, and exactly these conditions fail, each named by its text up to the first bracket. */
    Cases unmet(String when, Given given, String... failed) {
        tests.add(DynamicTest.dynamicTest("unmet when " + when, () -> {
            assertThat(result(given)).isInstanceOf(Unmet.class);
            assertThat(((Unmet) result(given)).failedConditions())
                    .extracting(Cases::label)
                    .containsExactly(failed);
        }));
        return this;
    }

    List<DynamicTest> tests() {
        return tests;
    }

    private CriterionResult result(Given given) {
        return decide(given, gate).results().stream()
                .filter(result -> result.criterion().id().value().equals(criterion))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No rule of gate " + gate + " states " + criterion + "."));
    }

    private static String label(FailedCondition failed) {
        return failed.text().split("\\(", 2)[0].strip();
    }
}
