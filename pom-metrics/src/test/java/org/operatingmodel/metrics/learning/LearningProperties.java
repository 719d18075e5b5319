package org.operatingmodel.metrics.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.learning.LearningFixtures.AS_OF;
import static org.operatingmodel.metrics.learning.LearningFixtures.LOGIN;
import static org.operatingmodel.metrics.learning.LearningFixtures.PORTAL;
import static org.operatingmodel.metrics.learning.LearningFixtures.daysBefore;
import static org.operatingmodel.metrics.learning.LearningFixtures.done;
import static org.operatingmodel.metrics.learning.LearningFixtures.experiment;
import static org.operatingmodel.metrics.learning.LearningFixtures.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.flow.BlindSpots;

class LearningProperties {
    private static final Instant FROM = daysBefore(90);

    @Property
    void ideas_of_parts_equal_those_of_the_whole_and_their_shares_sum_to_one(
            @ForAll List<@From("insights") Insight> left, @ForAll List<@From("insights") Insight> right) {
        IdeaMix whole = IdeaMix.of(both(right, left), FROM, AS_OF);

        assertThat(IdeaMix.of(left, FROM, AS_OF).plus(IdeaMix.of(right, FROM, AS_OF)))
                .isEqualTo(whole);
        List<Ratio> shares = Arrays.stream(InsightSource.values())
                .flatMap(source -> whole.share(source).toOptional().stream())
                .toList();
        assertThat(shares.isEmpty() ? Ratio.ONE : shares.stream().reduce(Ratio.ZERO, Ratio::plus))
                .isEqualTo(Ratio.ONE);
    }

    @Property
    void activity_of_parts_equals_that_of_the_whole_and_theatre_has_no_experiment(
            @ForAll List<@From("items") FlowItem> items, @ForAll List<@From("experiments") Experiment> experiments) {
        int half = items.size() / 2;
        ActivityAndLearning first = ActivityAndLearning.of(items.subList(0, half), experiments, FROM, AS_OF);
        ActivityAndLearning second = ActivityAndLearning.of(items.subList(half, items.size()), List.of(), FROM, AS_OF);

        assertThat(second.plus(first)).isEqualTo(ActivityAndLearning.of(items, experiments, FROM, AS_OF));
        assertThat(ActivityAndLearning.theatre(items, experiments, FROM, AS_OF))
                .allSatisfy(product -> assertThat(experiments)
                        .noneMatch(experiment -> experiment.productId().equals(product)
                                && !experiment.completedAt().isBefore(FROM)
                                && experiment.completedAt().isBefore(AS_OF)));
    }

    @Property
    void blind_spots_of_parts_equal_those_of_the_whole_and_are_listed(
            @ForAll List<@From("items") FlowItem> left, @ForAll List<@From("items") FlowItem> right) {
        BlindSpots whole = BlindSpots.of(both(right, left), AS_OF);

        assertThat(BlindSpots.of(left, AS_OF).plus(BlindSpots.of(right, AS_OF))).isEqualTo(whole);
        assertThat(BlindSpots.behind(Share.Count.PART, both(left, right), AS_OF))
                .hasSize((int) whole.unseen().part());
    }

    private static <T> List<T> both(List<T> left, List<T> right) {
        List<T> all =
                new ArrayList<>(Stream.concat(left.stream(), right.stream()).toList());
        Collections.reverse(all);
        return all;
    }

    @Provide
    Arbitrary<Insight> insights() {
        return Combinators.combine(
                        Arbitraries.of(InsightSource.values()),
                        Arbitraries.integers().between(-1, 95))
                .as((source, days) -> insight("I", source, days, null, false));
    }

    @Provide
    Arbitrary<FlowItem> items() {
        return Combinators.combine(
                        Arbitraries.of(PORTAL, LOGIN),
                        Arbitraries.of(FlowItemType.FEATURE, FlowItemType.DEBT),
                        Arbitraries.integers().between(-1, 95))
                .as((product, type, days) -> done("F", product, type, days));
    }

    @Provide
    Arbitrary<Experiment> experiments() {
        return Combinators.combine(
                        Arbitraries.of(PORTAL, LOGIN), Arbitraries.integers().between(-1, 95))
                .as((product, days) -> experiment("E", product, days));
    }
}
