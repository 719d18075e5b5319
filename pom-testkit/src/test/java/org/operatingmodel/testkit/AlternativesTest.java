package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** The smallest case that {@link AgreementProperties} found. */
class AlternativesTest {
    private static final ProductId PRODUCT = new ProductId("portal");
    private static final PersonId ANN = new PersonId("ann");
    private static final ValueStreamId STREAM = new ValueStreamId("stream");

    private static final Portfolio PORTFOLIO = Portfolio.builder()
            .people(new Person(ANN, "Ann"))
            .valueStreams(new ValueStream(STREAM, "Stream"))
            .products(new Product(
                    PRODUCT,
                    "Portal",
                    ProductKind.APPLICATION,
                    Stage.MVP,
                    Set.of(),
                    STREAM,
                    null,
                    ANN,
                    List.of(),
                    List.of(),
                    null))
            .events(new EventSchema(new EventId("login"), PRODUCT, "Somebody logged in", ANN))
            .evidence(new Evidence(
                    new EvidenceId("E-1"),
                    PRODUCT,
                    EvidenceKind.TELEMETRY,
                    null,
                    null,
                    URI.create("https://evidence.example/1"),
                    ANN,
                    Portfolios.AS_OF,
                    null,
                    null,
                    null))
            .build();
    private static final RulePack PACK = RulePacks.pack(TrialDomain.rule(
            0, "mandatory", "( Evidence( productId == $product ) or EventSchema( productId == $product ) )"));

    private final GateDecision decision =
            Governance.load(PACK).decide(PORTFOLIO, GateRequest.of("portal", "mvp-exit"), Portfolios.AS_OF);
    private final Met met = (Met) decision.results().get(0);
    private final Evaluation.Matched matched = (Evaluation.Matched)
            Evaluator.evaluate(PACK.rules().get(0), Facts.of(decision.asOf(), decision.facts(), List.of()));

    @Test
    void each_alternative_counts_its_matches() {
        assertThat(met.matches()).isEqualTo(2);
        assertThat(matched.matches()).isEqualTo(2);
    }

    @Test
    void the_first_match_is_that_of_the_first_alternative() {
        assertThat(met.facts()).isEqualTo(matched.facts().subList(1, 2));
    }
}
