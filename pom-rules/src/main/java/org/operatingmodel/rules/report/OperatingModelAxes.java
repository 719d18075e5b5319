package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.TeamKind;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Accountability;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductStrategy;
import org.operatingmodel.rules.Governance;

/**
 * Where an organisation stands between a traditional way of working and a product operating model, on three axes: structure,
 * decision-making and success metrics.
 *
 * <p>Unit and range: the share, from 0 to 1, of products or decisions that are as in a product operating model, of those that
 * are known; the rest of the known is as before. What nobody says is neither, and counted on its own. Empty case: an axis
 * without products or decisions that are known is absent.
 *
 * @param asOf the instant as of which was looked
 * @param axes the three axes, in that order
 * @since 0.1
 */
public record OperatingModelAxes(Instant asOf, List<Axis> axes) {
    /** @throws NullPointerException if a part is missing */
    public OperatingModelAxes {
        Objects.requireNonNull(asOf, "OperatingModelAxes.asOf");
        axes = List.copyOf(axes);
    }

    /**
     * One axis.
     *
     * @param name what is compared
     * @param operatingModel how it is in a product operating model: what is counted
     * @param traditional how it is traditionally: what else is known
     * @param share the share of the known that is as in a product operating model
     * @param unknown of what it is not known which of the two it is
     * @param unknownCount how many that are
     * @since 0.1
     */
    public record Axis(
            String name,
            String operatingModel,
            String traditional,
            Measured<BigDecimal> share,
            String unknown,
            int unknownCount) {
        /** @throws IllegalArgumentException if a text is blank, or the count below 0 */
        public Axis {
            Guard.text("Axis.name", name);
            Guard.text("Axis.operatingModel", operatingModel);
            Guard.text("Axis.traditional", traditional);
            Objects.requireNonNull(share, "Axis.share");
            Guard.text("Axis.unknown", unknown);
            if (unknownCount < 0) {
                throw new IllegalArgumentException("Axis.unknownCount must be 0 or more, but was '" + unknownCount
                        + "'. Count what is not known.");
            }
        }

        /** How many are known. */
        private long known() {
            return share instanceof Measured.Value<BigDecimal> value ? value.n() : 0;
        }
    }

    /**
     * Where a portfolio stands.
     *
     * @param governance the packs that say who decides
     * @param portfolio what is known; retired products do not count
     * @param asOf the instant as of which is looked
     */
    public static OperatingModelAxes of(Governance governance, Portfolio portfolio, Instant asOf) {
        List<Product> live = portfolio.liveProducts();
        Map<TeamId, Team> teams = new HashMap<>();
        for (Team team : portfolio.teams()) {
            teams.put(team.id(), team);
        }
        Set<OutcomeId> quantified = new HashSet<>();
        portfolio.outcomes().stream()
                .filter(OperatingModelAxes::quantified)
                .forEach(outcome -> quantified.add(outcome.id()));
        List<Boolean> near = OperatingModelClassification.deciders(governance, portfolio, live, asOf).stream()
                .map(role -> !OperatingModelClassification.isCentral(role))
                .toList();
        return new OperatingModelAxes(
                asOf,
                List.of(
                        axis(
                                "structure",
                                "products that a standing team of their value stream answers for",
                                "products that a team of another value stream, or one cut by discipline or feature,"
                                        + " answers for",
                                "products of which nobody says which team answers for them",
                                known(live, product -> standing(product, teams)),
                                live.size(),
                                asOf),
                        axis(
                                "decision-making",
                                "decisions that a role near the product takes",
                                "decisions that a role of the whole portfolio takes",
                                "decisions that nobody, or more than one role, takes",
                                near,
                                governance.decisions().size() * live.size(),
                                asOf),
                        axis(
                                "success-metrics",
                                "products that serve an outcome with a baseline, a target and a date",
                                "other products, of which those who run them answer for delivery",
                                "products of which nobody says what success is",
                                known(live, product -> byOutcome(product, quantified, portfolio, asOf)),
                                live.size(),
                                asOf)));
    }

    private static Axis axis(
            String name,
            String operatingModel,
            String traditional,
            String unknown,
            List<Boolean> known,
            int all,
            Instant asOf) {
        Measured<BigDecimal> share =
                OperatingModelClassification.share(known, Boolean::booleanValue, asOf, operatingModel);
        return new Axis(name, operatingModel, traditional, share, unknown, all - known.size());
    }

    /** What is known of the products, without those of which it is not. */
    private static List<Boolean> known(List<Product> products, Function<Product, Optional<Boolean>> known) {
        return products.stream().map(known).flatMap(Optional::stream).toList();
    }

    private static Optional<Boolean> standing(Product product, Map<TeamId, Team> teams) {
        return Optional.ofNullable(product.teamId())
                .map(teams::get)
                .map(team -> team.valueStreamId().equals(product.valueStreamId())
                        && team.kind() != TeamKind.FUNCTIONAL
                        && team.kind() != TeamKind.FEATURE);
    }

    private static Optional<Boolean> byOutcome(
            Product product, Set<OutcomeId> quantified, Portfolio portfolio, Instant asOf) {
        if (product.outcomeIds().stream().anyMatch(quantified::contains)) {
            return Optional.of(true);
        }
        List<ProductStrategy> strategies = portfolio.productStrategies().stream()
                .filter(strategy -> strategy.productId().equals(product.id())
                        && !strategy.reviewedAt().isAfter(asOf))
                .toList();
        return strategies.stream()
                .map(ProductStrategy::reviewedAt)
                .max(Comparator.naturalOrder())
                .filter(newest -> strategies.stream()
                        .filter(strategy -> strategy.reviewedAt().equals(newest))
                        .allMatch(strategy -> strategy.accountability() == Accountability.DELIVERY))
                .map(newest -> false);
    }

    static boolean quantified(Outcome outcome) {
        return outcome.baseline() != null && outcome.target() != null && outcome.due() != null;
    }

    /** The comparison for people, each line ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder("Product operating model and traditional, as of " + asOf + "\n");
        for (Axis axis : axes) {
            text.append("  ").append(axis.name()).append('\n');
            if (axis.share() instanceof Measured.Value<BigDecimal> known) {
                text.append(String.format(Locale.ROOT, "    %.2f  %s%n", known.value(), axis.operatingModel()))
                        .append(String.format(
                                Locale.ROOT,
                                "    %.2f  %s%n",
                                BigDecimal.ONE.subtract(known.value()),
                                axis.traditional()));
            } else if (axis.unknownCount() == 0) {
                text.append("    not known: ")
                        .append(((Measured.Absent<BigDecimal>) axis.share()).reason())
                        .append('\n');
            }
            if (axis.unknownCount() > 0) {
                text.append("    ")
                        .append(axis.unknownCount())
                        .append(" of ")
                        .append(axis.known() + axis.unknownCount())
                        .append(" not known: ")
                        .append(axis.unknown())
                        .append('\n');
            }
        }
        return text.toString().replace("\r", "");
    }
}
