package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;

import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

class GateUseTest {
    private static final Governance STANDARD = Governance.load(RulePack.standard());

    @Test
    void gates_are_light_and_those_that_decided_are_used() {
        Given given = Given.healthy()
                .with(
                        new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(100), daysBefore(90), false),
                        new HeldReview(PORTAL, GateId.MVP_EXIT, daysBefore(20), daysBefore(10), true),
                        new HeldReview(PORTAL, GateId.GA_EXIT, daysBefore(200), daysBefore(91), true),
                        new HeldReview(PORTAL, GateId.RETIREMENT_EXIT, daysBefore(9), AS_OF, true));
        assertThat(GateUse.of(STANDARD, given.portfolio(), daysBefore(90), AS_OF))
                .extracting(GateUse::text)
                .containsExactly(
                        "discovery-exit: 6 criteria, light; 0 reviews held, 0 passed, not used",
                        "mvp-exit: 4 criteria, light; 2 reviews held, 1 passed, used",
                        "limited-launch-exit: 6 criteria, light; 0 reviews held, 0 passed, not used",
                        "ga-exit: 5 criteria, light; 0 reviews held, 0 passed, not used",
                        "retirement-exit: 3 criteria, light; 0 reviews held, 0 passed, not used");
    }

    @Test
    void more_than_eight_criteria_and_none_are_not_light() {
        assertThat(new GateUse(GateId.MVP_EXIT, 8, 0, 0).light()).isTrue();
        assertThat(new GateUse(GateId.MVP_EXIT, 9, 0, 0).light()).isFalse();
        assertThat(new GateUse(GateId.MVP_EXIT, 0, 0, 0).light()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateUse(GateId.MVP_EXIT, 1, 1, 2))
                .withMessage("GateUse.passed must be at most held '1', but was '2'. Count each review once.");
    }
}
