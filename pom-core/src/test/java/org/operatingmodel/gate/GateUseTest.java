package org.operatingmodel.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GateUseTest {
    @Test
    void more_than_eight_criteria_and_none_are_not_light() {
        assertThat(new GateUse(GateId.MVP_EXIT, 1, 0, 0).light()).isTrue();
        assertThat(new GateUse(GateId.MVP_EXIT, 8, 0, 0).light()).isTrue();
        assertThat(new GateUse(GateId.MVP_EXIT, 9, 0, 0).light()).isFalse();
        assertThat(new GateUse(GateId.MVP_EXIT, 0, 0, 0).light()).isFalse();
    }

    @Test
    void a_gate_that_held_a_review_is_used() {
        assertThat(new GateUse(GateId.MVP_EXIT, 1, 0, 0).used()).isFalse();
        assertThat(new GateUse(GateId.MVP_EXIT, 1, 1, 0).used()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateUse(GateId.MVP_EXIT, 1, 1, 2))
                .withMessage("GateUse.passed must be at most held '1', but was '2'. Count each review once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateUse(GateId.MVP_EXIT, -1, 0, 0))
                .withMessage("GateUse.criteria must not be negative, but was '-1'. Use 0 or more.");
    }
}
