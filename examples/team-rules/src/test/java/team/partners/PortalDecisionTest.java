package team.partners;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.testkit.GoldenDecisions;
import org.operatingmodel.testkit.GovernanceVerifier;
import org.operatingmodel.testkit.GovernedBy;
import org.operatingmodel.testkit.PortfolioFile;

/** What the portal of our example comes to, word by word. */
// snippet:start golden
@GovernedBy(packs = "partner-api.drl", asOf = "2026-06-21T00:00:00Z")
class PortalDecisionTest {
    private static final GoldenDecisions GOLDEN = GoldenDecisions.in(Path.of("src/test/golden"));

    @Test
    void the_portal_is_decided_as_it_was_when_we_last_read_it(
            GovernanceVerifier verifier, @PortfolioFile("src/test/resources/portal.yaml") Portfolio portal) {
        GOLDEN.check(verifier.given(portal).gate("mvp-exit").decision());
    }
}
// snippet:end golden
