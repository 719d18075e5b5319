package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * What to do first: by cost of delay divided by duration (CD3), the highest first.
 *
 * <p>Definition: {@link CostOfDelay#dividedByDuration}, compared exactly; equal ones by id. What has none is not ranked,
 * neither first nor last.
 * <p>Limits: it holds where one thing is done after the other and the cost of delay does not change with time.
 *
 * @param ranked what can be ranked, the first to do first
 * @param unranked what cannot, by id
 * @see CostOfDelay
 * @since 0.1
 */
public record CostOfDelayRanking(List<Ranked> ranked, List<Unranked> unranked) implements Serializable {
    /**
     * One place in the ranking.
     *
     * @param item what is ranked
     * @param score its cost of delay divided by its duration
     */
    public record Ranked(CostOfDelay item, Ratio score) implements Serializable {}

    /**
     * What cannot be ranked.
     *
     * @param item what it is
     * @param reason why, as a sentence
     */
    public record Unranked(CostOfDelay item, String reason) implements Serializable {}

    /** Copies the lists. */
    public CostOfDelayRanking {
        ranked = List.copyOf(ranked);
        unranked = List.copyOf(unranked);
    }

    /**
     * The ranking of the items, in any order.
     *
     * @throws IllegalArgumentException if an id occurs twice, or the costs are in more than one currency
     */
    public static CostOfDelayRanking of(Collection<CostOfDelay> items) {
        Set<String> ids = new TreeSet<>();
        Set<String> currencies = new TreeSet<>();
        List<Ranked> ranked = new ArrayList<>();
        List<Unranked> unranked = new ArrayList<>();
        for (CostOfDelay item : items) {
            if (!ids.add(item.id())) {
                throw new IllegalArgumentException(
                        "The ids must differ, but '" + item.id() + "' occurs twice. Use another id.");
            }
            Money cost = item.perWeek();
            if (cost != null) {
                currencies.add(cost.currency());
            }
            Measured<Ratio> score = item.dividedByDuration();
            if (score instanceof Measured.Value<Ratio> value) {
                ranked.add(new Ranked(item, value.value()));
            } else if (score instanceof Measured.Absent<Ratio> absent) {
                unranked.add(new Unranked(item, absent.reason()));
            }
        }
        if (currencies.size() > 1) {
            throw new IllegalArgumentException("The costs of delay must be in one currency, but are in "
                    + String.join(", ", currencies) + ". Convert them first.");
        }
        ranked.sort(Comparator.comparing(Ranked::score)
                .reversed()
                .thenComparing(place -> place.item().id()));
        unranked.sort(Comparator.comparing(place -> place.item().id()));
        return new CostOfDelayRanking(ranked, unranked);
    }
}
