package org.operatingmodel.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.Situation;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** What L8 says about votes. */
class RightsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private static RulePack pack() {
        String rules = """
                import org.operatingmodel.authority.PendingDecision
                rule "Leads decide about scope" @right( "decides" ) @decision( "scope" ) @by( "portfolio-lead" )
                when PendingDecision( )
                then end
                """;
        return RulePack.of(
                new PackManifest(new PackId("own"), "1.0.0", "test", List.of(), List.of(), List.of()),
                Map.of("own.drl", rules.getBytes(StandardCharsets.UTF_8)));
    }

    private static Portfolio voted(Instant lead) {
        PersonId ann = new PersonId("ann");
        PersonId bob = new PersonId("bob");
        ValueStreamId stream = new ValueStreamId("growth");
        ProductId portal = new ProductId("portal");
        return Portfolio.builder()
                .valueStreams(new ValueStream(stream, "Growth"))
                .people(new Person(ann, "Ann"), new Person(bob, "Bob"))
                .roleHoldings(
                        new RoleHolding(ann, new RoleId("portfolio-lead"), null, null, AS_OF.minusSeconds(1000), null))
                .products(new Product(
                        portal,
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(),
                        stream,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null))
                .decisions(new DecisionRecord(
                        new DecisionRecordId("smaller"),
                        new DecisionId("scope"),
                        "Do we make it smaller?",
                        portal,
                        null,
                        null,
                        bob,
                        AS_OF.minusSeconds(100),
                        null,
                        null,
                        List.of(
                                new Vote(bob, RightKind.DECIDES, null, AS_OF.minusSeconds(50)),
                                new Vote(ann, RightKind.DECIDES, null, lead)),
                        null))
                .build();
    }

    @Example
    void a_vote_that_is_cast_after_the_instant_is_one_of_those_refused() {
        Policy policy = Policy.of(RulePack.standard(), pack());
        for (Instant lead : List.of(AS_OF.minusSeconds(1), AS_OF, AS_OF.plusSeconds(1))) {
            Portfolio portfolio = voted(lead);
            assertThat(policy.service()
                            .standing(portfolio, new DecisionRecordId("smaller"), AS_OF)
                            .ruling())
                    .isEqualTo(lead.isAfter(AS_OF) ? Ruling.PENDING : Ruling.DECIDED);
            assertThat(Law.RIGHTS.breach(policy, new Situation(portfolio, GateRequest.of("portal", "mvp-exit"), AS_OF)))
                    .isEmpty();
        }
    }
}
