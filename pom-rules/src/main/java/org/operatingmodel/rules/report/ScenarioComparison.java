package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.operatingmodel.decision.VerdictChange;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/**
 * What would be different if a portfolio were another one: the verdicts of gates, the funding and the flow of products.
 *
 * <p>Both portfolios are judged as of the same instant, by the same packs.
 *
 * @param asOf the instant as of which both were judged
 * @param products how many products there are in either
 * @param verdicts what gates would decide otherwise, ordered by product and gate; empty when nothing
 * @param figures what figures would be otherwise, ordered by product and figure; empty when none
 * @since 0.1
 */
public record ScenarioComparison(Instant asOf, int products, List<VerdictChange> verdicts, List<FigureChange> figures) {
    /** @throws NullPointerException if a part is missing */
    public ScenarioComparison {
        Objects.requireNonNull(asOf, "ScenarioComparison.asOf");
        verdicts = List.copyOf(verdicts);
        figures = List.copyOf(figures);
    }

    /**
     * A figure that would be otherwise.
     *
     * @param productId the product
     * @param figure the figure
     * @param before what it is, or why there is none
     * @param after what it would be, or why there would be none
     * @since 0.1
     */
    public record FigureChange(
            ProductId productId, ProductFigure figure, Measured<BigDecimal> before, Measured<BigDecimal> after) {
        /** @throws NullPointerException if a part is missing */
        public FigureChange {
            Objects.requireNonNull(productId, "FigureChange.productId");
            Objects.requireNonNull(figure, "FigureChange.figure");
            Objects.requireNonNull(before, "FigureChange.before");
            Objects.requireNonNull(after, "FigureChange.after");
        }
    }

    /**
     * The comparison of a portfolio with what a patch makes of it.
     *
     * @param governance the packs by which both are judged
     * @param portfolio what is
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param patch what would be otherwise
     * @param asOf the instant as of which both are judged
     * @throws IllegalArgumentException if the patch does not fit, or the host facts are of types that no pack knows, take an
     *     id twice or refer to nothing
     */
    public static ScenarioComparison of(
            Governance governance, Portfolio portfolio, HostFacts hostFacts, PortfolioPatch patch, Instant asOf) {
        Portfolio other = patch.applyTo(portfolio);
        List<VerdictChange> verdicts =
                governance.review(other, hostFacts, asOf).changesSince(governance.review(portfolio, hostFacts, asOf));
        TreeSet<ProductId> products = new TreeSet<>();
        portfolio.products().stream().map(Product::id).forEach(products::add);
        other.products().stream().map(Product::id).forEach(products::add);
        List<FigureChange> figures = new ArrayList<>();
        for (ProductId product : products) {
            for (ProductFigure figure : ProductFigure.values()) {
                Measured<BigDecimal> before = figure.of(product, portfolio, asOf);
                Measured<BigDecimal> after = figure.of(product, other, asOf);
                if (!ProductFigure.shown(before).equals(ProductFigure.shown(after))) {
                    figures.add(new FigureChange(product, figure, before, after));
                }
            }
        }
        return new ScenarioComparison(asOf, products.size(), verdicts, figures);
    }

    /** Whether nothing would be different. */
    public boolean isEmpty() {
        return verdicts.isEmpty() && figures.isEmpty();
    }

    /** The comparison for people, each line ending with a line feed. */
    public String text() {
        long verdictsOnly = verdicts.stream().filter(VerdictChange::ofVerdict).count();
        StringBuilder text = new StringBuilder("What would be different as of " + asOf + ": "
                + counted(verdictsOnly, "verdict") + ", " + counted(figures.size(), "figure") + ", of "
                + counted(products, "product") + ".\n");
        verdicts.forEach(change -> text.append(change.text().indent(2)));
        for (FigureChange change : figures) {
            text.append("  ")
                    .append(change.productId())
                    .append("  ")
                    .append(change.figure().word())
                    .append("  ")
                    .append(ProductFigure.shown(change.before()))
                    .append(" -> ")
                    .append(ProductFigure.shown(change.after()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
