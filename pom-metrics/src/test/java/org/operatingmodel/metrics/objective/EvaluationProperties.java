package org.operatingmodel.metrics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.objective.Samples.FROM;
import static org.operatingmodel.metrics.objective.Samples.OBSERVED;
import static org.operatingmodel.metrics.objective.Samples.PORTAL;
import static org.operatingmodel.metrics.objective.Samples.TO;
import static org.operatingmodel.metrics.objective.Samples.id;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.operatingmodel.metrics.objective.BaselineSelection.Aggregate;
import org.operatingmodel.metrics.objective.BaselineSelection.WhenNoBaseline;
import org.operatingmodel.metrics.objective.BaselineSelection.Which;
import org.operatingmodel.metrics.objective.Threshold.Kind;
import org.operatingmodel.metrics.objective.Threshold.Operator;
import org.operatingmodel.metrics.objective.ThresholdReading.Truth;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloVerdict;

/** SLO-EVALUATION 8: the laws of evaluation. */
class EvaluationProperties {
    private static final List<String> INDICATORS = List.of("alpha", "beta", "gamma");

    private record Case(SloDefinition definition, Retrieval retrieval, List<EarlierEvaluation> history) {
        Evaluation evaluation() {
            return definition.evaluate(retrieval, history);
        }

        Case with(List<Objective> objectives) {
            SloDefinition other = new SloDefinition(
                    definition.version(),
                    definition.metrics(),
                    PORTAL,
                    definition.window(),
                    objectives,
                    definition.comparison(),
                    definition.limits());
            return new Case(other, retrieval, history);
        }

        Case withEach(UnaryOperator<Objective> change) {
            return with(definition.objectives().stream().map(change).toList());
        }

        Case withValues(List<IndicatorValue> values) {
            return new Case(
                    definition,
                    new Retrieval("now", PORTAL, null, FROM, TO, OBSERVED, retrieval.failure(), values),
                    history);
        }
    }

    @Provide
    Arbitrary<Threshold> thresholds() {
        return Combinators.combine(
                        Arbitraries.of(Operator.class),
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(-4, 12).map(BigDecimal::valueOf))
                .as(Threshold::new);
    }

    private Arbitrary<List<List<Threshold>>> groups(int most, int size) {
        return thresholds().list().ofMinSize(1).ofMaxSize(size).list().ofMaxSize(most);
    }

    private Arbitrary<Objective> objectives() {
        return Combinators.combine(
                        Arbitraries.of(INDICATORS),
                        groups(2, 2),
                        groups(1, 2),
                        Arbitraries.integers().between(1, 4).map(BigDecimal::valueOf),
                        Arbitraries.of(true, false, false, false))
                .as((indicator, pass, warning, weight, key) ->
                        new Objective(id("any"), indicator, null, pass, warning, weight, key));
    }

    /** Values of some of the indicators. */
    @Provide
    Arbitrary<List<List<Threshold>>> someGroups() {
        return groups(2, 2).filter(groups -> !groups.isEmpty());
    }

    private static Arbitrary<List<IndicatorValue>> values() {
        return Arbitraries.integers()
                .between(-1, 10)
                .injectNull(0.2)
                .list()
                .ofSize(INDICATORS.size())
                .map(EvaluationProperties::values);
    }

