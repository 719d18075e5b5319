package org.operatingmodel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class PortfolioPatchTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final Person ADA = new Person(new PersonId("ada"), "Ada");
    private static final Person BOB = new Person(new PersonId("bob"), "Bob");
    private static final Product PORTAL = product("portal", Stage.MVP);
    private static final RiskRegister REGISTER = new RiskRegister(PORTAL.id(), AT);
    private static final Portfolio BEFORE = Portfolio.builder()
            .people(ADA, BOB)
            .valueStreams(new ValueStream(new ValueStreamId("partners"), "Partners"))
            .products(PORTAL)
            .evidence(evidence("e-1", "portal"))
            .riskRegisters(REGISTER)
            .build();

    private static Product product(String id, Stage stage) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                stage,
                java.util.Set.of(),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Evidence evidence(String id, String product) {
        return new Evidence(
                new EvidenceId(id),
                new ProductId(product),
                EvidenceKind.TELEMETRY,
                null,
                null,
                URI.create("https://example.org"),
                ADA.id(),
                AT,
                null,
                null,
                null);
    }

    @Test
    void what_is_added_replaced_and_removed_is_a_new_portfolio_and_the_old_one_stays() {
        PortfolioPatch patch = new PortfolioPatch(
                Map.of("evidence", List.of(evidence("e-2", "portal"))),
                Map.of("products", List.of(product("portal", Stage.LIMITED_LAUNCH))),
                Map.of("people", List.of(BOB.id()), "riskRegisters", List.of(REGISTER)));

        Portfolio after = patch.applyTo(BEFORE);

        assertThat(after.people()).containsExactly(ADA);
        assertThat(after.products()).containsExactly(product("portal", Stage.LIMITED_LAUNCH));
        assertThat(after.evidence()).containsExactly(evidence("e-1", "portal"), evidence("e-2", "portal"));
        assertThat(after.riskRegisters()).isEmpty();
        assertThat(BEFORE.people()).containsExactly(ADA, BOB);
        assertThat(patch.inverse(BEFORE).applyTo(after).products()).containsExactly(PORTAL);
    }

    @Test
    void a_patch_that_does_not_fit_is_refused_with_all_that_is_wrong_and_the_nearest_ids() {
        PortfolioPatch patch = new PortfolioPatch(
                Map.of("evidence", List.of(evidence("e-1", "portal"), evidence("e-2", "portl"))),
                Map.of("people", List.of(new Person(new PersonId("bobb"), "Bob"))),
                Map.of(
                        "people",
                        List.of(ADA.id()),
                        "products",
                        List.of(new ProductId("porttal")),
                        "riskRegisters",
                        List.of(new RiskRegister(PORTAL.id(), AT.plusSeconds(1)))));

        assertThatThrownBy(() -> patch.applyTo(BEFORE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                replace.people[0].id: id must name something in the portfolio, but 'bobb' is not there; did you mean 'bob'?
                remove.products[0]: id must name something in the portfolio, but 'porttal' is not there; did you mean 'portal'?
                remove.riskRegisters[0]: fact must be in the portfolio, but an equal one is not there. Copy it from the portfolio.
                remove.people[0]: id must not be named by what stays, but 'ada' is in 3 places, first in evidence[0].author. Remove or replace what names it, too.
                add.evidence[0].id: id must be unique, but 'e-1' is already evidence[0]. Use another id.
                add.evidence[1].productId: productId must name something in the portfolio, but 'portl' is not there; did you mean 'portal'?""");
    }

    @Test
    void an_id_that_is_removed_and_still_named_once_is_told_with_its_place() {
        PortfolioPatch patch = new PortfolioPatch(Map.of(), Map.of(), Map.of("people", List.of(ADA.id())));

        assertThat(patch.violations(BEFORE))
                .containsExactly(new PortfolioViolation(
                        "remove.people[0]",
                        "id must not be named by what stays, but 'ada' is in evidence[0].author. Remove or replace what"
                                + " names it, too."));
    }

    @Test
    void a_patch_that_contradicts_itself_is_refused() {
        assertThatThrownBy(() -> new PortfolioPatch(
                        Map.of("people", List.of(ADA, PORTAL), "peple", List.of(ADA)),
                        Map.of("riskRegisters", List.of(REGISTER)),
                        Map.of("people", List.of(ADA.id()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        add.people[1] must be of the type Person, but was 'Product'. Put it under another list.
                        add must name lists of a portfolio, but was 'peple'; did you mean 'people'?
                        replace.riskRegisters[0] must have an id, but facts of this list have none. Remove the fact and add another one.
                        remove.people[0] must name an id that the patch does not name before, but 'ada' is in add.people[0]. Say once what becomes of it.""");
    }

    @Test
    void the_difference_of_a_portfolio_and_itself_is_empty_in_whatever_order() {
        Portfolio other = Portfolio.builder()
                .people(BOB, ADA)
                .valueStreams(new ValueStream(new ValueStreamId("partners"), "Partners"))
                .products(PORTAL)
                .evidence(evidence("e-1", "portal"))
                .riskRegisters(REGISTER)
                .build();

        assertThat(PortfolioPatch.between(BEFORE, other)).isEqualTo(PortfolioPatch.EMPTY);
        assertThat(PortfolioPatch.EMPTY.applyTo(BEFORE)).isEqualTo(BEFORE);
    }
}
