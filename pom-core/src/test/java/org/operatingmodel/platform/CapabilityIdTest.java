package org.operatingmodel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CapabilityIdTest {
    @Test
    void the_candidates_for_the_first_platforms_have_the_names_that_portfolios_give_them() {
        assertThat(CapabilityId.standard())
                .extracting(CapabilityId::value)
                .containsExactly(
                        "identity",
                        "permissions",
                        "account-hierarchy",
                        "single-sign-on",
                        "reference-data",
                        "audit-log",
                        "event-bus",
                        "reporting",
                        "component-library",
                        "content-models",
                        "design-tokens",
                        "ci-cd-templates",
                        "observability",
                        "secure-sdlc",
                        "notifications",
                        "document-storage",
                        "analytics");
        assertThatIllegalArgumentException().isThrownBy(() -> new CapabilityId("Single sign-on"));
    }
}
