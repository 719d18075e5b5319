package org.operatingmodel.metrics.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.learning.LearningFixtures.AS_OF;
import static org.operatingmodel.metrics.learning.LearningFixtures.LOGIN;
import static org.operatingmodel.metrics.learning.LearningFixtures.PORTAL;
import static org.operatingmodel.metrics.learning.LearningFixtures.decided;
import static org.operatingmodel.metrics.learning.LearningFixtures.done;
import static org.operatingmodel.metrics.learning.LearningFixtures.experiment;
import static org.operatingmodel.metrics.learning.LearningFixtures.insight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.learning.Trace;
import org.operatingmodel.learning.TraceId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class TraceChainsTest {
    /** Heard 100 days before, decided 90, executed 50, learnt 20, taken up 10 days before. */
    private static final Trace WHOLE = trace("T-1", "act", "F-1", "E-1", "stay");

    @Test
    void a_trace_with_all_links_in_their_order_is_complete() {
        TraceChains chains = TraceChains.of(portfolio(WHOLE, trace("T-2", "act", null, null, null)), AS_OF);
        assertThat(chains.complete()).isEqualTo(new Share(1, 2));
        assertThat(chains.broken()).isZero();
        assertThat(chains.completeness())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 2),
                        2,
                        Basis.asOf(AS_OF, "fraction", "trace-completeness: complete traces / traces")));
    }

    @Test
    void the_latency_is_from_insight_to_strategy_and_what_is_open_is_longest() {
        TraceChains chains = TraceChains.of(portfolio(WHOLE, trace("T-2", "act", null, null, null)), AS_OF);
        String convention = Turnaround.INSIGHT_TO_STRATEGY.convention();
        // 100 - 10 days
        assertThat(chains.times().percentile(50, convention).toOptional()).contains(Duration.ofDays(90));
        assertThat(chains.times().percentile(51, convention).toOptional()).isEmpty();
    }

    @Test
    void a_broken_link_is_found() {
        Trace gap = trace("T-2", "act", null, "E-1", "stay");
        Trace backwards = trace("T-3", "stay", "F-1", "E-1", "act");
        Portfolio portfolio = portfolio(WHOLE, gap, backwards);
        assertThat(TraceChains.brokenLinks(portfolio, AS_OF))
                .containsExactly(
                        new BrokenLink(
                                new TraceId("T-2"),
                                TraceLink.EXECUTION,
                                "EXECUTION must be named, because a later link is."),
                        new BrokenLink(
                                new TraceId("T-3"),
                                TraceLink.EXECUTION,
                                "EXECUTION must not be before DECISION at 2026-06-11T00:00:00Z, but was at"
                                        + " 2026-05-02T00:00:00Z."),
                        new BrokenLink(
                                new TraceId("T-3"),
                                TraceLink.LEARNING,
                                "LEARNING must not be before DECISION at 2026-06-11T00:00:00Z, but was at"
                                        + " 2026-06-01T00:00:00Z."),
                        new BrokenLink(
                                new TraceId("T-3"),
                                TraceLink.STRATEGY,
                                "STRATEGY must not be before DECISION at 2026-06-11T00:00:00Z, but was at"
                                        + " 2026-03-23T00:00:00Z."));
        assertThat(TraceChains.of(portfolio, AS_OF).broken()).isEqualTo(2);
        assertThat(TraceChains.of(portfolio, AS_OF).complete()).isEqualTo(new Share(1, 3));
    }

    @Test
    void what_happens_at_the_horizon_or_later_is_not_known() {
        // strategy took it up 10 days before; at that instant it is not known yet
        assertThat(TraceChains.of(portfolio(WHOLE), AS_OF.minus(Duration.ofDays(10)))
                        .complete())
                .isEqualTo(new Share(0, 1));
        assertThat(TraceChains.of(
                                portfolio(WHOLE),
                                AS_OF.minus(Duration.ofDays(10)).plusNanos(1))
                        .complete())
                .isEqualTo(new Share(1, 1));
        assertThat(TraceChains.of(portfolio(WHOLE), AS_OF.minus(Duration.ofDays(100)))
                        .complete())
                .isEqualTo(Share.EMPTY);
    }

    @Test
    void parts_add_up_to_the_whole() {
        Trace open = trace("T-2", "act", null, null, null);
        Trace gap = trace("T-3", "act", null, "E-1", "stay");
        TraceChains merged = TraceChains.of(portfolio(gap), AS_OF).plus(TraceChains.of(portfolio(open, WHOLE), AS_OF));
        assertThat(merged).isEqualTo(TraceChains.of(portfolio(WHOLE, open, gap), AS_OF));
        assertThat(merged.plus(TraceChains.EMPTY)).isEqualTo(merged);
    }

    @Test
    void a_decision_is_taken_with_its_last_vote() {
        DecisionRecord act = decided("act", 90);
        List<Vote> votes = new ArrayList<>(act.votes());
        votes.add(new Vote(new PersonId("ada"), RightKind.DECIDES, null, AS_OF.minus(Duration.ofDays(40))));
        Portfolio late = new PortfolioPatch(
                        Map.of(),
                        Map.of(
                                "decisions",
                                List.of(new DecisionRecord(
                                        act.id(),
                                        act.decisionId(),
                                        act.question(),
                                        null,
                                        null,
                                        null,
                                        act.requestedBy(),
                                        act.requestedAt(),
                                        null,
                                        null,
                                        votes,
                                        null))),
                        Map.of())
                .applyTo(portfolio(WHOLE));
        // the item was done 50 days before
        assertThat(TraceChains.brokenLinks(late, AS_OF))
                .extracting(BrokenLink::link)
                .containsExactly(TraceLink.EXECUTION);
    }

    @Test
    void traces_of_a_product_that_has_ended_do_not_count() {
        Trace gap = trace("T-2", "act", null, "E-1", "stay");
        Portfolio ended = new PortfolioPatch(
                        Map.of(), Map.of("products", List.of(product(PORTAL, Stage.RETIRED))), Map.of())
                .applyTo(portfolio(WHOLE, gap));
        assertThat(TraceChains.of(ended, AS_OF))
                .isEqualTo(new TraceChains(Share.EMPTY, 0, CensoredTimes.of(List.of(), AS_OF), AS_OF));
        assertThat(TraceChains.brokenLinks(ended, AS_OF)).isEmpty();
    }

    @Test
    void no_traces_have_no_share() {
        assertThat(reasonOf(TraceChains.EMPTY.completeness())).isEqualTo("There are no traces.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceChains(Share.EMPTY, 1, CensoredTimes.EMPTY, null))
                .withMessage("TraceChains.broken must be at most all traces '0', but was '1'. Count each trace once.");
    }

    private static Trace trace(
            String id,
            @Nullable String decision,
            @Nullable String item,
            @Nullable String experiment,
            @Nullable String strategy) {
        return new Trace(
                new TraceId(id),
                PORTAL,
                new InsightId("heard"),
                decision == null ? null : new DecisionRecordId(decision),
                item == null ? null : new FlowItemId(item),
                experiment == null ? null : new ExperimentId(experiment),
                strategy == null ? null : new DecisionRecordId(strategy));
    }

    private static Portfolio portfolio(Trace... traces) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("sales"), "Sales"))
                .people(new Person(new PersonId("ada"), "Ada"))
                .products(product(PORTAL, Stage.OPERATION), product(LOGIN, Stage.OPERATION))
                .assumptions(new Assumption(new AssumptionId("A-1"), PORTAL, "Partners pay", true))
                .insights(insight("heard", InsightSource.CUSTOMER, 100, "F-1", false))
                .decisions(decided("act", 90), decided("stay", 10))
                .flowItems(done("F-1", PORTAL, FlowItemType.FEATURE, 50))
                .experiments(experiment("E-1", PORTAL, 20))
                .traces(traces)
                .build();
    }

    private static Product product(ProductId id, Stage stage) {
        return new Product(
                id,
                id.value(),
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                new ValueStreamId("sales"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
