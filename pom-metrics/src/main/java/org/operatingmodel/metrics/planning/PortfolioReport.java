package org.operatingmodel.metrics.planning;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.investment.ProductValue;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.investment.RunCosts;
import org.operatingmodel.metrics.outcome.OutcomeProgress;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/**
 * A whole portfolio at an instant: what serves which outcome, how far objectives have come, what waits for what, what is
 * funded too early, and what products are worth beside what they cost.
 *
 * <p>Definition: that of the parts. Run cost is of the 30 days before the instant, and the value of an outcome is the latest
 * of its metric.
 * <p>Unit and range: those of the parts. Empty case: an empty portfolio has empty parts.
 * <p>Merging: none; make one of the whole portfolio. {@link PortfolioDrift} compares two.
 *
 * @param alignment what serves which outcome
 * @param objectives how far objectives have come
 * @param dependencies what waits for what
 * @param fundingOrder what is funded before what
 * @param profitCentres what products are worth beside what they cost
 * @since 0.1
 */
public record PortfolioReport(
        AlignmentMatrix alignment,
        ObjectiveTree objectives,
        DependencyNetwork dependencies,
        FundingOrder fundingOrder,
        ProfitCentres profitCentres)
        implements Serializable {
    private static final Duration CHARGED_WITHIN = Duration.ofDays(30);

    /** @throws NullPointerException if a part is missing */
    public PortfolioReport {
        Objects.requireNonNull(alignment, "PortfolioReport.alignment");
        Objects.requireNonNull(objectives, "PortfolioReport.objectives");
        Objects.requireNonNull(dependencies, "PortfolioReport.dependencies");
        Objects.requireNonNull(fundingOrder, "PortfolioReport.fundingOrder");
        Objects.requireNonNull(profitCentres, "PortfolioReport.profitCentres");
    }

    /**
     * The report on a portfolio.
     *
     * @param portfolio the portfolio
     * @param values what products are worth in the 30 days before the instant; those of other windows are not looked at
     * @param asOf the instant
     */
    public static PortfolioReport of(Portfolio portfolio, Collection<ProductValue> values, Instant asOf) {
        Map<MetricId, MetricValue> latest = ObjectiveTree.latest(portfolio.metricValues(), asOf);
        Map<OutcomeId, Measured<OutcomeProgress>> progress = new HashMap<>();
        for (Outcome outcome : portfolio.outcomes()) {
            MetricValue value = outcome.metricId() == null ? null : latest.get(outcome.metricId());
            progress.put(outcome.id(), OutcomeProgress.of(outcome, value == null ? null : value.value(), asOf));
        }
        Map<ProductId, Measured<RunCost>> costs = new HashMap<>();
        for (Product product : portfolio.products()) {
            costs.put(
                    product.id(), RunCosts.of(product.id(), portfolio.costs(), asOf.minus(CHARGED_WITHIN), asOf, asOf));
        }
        return new PortfolioReport(
                AlignmentMatrix.of(portfolio, asOf),
                ObjectiveTree.of(portfolio.objectives(), portfolio.metricValues(), asOf),
                DependencyNetwork.of(portfolio.dependencies(), LocalDate.ofInstant(asOf, ZoneOffset.UTC)),
                FundingOrder.of(portfolio),
                ProfitCentres.of(portfolio.products(), costs, values, progress));
    }

    /** The parts as text, each under its heading; a part that has nothing to say says so. */
    public String text() {
        return part("Alignment", alignment.text())
                + part("Objectives", objectives.text())
                + part("Dependencies", dependencies.text())
                + part("Funded too early", fundingOrder.text())
                + part("Cost and value", profitCentres.text());
    }

    private static String part(String heading, String text) {
        return heading + "\n" + (text.isEmpty() ? "nothing" : text.strip()).indent(2);
    }
}