    private static List<IndicatorValue> values(List<Integer> numbers) {
        List<IndicatorValue> values = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != null) {
                values.add(Samples.ms(INDICATORS.get(i), numbers.get(i).toString()));
            }
        }
        return values;
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<EarlierEvaluation>> history = Combinators.combine(
                        values(),
                        Arbitraries.of(SloVerdict.PASS, SloVerdict.WARNING, SloVerdict.FAIL),
                        Arbitraries.integers().between(0, 2))
                .as((values, verdict, days) -> new EarlierEvaluation(
                        "any", PORTAL, "metrics-2", OBSERVED.minus(Duration.ofDays(days)), verdict, false, values))
                .list()
                .ofMaxSize(3)
                .map(EvaluationProperties::named);
        Arbitrary<BaselineSelection> comparisons = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Which.class),
                        Arbitraries.of(Aggregate.class),
                        Arbitraries.of(WhenNoBaseline.class))
                .as(BaselineSelection::new);
        Arbitrary<SloDefinition.Limits> limits = Combinators.combine(
                        Arbitraries.integers().between(2, 100),
                        Arbitraries.integers().between(1, 99))
                .as((pass, warning) -> new SloDefinition.Limits(
                        BigDecimal.valueOf(pass), warning < pass ? BigDecimal.valueOf(warning) : null));
        return Combinators.combine(
                        objectives().list().ofMinSize(1).ofMaxSize(3).map(EvaluationProperties::numbered),
                        comparisons,
                        limits,
                        values(),
                        history,
                        Arbitraries.strings()
                                .ofMinLength(1)
                                .ofMaxLength(1)
                                .alpha()
                                .injectNull(0.9))
                .as((objectives, comparison, limit, values, earlier, failure) -> new Case(
                        new SloDefinition(
                                "slo-7", "metrics-2", PORTAL, Duration.ofHours(24), objectives, comparison, limit),
                        new Retrieval("now", PORTAL, null, FROM, TO, OBSERVED, failure, values),
                        earlier))
                .withoutEdgeCases();
    }

    private static List<Objective> numbered(List<Objective> objectives) {
        List<Objective> numbered = new ArrayList<>();
        for (Objective objective : objectives) {
            numbered.add(new Objective(
                    id("objective-" + numbered.size()),
                    objective.indicator(),
                    objective.kind(),
                    objective.pass(),
                    objective.warning(),
                    objective.weight(),
                    objective.key()));
        }
        return numbered;
    }

    private static List<EarlierEvaluation> named(List<EarlierEvaluation> history) {
        List<EarlierEvaluation> named = new ArrayList<>();
        for (EarlierEvaluation one : history) {
            named.add(new EarlierEvaluation(
                    "E-" + named.size(),
                    one.subject(),
                    one.metrics(),
                    one.observedAt(),
                    one.verdict(),
                    one.invalidated(),
                    one.indicators()));
        }
        return named;
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<List<Threshold>> shuffledGroups(List<List<Threshold>> groups, Random random) {
        return shuffled(groups.stream().map(group -> shuffled(group, random)).toList(), random);
    }

    private static int rank(SloVerdict verdict) {
        return switch (verdict) {
            case PASS -> 2;
            case WARNING -> 1;
            case FAIL, UNEVALUABLE, INFO -> 0;
        };
    }

    @Property
    void input_order_does_not_matter(@ForAll("cases") Case one, @ForAll Random random) {
        Case other = new Case(one.definition(), one.retrieval(), shuffled(one.history(), random))
                .with(shuffled(one.definition().objectives(), random).stream()
                        .map(objective -> new Objective(
                                objective.id(),
                                objective.indicator(),
                                objective.kind(),
                                shuffledGroups(objective.pass(), random),
                                shuffledGroups(objective.warning(), random),
                                objective.weight(),
                                objective.key()))
                        .toList())
                .withValues(shuffled(one.retrieval().indicators(), random));
        Evaluation evaluation = one.evaluation();
        Evaluation shuffled = other.evaluation();
        assertThat(shuffled.verdict()).isEqualTo(evaluation.verdict());
        assertThat(shuffled.score()).isEqualTo(evaluation.score());
        assertThat(shuffled.greatestScore()).isEqualTo(evaluation.greatestScore());
        assertThat(shuffled.comparedWith()).isEqualTo(evaluation.comparedWith());
        assertThat(statuses(shuffled)).isEqualTo(statuses(evaluation));
    }

    private static Map<String, SloVerdict> statuses(Evaluation evaluation) {
        Map<String, SloVerdict> statuses = new TreeMap<>();
        evaluation
                .results()
                .forEach(result -> statuses.put(result.objective().id().value(), result.status()));
        return statuses;
    }

    /** The other direction is that filling one in keeps what was said, or improves it. */
    @Property
    void taking_a_value_away_never_makes_a_verdict_better(
            @ForAll("cases") Case one, @ForAll @IntRange(max = 2) int which) {
        List<IndicatorValue> less = one.retrieval().indicators().stream()
                .filter(value -> !value.indicator().equals(INDICATORS.get(which)))
                .toList();
        SloVerdict with = one.evaluation().verdict();
        SloVerdict without = one.withValues(less).evaluation().verdict();
        assertThat(rank(without)).isLessThanOrEqualTo(rank(with));
        if (without == SloVerdict.FAIL) {
            assertThat(with).isEqualTo(SloVerdict.FAIL);
        }
    }

    @Property
    void the_verdict_is_the_one_of_every_combination_of_unknown_thresholds(@ForAll("cases") Case one) {
        Evaluation evaluation = one.evaluation();
        List<ThresholdReading> readings = evaluation.results().stream()
                .flatMap(result -> Stream.of(result.pass(), result.warning()))
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
        int unknown = (int) readings.stream()
                .filter(reading -> reading.truth() == Truth.UNKNOWN)
                .count();
        Set<SloVerdict> possible = new HashSet<>();
        for (int combination = 0; combination < 1 << unknown; combination++) {
            possible.add(verdict(one.definition(), truths(readings, combination)));
        }
        SloVerdict expected = Stream.of(SloVerdict.UNEVALUABLE, SloVerdict.FAIL, SloVerdict.WARNING, SloVerdict.PASS)
                .filter(possible::contains)
                .findFirst()
                .orElseThrow();
        if (expected == SloVerdict.FAIL ? possible.size() > 1 : one.retrieval().failure() != null) {
            expected = SloVerdict.UNEVALUABLE;
        }
        assertThat(evaluation.verdict()).isEqualTo(expected);
    }

    private static List<Boolean> truths(List<ThresholdReading> readings, int combination) {
        List<Boolean> truths = new ArrayList<>();
        int left = combination;
        for (ThresholdReading reading : readings) {
            if (reading.truth() == Truth.UNKNOWN) {
                truths.add(left % 2 == 1);
                left /= 2;
            } else {
                truths.add(reading.truth() == Truth.TRUE);
            }
        }
        return truths;
    }

    /** Two-valued: half points instead of points, so that all numbers are whole. */
    private static SloVerdict verdict(SloDefinition definition, List<Boolean> truths) {
        int halfPoints = 0;
        int weights = 0;
        int at = 0;
        boolean keyFailed = false;
        for (Objective objective : definition.objectives()) {
            boolean pass = false;
            for (List<Threshold> group : objective.pass()) {
                pass |= !truths.subList(at, at + group.size()).contains(false);
                at += group.size();
            }
            boolean warning = false;
            for (List<Threshold> group : objective.warning()) {
                warning |= !truths.subList(at, at + group.size()).contains(false);
                at += group.size();
            }
            if (!objective.pass().isEmpty()) {
                int weight = objective.weight().intValueExact();
                weights += weight;
                halfPoints += pass ? 2 * weight : warning ? weight : 0;
                keyFailed |= objective.key() && !pass && !warning;
            }
        }
        if (weights == 0) {
            return SloVerdict.UNEVALUABLE;
        }
        if (keyFailed) {
            return SloVerdict.FAIL;
        }
        BigDecimal warning = definition.limits().warning();
        if (50 * halfPoints >= definition.limits().pass().intValueExact() * weights) {
            return SloVerdict.PASS;
        }
        return warning != null && 50 * halfPoints >= warning.intValueExact() * weights
                ? SloVerdict.WARNING
                : SloVerdict.FAIL;
    }

    @Property
    void another_group_never_lowers_the_worst_status(
            @ForAll("cases") Case one, @ForAll("thresholds") Threshold threshold) {
        List<List<Threshold>> alone = List.of(List.of(threshold));
        Case wider = one.withEach(objective -> objective.informational()
                ? objective
                : new Objective(
                        objective.id(),
                        objective.indicator(),
                        objective.kind(),
                        joined(objective.pass(), alone),
                        joined(objective.warning(), alone),
                        objective.weight(),
                        objective.key()));
        Evaluation before = one.evaluation();
        Evaluation after = wider.evaluation();
        for (int i = 0; i < before.results().size(); i++) {
            assertThat(rank(after.results().get(i).worst()))
                    .isGreaterThanOrEqualTo(rank(before.results().get(i).worst()));
        }
    }

    @Property
    void another_threshold_never_raises_the_worst_status(
            @ForAll("cases") Case one, @ForAll("thresholds") Threshold threshold) {
        Case narrower = one.withEach(objective -> new Objective(
                objective.id(),
                objective.indicator(),
                objective.kind(),
                objective.pass().stream()
                        .map(group -> joined(group, List.of(threshold)))
                        .toList(),
                objective.warning(),
                objective.weight(),
                objective.key()));
        Evaluation before = one.evaluation();
        Evaluation after = narrower.evaluation();
        for (int i = 0; i < before.results().size(); i++) {
            assertThat(rank(after.results().get(i).worst()))
                    .isLessThanOrEqualTo(rank(before.results().get(i).worst()));
        }
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    @Property
    void scaling_all_weights_changes_nothing(@ForAll("cases") Case one, @ForAll @IntRange(min = 1) int factor) {
        BigDecimal thousandths = BigDecimal.valueOf(factor, 3);
        Evaluation scaled = one.withEach(
                        objective -> objective.weighing(objective.weight().multiply(thousandths)))
                .evaluation();
        assertThat(scaled.score()).isEqualTo(one.evaluation().score());
        assertThat(scaled.verdict()).isEqualTo(one.evaluation().verdict());
    }

    @Property
    void informational_objectives_change_nothing(@ForAll("cases") Case one, @ForAll @IntRange(min = 1) int weight) {
        Evaluation alone = one.evaluation();
        Objective info = Objective.informational(id("info"), "delta")
                .weighing(BigDecimal.valueOf(weight))
                .asKey();
        Evaluation beside =
                one.with(joined(one.definition().objectives(), List.of(info))).evaluation();
        assertThat(beside.score()).isEqualTo(alone.score());
        assertThat(beside.greatestScore()).isEqualTo(alone.greatestScore());
        assertThat(beside.verdict()).isEqualTo(alone.verdict());
        assertThat(beside.missing()).isEqualTo(alone.missing());
        assertThat(beside.results().subList(0, alone.results().size())).isEqualTo(alone.results());
    }

    @Property
    void a_threshold_is_read_as_it_is_written(@ForAll("thresholds") Threshold threshold) {
        if (threshold.kind() == Kind.ABSOLUTE && threshold.number().signum() < 0) {
            assertThat(threshold.toString()).endsWith(" (absolute)");
        } else {
            assertThat(Threshold.parse(threshold.toString())).isEqualTo(threshold);
        }
    }

    /** A reachable warning is found by trying values and baselines. */
    @Property
    void a_warning_that_occurs_is_not_called_unreachable(@ForAll("cases") Case one) {
        boolean called = one.definition().findings().stream()
                .anyMatch(finding -> finding.kind() == ObjectiveFinding.Kind.WARNING_UNREACHABLE);
        for (Objective objective : one.definition().objectives()) {
            for (int baseline = 0; baseline <= 12 && called; baseline++) {
                for (int value = -6; value <= 26; value++) {
                    assertWarningIsNoneOfTheUnreachable(one.definition(), objective, baseline, value);
                }
            }
        }
    }

    private static void assertWarningIsNoneOfTheUnreachable(
            SloDefinition definition, Objective objective, int baseline, int halves) {
        if (status(objective, baseline, halves) == SloVerdict.WARNING) {
            assertThat(definition.findings())
                    .noneMatch(finding -> finding.kind() == ObjectiveFinding.Kind.WARNING_UNREACHABLE
                            && objective.id().equals(finding.objective()));
        }
    }

    /** A promise that is stricter than its objective is found by trying values and baselines. */
    @Property
    void a_promise_that_a_passing_value_breaks_is_found(
            @ForAll("someGroups") List<List<Threshold>> asked, @ForAll("someGroups") List<List<Threshold>> promised) {
        Objective objective = Objective.of(Samples.id("latency"), "p95", asked);
        Objective promise = Objective.of(Samples.id("latency"), "p95", promised);
        boolean found = Samples.definition(objective).findings(Map.of(new SlaId("gold"), promise)).stream()
                .anyMatch(finding -> finding.kind() == ObjectiveFinding.Kind.SLA_STRICTER_THAN_SLO);
        for (int baseline = 0; baseline <= 12 && !found; baseline++) {
            for (int halves = -6; halves <= 26; halves++) {
                assertThat(status(objective, baseline, halves) == SloVerdict.PASS
                                && status(promise, baseline, halves) != SloVerdict.PASS)
                        .isFalse();
            }
        }
    }

    private static SloVerdict status(Objective objective, int baseline, int halves) {
        EarlierEvaluation earlier = Samples.earlier(
                "E-1", "2026-06-01T00:00:00Z", Samples.ms(objective.indicator(), String.valueOf(baseline)));
        IndicatorValue now = IndicatorValue.of(objective.indicator(), "ms", BigDecimal.valueOf(halves * 5L, 1));
        return Samples.only(Samples.definition(objective).evaluate(Samples.retrieval(now), List.of(earlier)))
                .status();
    }
}
