package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.product.ProductId;

class RunCostProperties {
    private static final ProductId PORTAL = new ProductId("partner-portal");
    private static final Instant FROM = Instant.parse("2026-05-22T00:00:00Z");

    /** One charge a day, so that the feed is alive on every day. */
    @Property
    void parts_of_a_window_add_up_to_the_whole_and_what_reaches_over_the_cut_in_any_order(
            @ForAll @Size(min = 2, max = 20) List<@Scale(4) BigDecimal> daily,
            @ForAll @IntRange(min = 1, max = 19) int cut,
            @ForAll Random random) {
        List<Cost> feed = new ArrayList<>();
        for (int day = 0; day < daily.size(); day++) {
            feed.add(RunCostsTest.cost(
                    "day-" + day, PORTAL, at(day), at(day + 1), daily.get(day).toPlainString(), "EUR"));
        }
        assertThat(RunCosts.behind(PORTAL, feed, at(0), at(daily.size()), at(daily.size())))
                .isEqualTo(feed);
        int middle = Math.min(cut, daily.size() - 1);
        RunCost whole = between(feed, 0, daily.size(), daily.size());
        RunCost one = between(feed, 0, middle, daily.size());
        RunCost other = between(feed, middle, daily.size(), daily.size());
        assertThat(one.amount().add(other.amount())).isEqualByComparingTo(whole.amount());
        assertThat(one.rows() + other.rows()).isEqualTo(whole.rows()).isEqualTo(daily.size());

        feed.add(RunCostsTest.cost("over-the-cut", PORTAL, at(middle - 1), at(middle + 1), "7", "EUR"));
        RunCost before = between(feed, 0, middle, daily.size());
        RunCost after = between(feed, middle, daily.size(), daily.size());
        whole = between(feed, 0, daily.size(), daily.size());
        assertThat(before.amount().add(after.amount()))
                .isEqualByComparingTo(whole.amount().add(new BigDecimal("7")));
        assertThat(before.rows() + after.rows()).isEqualTo(whole.rows() + 1);

        Collections.shuffle(feed, random);
        assertThat(between(feed, 0, daily.size(), daily.size())).isEqualTo(whole);
    }

    private static RunCost between(List<Cost> feed, int from, int to, int asOf) {
        return RunCosts.of(PORTAL, feed, at(from), at(to), at(asOf))
                .toOptional()
                .orElseThrow();
    }

    private static Instant at(int day) {
        return FROM.plus(Duration.ofDays(day));
    }
}
