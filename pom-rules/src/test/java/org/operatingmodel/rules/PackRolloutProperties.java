package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.PackRollout.Cohort;

/** Rows 138 and 202 of the operating model: what a plan asks grows, for its cohorts and for nobody else. */
class PackRolloutProperties {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final List<String> PRODUCTS = List.of("pilot", "second", "other");

    private record Step(
            int cohort,
            @Nullable Integer waivable,
            @Nullable Integer mandatory) {}

    @Provide
    Arbitrary<PackRollout> rollouts() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 20);
        Arbitrary<Step> steps = Combinators.combine(
                        day, day, Arbitraries.integers().between(0, 2))
                .as((first, more, kind) -> new Step(0, kind == 1 ? null : first, kind == 2 ? null : first + 1 + more));
        return steps.list().ofMinSize(1).ofMaxSize(2).map(all -> {
            List<Cohort> cohorts = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Step step = all.get(i);
                cohorts.add(new Cohort(
                        "cohort-" + i,
                        List.of(new ProductId(PRODUCTS.get(i))),
                        step.waivable() == null ? null : START.plusDays(step.waivable()),
                        step.mandatory() == null ? null : START.plusDays(step.mandatory())));
            }
            return new PackRollout(PackRolloutTest.REVIEWS.id(), cohorts);
        });
    }

    private static GateDecision decision(PackRollout rollout, String product, int day) {
        return PackRolloutTest.decision(rollout, product, at(day));
    }

    private static Instant at(int day) {
        return START.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Enforcement asked(GateDecision decision) {
        return decision.results().get(1).criterion().enforcement();
    }

    @Property(tries = 30)
    void the_weight_of_a_criterion_never_falls_and_is_what_the_days_say(
            @ForAll("rollouts") PackRollout rollout,
            @ForAll @IntRange(max = 45) int one,
            @ForAll @IntRange(max = 45) int other,
            @ForAll @IntRange(max = 2) int product) {
        String id = PRODUCTS.get(product);
        GateDecision early = decision(rollout, id, Math.min(one, other));
        GateDecision late = decision(rollout, id, Math.max(one, other));

        assertThat(asked(late)).isLessThanOrEqualTo(asked(early));
        assertThat(late.verdict()).isLessThanOrEqualTo(early.verdict());
        assertThat(asked(early)).isEqualTo(expected(rollout, id, START.plusDays(Math.min(one, other))));
        assertThat(asked(late)).isEqualTo(expected(rollout, id, START.plusDays(Math.max(one, other))));
    }

    private static Enforcement expected(PackRollout rollout, String product, LocalDate day) {
        Enforcement weight = Enforcement.ADVISORY;
        for (Cohort cohort : rollout.cohorts()) {
            if (cohort.products().contains(new ProductId(product))) {
                LocalDate waivable = cohort.waivableFrom();
                LocalDate mandatory = cohort.mandatoryFrom();
                if (waivable != null && !day.isBefore(waivable)) {
                    weight = Enforcement.WAIVABLE;
                }
                if (mandatory != null && !day.isBefore(mandatory)) {
                    weight = Enforcement.MANDATORY;
                }
            }
        }
        return weight;
    }

    @Property(tries = 20)
    void a_product_of_no_cohort_gets_the_answer_that_it_gets_without_a_plan(
            @ForAll("rollouts") PackRollout rollout, @ForAll @IntRange(max = 60) int day) {
        GateDecision without = Governance.load(PackRolloutTest.HOUSE, PackRolloutTest.REVIEWS)
                .decide(PackRolloutTest.PORTFOLIO, GateRequest.of("other", "house-exit"), at(day));

        GateDecision with = decision(rollout, "other", day);

        assertThat(with.results()).isEqualTo(without.results());
        assertThat(with.verdict()).isEqualTo(without.verdict());
    }
}
