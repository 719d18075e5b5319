package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.flow.FlowBoard;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.metrics.investment.ProductValue;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.investment.RunCosts;
import org.operatingmodel.metrics.measurement.TaxonomyCoverage;
import org.operatingmodel.metrics.network.ValueStreamNetwork;
import org.operatingmodel.metrics.outcome.FlowAndOutcomes;
import org.operatingmodel.metrics.outcome.OutcomeProgress;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * A whole portfolio at an instant: what serves which outcome, how far objectives have come, what waits for what, what is
 * funded too early, what products are worth beside what they cost, how work flows beside what comes of it, by team and from
 * stream to stream, and which products are in the event taxonomy.
 *
 * <p>Definition: that of the parts. Run cost and flow are of the 30 days before the instant, and the value of an outcome is
 * the latest of its metric. An item belongs to the value stream of its product, and without one to that of its team;
 * and to its team, and without one to that of its product.
 * <p>Unit and range: those of the parts. Empty case: an empty portfolio has empty parts.
 * <p>Merging: none; make one of the whole portfolio. {@link PortfolioDrift} compares two.
 *
 * @param alignment what serves which outcome
 * @param objectives how far objectives have come
 * @param dependencies what waits for what
 * @param fundingOrder what is funded before what
 * @param profitCentres what products are worth beside what they cost
 * @param unitEconomics what products cost for each unit of their use
 * @param flowAndOutcomes the flow of value streams beside their outcomes
 * @param flowBoard the flow of teams, and of all of them, from one aggregate
 * @param network the value streams that hand work to each other; absent, with the reason, where they are too many
 * @param taxonomy how many products are in the event taxonomy
 * @param backfill the existing products that are not, the most used first
 * @since 0.1
 */
