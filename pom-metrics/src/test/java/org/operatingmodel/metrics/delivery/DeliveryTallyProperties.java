package org.operatingmodel.metrics.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DeliveryTallyProperties {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");

    @Property
    void merged_products_equal_the_whole_in_any_order(
            @ForAll List<@From("deployments") Deployment> left, @ForAll List<@From("deployments") Deployment> right) {
        List<Deployment> all = new ArrayList<>(right);
        all.addAll(left);
        DeliveryTally one = tally(left, 0, 20);
        DeliveryTally other = tally(right, 0, 20);
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isEqualTo(tally(all, 0, 20));
        assertThat(one.plus(DeliveryTally.EMPTY)).isEqualTo(one).isEqualTo(DeliveryTally.EMPTY.plus(one));
    }

    @Property
    void merged_windows_equal_the_whole(
            @ForAll List<@From("deployments") Deployment> deployments, @ForAll @IntRange(min = 1, max = 19) int split) {
        assertThat(tally(deployments, 0, split).plus(tally(deployments, split, 20)))
                .isEqualTo(tally(deployments, 0, 20));
    }

    @Property
    void as_many_deployments_are_behind_a_count_as_it_says(@ForAll List<@From("deployments") Deployment> deployments) {
        DeliveryTally tally = tally(deployments, 0, 20);
        assertThat(behind(DeliveryCount.DEPLOYMENTS, deployments)).isEqualTo(tally.deployments());
        assertThat(behind(DeliveryCount.CHANGES, deployments))
                .isEqualTo(tally.leadTimes().n());
        assertThat(behind(DeliveryCount.RECOVERED, deployments))
                .isEqualTo(tally.recovery().closed().n());
        assertThat(behind(DeliveryCount.NOT_RECOVERED, deployments))
                .isEqualTo(tally.recovery().open().n());
        assertThat(behind(DeliveryCount.REWORK, deployments)).isEqualTo(tally.rework());
    }

    private static long behind(DeliveryCount count, List<Deployment> deployments) {
        return DeliveryTally.behind(count, deployments, FROM, FROM.plusSeconds(20), FROM.plusSeconds(15))
                .size();
    }

    private static DeliveryTally tally(List<Deployment> deployments, int from, int to) {
        return DeliveryTally.of(deployments, FROM.plusSeconds(from), FROM.plusSeconds(to), FROM.plusSeconds(15));
    }

    @Provide
    Arbitrary<Deployment> deployments() {
        Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 9);
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 21),
                        seconds.list().ofMaxSize(3),
                        seconds.injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((at, leads, recovery, failed, rework) -> {
                    Instant deployedAt = FROM.plusSeconds(at);
                    return new Deployment(
                            "R-" + at,
                            deployedAt,
                            leads.stream().map(deployedAt::minusSeconds).toList(),
                            failed,
                            failed && recovery != null ? deployedAt.plusSeconds(recovery) : null,
                            rework);
                });
    }
}
