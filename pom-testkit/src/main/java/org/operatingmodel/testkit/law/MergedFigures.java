package org.operatingmodel.testkit.law;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.metrics.flow.BlindSpots;
import org.operatingmodel.metrics.flow.FlowAge;
import org.operatingmodel.metrics.flow.FlowDistribution;
import org.operatingmodel.metrics.flow.FlowEfficiency;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.FlowLoad;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.ProductFlow;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.testkit.Situation;

/**
 * L13: flow figures of parts, taken together, are those of all items; and the flow figures that a decision rests on are those
 * of the product's items, each counted by itself.
 */
final class MergedFigures {
    private MergedFigures() {}

    static void check(Policy policy, Situation situation) {
        merged(situation.portfolio().flowItems(), situation.asOf());
        if (policy.asksAt(situation.request().gateId())) {
            GateDecision decision = Decided.decide(policy.service(), situation);
            for (Record fact : decision.facts()) {
                rests(situation, decision, fact);
            }
        }
    }

    private static void merged(List<FlowItem> items, Instant asOf) {
        if (items.isEmpty()) {
            return;
        }
        Windows windows = Windows.of(asOf.minus(Duration.ofDays(90)), asOf);
        for (int cut = 1; cut < items.size(); cut++) {
            List<FlowItem> first = items.subList(0, cut);
            List<FlowItem> rest = items.subList(cut, items.size());
            if (!figures(first, windows, asOf)
                    .plus(figures(rest, windows, asOf))
                    .equals(figures(items, windows, asOf))) {
                throw new Breach(
                        "flow figures of " + cut + " items and of the others do not make those of all " + items.size());
            }
            if (!BlindSpots.of(first, asOf).plus(BlindSpots.of(rest, asOf)).equals(BlindSpots.of(items, asOf))) {
                throw new Breach(
                        "blind spots of " + cut + " items and of the others do not make those of all " + items.size());
            }
        }
    }

    private static FlowFigures figures(List<FlowItem> items, Windows windows, Instant asOf) {
        return FlowFigures.of(FlowLedger.of(items, asOf), windows, Groups.of(items, item -> Optional.of("all")));
    }

    /** What a figure among the facts counts must be what the items of its product count one by one. */
    private static void rests(Situation situation, GateDecision decision, Record fact) {
        String counted;
        String expected;
        if (fact instanceof FlowLoad load) {
            List<FlowLoad> parts = parts(situation, load.productId()).stream()
                    .flatMap(flow -> flow.load().toOptional().stream())
                    .toList();
            counted = load(load.items(), load.inProgress(), load.waiting());
            expected = load(
                    parts.stream().mapToLong(FlowLoad::items).sum(),
                    parts.stream().mapToLong(FlowLoad::inProgress).sum(),
                    parts.stream().mapToLong(FlowLoad::waiting).sum());
        } else if (fact instanceof FlowAge age) {
            List<FlowAge> parts = parts(situation, age.productId()).stream()
                    .flatMap(flow -> flow.age().toOptional().stream())
                    .toList();
            counted = age(age.items(), age.oldest());
            expected = age(
                    parts.stream().mapToLong(FlowAge::items).sum(),
                    parts.stream().map(FlowAge::oldest).max(Duration::compareTo).orElse(Duration.ZERO));
        } else if (fact instanceof FlowEfficiency efficiency) {
            List<FlowEfficiency> parts = parts(situation, efficiency.productId()).stream()
                    .flatMap(flow -> flow.efficiency().toOptional().stream())
                    .toList();
            counted = efficiency(efficiency.activeTime(), efficiency.flowTime());
            expected = efficiency(
                    parts.stream().map(FlowEfficiency::activeTime).reduce(Duration.ZERO, Duration::plus),
                    parts.stream().map(FlowEfficiency::flowTime).reduce(Duration.ZERO, Duration::plus));
        } else if (fact instanceof FlowDistribution distribution) {
            List<FlowDistribution> parts = parts(situation, distribution.productId()).stream()
                    .flatMap(flow -> flow.distribution().toOptional().stream())
                    .toList();
            counted = distribution(
                    distribution.features(), distribution.defects(), distribution.risks(), distribution.debts());
            expected = distribution(
                    parts.stream().mapToLong(FlowDistribution::features).sum(),
                    parts.stream().mapToLong(FlowDistribution::defects).sum(),
                    parts.stream().mapToLong(FlowDistribution::risks).sum(),
                    parts.stream().mapToLong(FlowDistribution::debts).sum());
        } else {
            return;
        }
        if (!counted.equals(expected)) {
            throw new Breach("the decision rests on a " + fact.getClass().getSimpleName() + " of " + counted
                            + ", but the items, each by itself, come to " + expected)
                    .with("decision", decision)
                    .with("figure", fact.toString());
        }
    }

    /** The flow of each item of a product as if it were the only one. */
    private static List<ProductFlow> parts(Situation situation, ProductId product) {
        return situation.portfolio().flowItems().stream()
                .filter(item -> product.equals(item.productId()))
                .map(item -> ProductFlow.of(product, List.of(item), situation.asOf()))
                .toList();
    }

    private static String load(long items, long inProgress, long waiting) {
        return items + " items, " + inProgress + " in progress, " + waiting + " waiting";
    }

    private static String age(long items, Duration oldest) {
        return items + " items in progress, the oldest of " + oldest;
    }

    private static String efficiency(Duration active, Duration flow) {
        return "active for " + active + " of " + flow;
    }

    private static String distribution(long features, long defects, long risks, long debts) {
        return features + " features, " + defects + " defects, " + risks + " risks, " + debts + " debts";
    }
}