public record PortfolioReport(
        AlignmentMatrix alignment,
        ObjectiveTree objectives,
        DependencyNetwork dependencies,
        FundingOrder fundingOrder,
        ProfitCentres profitCentres,
        UnitEconomics unitEconomics,
        FlowAndOutcomes flowAndOutcomes,
        FlowBoard flowBoard,
        Measured<ValueStreamNetwork> network,
        TaxonomyCoverage taxonomy,
        List<ProductId> backfill)
        implements Serializable {
    private static final Duration WINDOW = Duration.ofDays(30);

    /** @throws NullPointerException if a part is missing */
    public PortfolioReport {
        Objects.requireNonNull(alignment, "PortfolioReport.alignment");
        Objects.requireNonNull(objectives, "PortfolioReport.objectives");
        Objects.requireNonNull(dependencies, "PortfolioReport.dependencies");
        Objects.requireNonNull(fundingOrder, "PortfolioReport.fundingOrder");
        Objects.requireNonNull(profitCentres, "PortfolioReport.profitCentres");
        Objects.requireNonNull(unitEconomics, "PortfolioReport.unitEconomics");
        Objects.requireNonNull(flowAndOutcomes, "PortfolioReport.flowAndOutcomes");
        Objects.requireNonNull(flowBoard, "PortfolioReport.flowBoard");
        Objects.requireNonNull(network, "PortfolioReport.network");
        Objects.requireNonNull(taxonomy, "PortfolioReport.taxonomy");
        backfill = List.copyOf(backfill);
    }

    /**
     * The report on a portfolio.
     *
     * @param portfolio the portfolio
     * @param values what products are worth in the 30 days before the instant; those of other windows are not looked at
     * @param asOf the instant
     */
    public static PortfolioReport of(Portfolio portfolio, Collection<ProductValue> values, Instant asOf) {
        Instant end = asOf.truncatedTo(ChronoUnit.MILLIS);
        Map<ValueStreamId, WindowFlow> flow = flow(portfolio, end);
        Map<ProductId, Measured<RunCost>> costs = new HashMap<>();
        for (Product product : portfolio.products()) {
            costs.put(product.id(), RunCosts.charged(product.id(), portfolio.costs(), asOf.minus(WINDOW), asOf, asOf));
        }
        return new PortfolioReport(
                AlignmentMatrix.of(portfolio, asOf),
                ObjectiveTree.of(portfolio.objectives(), portfolio.metricValues(), asOf),
                DependencyNetwork.of(
                        portfolio.live(portfolio.dependencies()), LocalDate.ofInstant(asOf, ZoneOffset.UTC)),
                FundingOrder.of(portfolio),
                ProfitCentres.of(portfolio.products(), costs, values, progress(portfolio, asOf)),
                UnitEconomics.of(portfolio, asOf),
                FlowAndOutcomes.of(portfolio.products(), flow, progress(portfolio, end), end),
                flowBoard(portfolio, end),
                ValueStreamNetwork.of(portfolio, flow, end),
                TaxonomyCoverage.of(portfolio.products(), portfolio.events()),
                TaxonomyCoverage.backfill(portfolio, asOf));
    }

    private static Map<OutcomeId, Measured<OutcomeProgress>> progress(Portfolio portfolio, Instant asOf) {
        Map<MetricId, MetricValue> latest = ObjectiveTree.latest(portfolio.metricValues(), asOf);
        Map<OutcomeId, Measured<OutcomeProgress>> progress = new HashMap<>();
        for (Outcome outcome : portfolio.outcomes()) {
            MetricValue value = outcome.metricId() == null ? null : latest.get(outcome.metricId());
            progress.put(outcome.id(), OutcomeProgress.of(outcome, value == null ? null : value.value(), asOf));
        }
        return progress;
    }

    private static Map<ValueStreamId, WindowFlow> flow(Portfolio portfolio, Instant end) {
        Map<ProductId, ValueStreamId> ofProduct = new HashMap<>();
        portfolio.products().forEach(product -> ofProduct.put(product.id(), product.valueStreamId()));
        Map<TeamId, ValueStreamId> ofTeam = new HashMap<>();
        portfolio.teams().forEach(team -> ofTeam.put(team.id(), team.valueStreamId()));
        Map<ValueStreamId, List<FlowItem>> items = new HashMap<>();
        for (FlowItem item : portfolio.flowItems()) {
            ValueStreamId stream =
                    item.productId() == null ? ofTeam.get(item.teamId()) : ofProduct.get(item.productId());
            if (stream != null) {
                items.computeIfAbsent(stream, id -> new ArrayList<>()).add(item);
            }
        }
        Map<ValueStreamId, WindowFlow> flow = new HashMap<>();
        items.forEach((stream, all) ->
                flow.put(stream, figures(all, Groups.all(), end).total(0)));
        return flow;
    }

    private static FlowBoard flowBoard(Portfolio portfolio, Instant end) {
        Map<ProductId, TeamId> ofProduct = new HashMap<>();
        portfolio.products().forEach(product -> ofProduct.put(product.id(), product.teamId()));
        Groups teams = Groups.of(
                portfolio.flowItems(),
                item -> Optional.ofNullable(item.teamId() == null ? ofProduct.get(item.productId()) : item.teamId())
                        .map(TeamId::value));
        return FlowBoard.of(figures(portfolio.flowItems(), teams, end), 0);
    }

    private static FlowFigures figures(List<FlowItem> items, Groups groups, Instant end) {
        return FlowFigures.of(FlowLedger.of(items, end), Windows.of(end.minus(WINDOW), end), groups);
    }

    /** The parts as text, each under its heading; a part that has nothing to say says so. */
    public String text() {
        return part("Alignment", alignment.text())
                + part("Objectives", objectives.text())
                + part("Dependencies", dependencies.text())
                + part("Funded too early", fundingOrder.text())
                + part("Cost and value", profitCentres.text())
                + part("Unit costs", unitEconomics.text())
                + part("Flow and outcomes", flowAndOutcomes.text())
                + part("Flow by team", flowBoard.teamView())
                + part(
                        "Network",
                        network instanceof Measured.Absent<ValueStreamNetwork> absent
                                ? absent.reason()
                                : network.map(ValueStreamNetwork::text)
                                        .toOptional()
                                        .orElseThrow())
                + part("Event taxonomy", taxonomyText());
    }

    private String taxonomyText() {
        String text = covered("new", taxonomy.fresh()) + covered("existing", taxonomy.existing());
        return backfill.isEmpty()
                ? text
                : text + "fill first: "
                        + backfill.stream().map(ProductId::value).collect(Collectors.joining(", "));
    }

    private static String covered(String which, Share share) {
        return which + ": " + share.part() + " of " + share.whole() + " products\n";
    }

    private static String part(String heading, String text) {
        return heading + "\n" + (text.isEmpty() ? "nothing" : text.strip()).indent(2);
    }
}
