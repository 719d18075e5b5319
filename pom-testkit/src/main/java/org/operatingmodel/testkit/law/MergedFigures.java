package org.operatingmodel.testkit.law;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.metrics.flow.BlindSpots;
import org.operatingmodel.metrics.flow.FlowFigures;
import org.operatingmodel.metrics.flow.FlowLedger;
import org.operatingmodel.metrics.flow.Groups;
import org.operatingmodel.metrics.flow.Windows;
import org.operatingmodel.testkit.Situation;

/** L13: flow figures of each product's items, taken together, are those of all items. */
final class MergedFigures {
    private MergedFigures() {}

    static void check(Policy policy, Situation situation) {
        Instant asOf = situation.asOf();
        List<FlowItem> items = situation.portfolio().flowItems();
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
}
