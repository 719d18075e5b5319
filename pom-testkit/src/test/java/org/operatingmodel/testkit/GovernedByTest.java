package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;

@GovernedBy(
        value = {"standard", "risk"},
        packs = "src/test/resources/beta",
        asOf = "2026-06-21T00:00:00Z")
class GovernedByTest {
    private final Governance governance;

    GovernedByTest(Governance governance) {
        this.governance = governance;
    }

    @Test
    void packs_are_loaded_in_their_order_and_once(DecisionService service) {
        assertThat(service.packs()).extracting(each -> each.id().value()).containsExactly("standard", "risk", "beta");
        assertThat(service).isSameAs(governance);
    }

    @Test
    void a_verifier_knows_the_packs_and_the_instant(GovernanceVerifier verifier) {
        verifier.given(Beta.build(), Beta.research(10), Beta.manual())
                .gate("beta-exit")
                .passes();
    }

    @Test
    void a_portfolio_is_read_with_the_evidence_kinds_of_the_packs(
            @PortfolioFile("src/test/resources/portal.yaml") Portfolio portal, GovernanceVerifier verifier) {
        verifier.given(portal).gate("beta-exit").isBlockedBy("beta.used");
    }

    @Nested
    class InAnotherClass {
        @Test
        void the_same_packs_are_meant(DecisionService service) {
            assertThat(service).isSameAs(governance);
        }
    }

    @Nested
    @GovernedBy
    class OfTheStandardPack {
        @Test
        void other_packs_can_be_meant(DecisionService service) {
            assertThat(service.packs()).extracting(PackReference::id).hasToString("[standard]");
        }
    }
}
