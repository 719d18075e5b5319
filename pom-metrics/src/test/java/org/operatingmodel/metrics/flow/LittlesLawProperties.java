package org.operatingmodel.metrics.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.LittlesLaw.InProgress;

class LittlesLawProperties {
    @Property
    void load_is_throughput_times_flow_time_where_nothing_is_in_progress_at_the_ends(
            @ForAll @NotEmpty List<@LongRange(min = 0, max = 99) Long> flowTimes,
            @ForAll @LongRange(min = 99, max = 999) long window) {
        // Every millisecond of a flow time is one item-millisecond of load
        BigInteger sum =
                BigInteger.valueOf(flowTimes.stream().mapToLong(Long::longValue).sum());
        InProgress none = new InProgress(0, BigInteger.ZERO);
        Instant end = Instant.ofEpochMilli(window);
        int items = flowTimes.size();
        LittlesLaw law = new LittlesLaw(new Window(Instant.EPOCH, end), end, sum, items, items, 0, sum, none, none);
        Ratio perMillisecond =
                law.departureRate().times(Ratio.of(1, Duration.ofDays(1).toMillis()));
        assertThat(law.averageLoad()).isEqualTo(perMillisecond.times(present(law.averageFlowTime())));
        assertThat(present(law.check(BigDecimal.ZERO)).holds()).isTrue();
    }
}
