package org.operatingmodel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class IngestTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    static final ProductId PORTAL = new ProductId("portal");
    static final Portfolio PORTFOLIO = Portfolio.builder()
            .people(new Person(new PersonId("ada"), "Ada"))
            .valueStreams(new ValueStream(new ValueStreamId("partners"), "Partners"))
            .products(new Product(
                    PORTAL,
                    "Portal",
                    ProductKind.APPLICATION,
                    Stage.MVP,
                    Set.of(),
                    new ValueStreamId("partners"),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null))
            .evidence(evidence("e-1", "unit"))
            .flowItems(item("F-1", move("new", FlowState.NEW, 0)))
            .build();

    static Evidence evidence(String id, String subject) {
        return new Evidence(
                new EvidenceId(id),
                PORTAL,
                EvidenceKind.TELEMETRY,
                subject,
                null,
                URI.create("https://example.org"),
                new PersonId("ada"),
                AT,
                null,
                null,
                null);
    }

    static FlowItem item(String id, FlowTransition... moves) {
        return new FlowItem(new FlowItemId(id), PORTAL, null, FlowItemType.FEATURE, Arrays.asList(moves));
    }

    static FlowTransition move(String state, FlowState flowState, int hour) {
        return new FlowTransition(state, flowState, AT.plusSeconds(3600L * hour), 0);
    }

    static EvidenceSource evidenceOf(String name, Evidence... known) {
        return new EvidenceSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Evidence> evidence() {
                return List.of(known);
            }
        };
    }

    static FlowSource flowOf(String name, FlowItem... known) {
        return new FlowSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<FlowItem> flowItems() {
                return List.of(known);
            }
        };
    }

    @Test
    void what_is_new_comes_in_and_an_item_gets_the_transitions_that_any_source_knows() {
        FlowItem more = item("F-1", move("doing", FlowState.ACTIVE, 2));

        PortfolioPatch patch = Ingest.patch(
                PORTFOLIO,
                List.of(evidenceOf("build-server", evidence("e-2", "end-to-end"), evidence("e-1", "unit"))),
                List.of(flowOf("tracker", more, item("F-2", move("new", FlowState.NEW, 1)))));

        assertThat(patch)
                .isEqualTo(new PortfolioPatch(
                        Map.of(
                                "evidence", List.of(evidence("e-2", "end-to-end")),
                                "flowItems", List.of(item("F-2", move("new", FlowState.NEW, 1)))),
                        Map.of(
                                "flowItems",
                                List.of(item(
                                        "F-1", move("new", FlowState.NEW, 0), move("doing", FlowState.ACTIVE, 2)))),
                        Map.of()));
        assertThat(patch.violations(PORTFOLIO)).isEmpty();
    }

    @Test
    void conflicting_duplicates_are_refused_by_the_names_of_who_tells_them() {
        FlowItem debt = new FlowItem(
                new FlowItemId("F-1"), PORTAL, null, FlowItemType.DEBT, List.of(move("new", FlowState.NEW, 0)));

        assertThatThrownBy(() -> Ingest.patch(
                        PORTFOLIO,
                        List.of(
                                evidenceOf("service-desk", evidence("e-2", "b"), evidence("e-2", "c")),
                                evidenceOf("build-server", evidence("e-1", "other"), evidence("e-3", "a")),
                                evidenceOf("audit", evidence("e-3", "b"))),
                        List.of(flowOf("tracker", debt), flowOf("board", item("F-1", move("open", FlowState.NEW, 0))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        evidence 'e-1' must be the same wherever it is known, but is told differently in 'the portfolio' and 'build-server'. Correct one, or give one another id.
                        evidence 'e-2' must be the same wherever it is known, but is told differently in 'service-desk' itself. Correct one, or give one another id.
                        evidence 'e-3' must be the same wherever it is known, but is told differently in 'audit' and 'build-server'. Correct one, or give one another id.
                        flow item 'F-1' must be the same wherever it is known, but has another product, team or type in 'the portfolio' and 'tracker'. Correct one, or give one another id.
                        flow item 'F-1' must be the same wherever it is known, but is in two states at 2026-06-01T00:00:00Z in 'the portfolio' and 'board'. Correct one, or give one another id.""");
    }

    @Test
    void moves_of_one_instant_are_told_apart_by_their_order() {
        FlowTransition begun = new FlowTransition("doing", FlowState.ACTIVE, AT, 1);

        PortfolioPatch patch = Ingest.patch(PORTFOLIO, List.of(), List.of(flowOf("tracker", item("F-1", begun))));

        assertThat(patch.replace())
                .isEqualTo(Map.of("flowItems", List.of(item("F-1", move("new", FlowState.NEW, 0), begun))));
    }

    @Test
    void an_item_is_of_one_product_and_one_team_wherever_it_is_known() {
        List<FlowTransition> moves = List.of(move("new", FlowState.NEW, 0));
        FlowItem ofNone = new FlowItem(new FlowItemId("F-1"), null, null, FlowItemType.FEATURE, moves);
        FlowItem ofTeam =
                new FlowItem(new FlowItemId("F-1"), PORTAL, new TeamId("orders"), FlowItemType.FEATURE, moves);

        for (FlowItem other : List.of(ofNone, ofTeam)) {
            assertThatThrownBy(() -> Ingest.patch(PORTFOLIO, List.of(), List.of(flowOf("tracker", other))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "flow item 'F-1' must be the same wherever it is known, but has another product, team or"
                                    + " type in 'the portfolio' and 'tracker'. Correct one, or give one another id.");
        }
    }

    @Test
    void sources_are_named_in_the_order_of_their_names() {
        FlowItem open = item("F-2", move("open", FlowState.NEW, 0));
        FlowItem asked = item("F-2", move("asked", FlowState.NEW, 0));

        assertThatThrownBy(() ->
                        Ingest.patch(PORTFOLIO, List.of(), List.of(flowOf("tracker", open), flowOf("board", asked))))
                .hasMessageContaining("in 'board' and 'tracker'");
    }
}
