package team.partners;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.testkit.CriterionVerifier;
import org.operatingmodel.testkit.GovernanceVerifier;
import org.operatingmodel.testkit.GovernedBy;
import org.operatingmodel.valuestream.ValueStreamId;

/** Each constraint of the rule, held by a hair and missed by a hair. */
// snippet:start verifier
@GovernedBy(packs = "partner-api.drl", asOf = "2026-06-21T00:00:00Z")
class MisuseTestedTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private final GovernanceVerifier verifier;

    MisuseTestedTest(GovernanceVerifier verifier) {
        this.verifier = verifier;
    }

    @Test
    void met_when_the_interface_was_tested_90_days_ago() {
        tested("api", AS_OF.minus(Duration.ofDays(90))).isMet();
    }

    @Test
    void unmet_when_the_test_is_a_second_older() {
        tested("api", AS_OF.minus(Duration.ofDays(90)).minusSeconds(1))
                .isUnmetBecauseOf("observedWithin( Duration.ofDays( 90 ), $asOf )");
    }

    @Test
    void unmet_when_something_else_was_tested() {
        tested("website", AS_OF).isUnmet().saying("""
                partner-api.misuse-tested  unmet  MVP exit: the programmatic interface was tested against misuse
                  why        no Evidence with kind CONTROL_TEST and subject 'api', observed within 90 days before
                             2026-06-21T00:00:00Z
                  at         partner-api.drl:18:5
                  nearest    Evidence test-1, of 2026-06-21T00:00:00Z; subject 'website', must be: subject 'api'
                  fix        Let security test the interface, and record CONTROL_TEST with the subject 'api'.
                  rule       "MVP exit: the programmatic interface was tested against misuse" (partner-api:
                             partner-api.drl:11)
                """);
    }

    @Test
    void unmet_when_nothing_is_known_and_not_applicable_without_an_interface() {
        verifier.given(product(Channel.API))
                .gate("mvp-exit")
                .criterion("partner-api.misuse-tested")
                .isUnmet();
        verifier.given(product(Channel.WEB))
                .gate("mvp-exit")
                .criterion("partner-api.misuse-tested")
                .isNotApplicable();
    }

    private CriterionVerifier tested(String subject, Instant at) {
        Evidence test = new Evidence(
                new EvidenceId("test-1"),
                new ProductId("partner-portal"),
                EvidenceKind.CONTROL_TEST,
                subject,
                null,
                URI.create("https://evidence.example/test-1"),
                new PersonId("security-engineer"),
                at,
                null,
                null,
                null);
        return verifier.given(product(Channel.API), test).gate("mvp-exit").criterion("partner-api.misuse-tested");
    }

    private static Product product(Channel channel) {
        return new Product(
                new ProductId("partner-portal"),
                "Partner portal",
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(channel),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
// snippet:end verifier
