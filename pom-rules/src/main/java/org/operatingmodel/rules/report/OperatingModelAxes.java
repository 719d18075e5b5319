package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Where an organisation stands between a traditional way of working and a product operating model, on three axes: structure,
 * decision-making and success metrics.
 *
 * <p>Unit and range: the share, from 0 to 1, of products or decisions that are as in a product operating model; the rest is as
 * before. Empty case: an axis without products or decisions to look at is absent.
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
     * @param traditional how it is traditionally: what is left
     * @param share the share that is as in a product operating model
     * @since 0.1
     */
    public record Axis(String name, String operatingModel, String traditional, Measured<BigDecimal> share) {
        /** @throws IllegalArgumentException if a text is blank */
        public Axis {
            Guard.text("Axis.name", name);
            Guard.text("Axis.operatingModel", operatingModel);
            Guard.text("Axis.traditional", traditional);
            Objects.requireNonNull(share, "Axis.share");
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
        List<Product> live = portfolio.products().stream()
                .filter(product -> product.stage() != Stage.RETIRED)
                .toList();
        Map<TeamId, ValueStreamId> streams = new HashMap<>();
        for (Team team : portfolio.teams()) {
            streams.put(team.id(), team.valueStreamId());
        }
        Set<OutcomeId> quantified = new HashSet<>();
        portfolio.outcomes().stream()
                .filter(OperatingModelAxes::quantified)
                .forEach(outcome -> quantified.add(outcome.id()));
        String structure = "products that a standing team of their value stream answers for";
        String decisions = "decisions that a role near the product takes";
        String success = "products that serve an outcome with a baseline, a target and a date";
        return new OperatingModelAxes(
                asOf,
                List.of(
                        new Axis(
                                "structure",
                                structure,
                                "teams are put together for projects",
                                OperatingModelClassification.share(
                                        live,
                                        product -> product.teamId() != null
                                                && product.valueStreamId().equals(streams.get(product.teamId())),
                                        asOf,
                                        structure)),
                        new Axis(
                                "decision-making",
                                decisions,
                                "a role of the whole portfolio decides",
                                OperatingModelClassification.share(
                                        OperatingModelClassification.deciders(governance, portfolio, live, asOf),
                                        role -> !OperatingModelClassification.isCentral(role),
                                        asOf,
                                        decisions)),
                        new Axis(
                                "success-metrics",
                                success,
                                "success is what was delivered, in time and budget",
                                OperatingModelClassification.share(
                                        live,
                                        product -> product.outcomeIds().stream().anyMatch(quantified::contains),
                                        asOf,
                                        success))));
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
            } else {
                text.append("    not known: ")
                        .append(((Measured.Absent<BigDecimal>) axis.share()).reason())
                        .append('\n');
            }
        }
        return text.toString().replace("\r", "");
    }
}
