package org.operatingmodel.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.product.ProductId;

class ReleaseProperties {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");

    /** One thing that happens to a rollout: so many hours pass, and the guardrails stand like that. */
    record Event(int hours, GuardrailState guardrails) {}

    @Property
    void nothing_boards_at_or_after_a_cutoff_and_everything_before_boards_the_first(
            @ForAll("trains") ReleaseTrain train, @ForAll("instants") Instant readyAt) {
        YearMonth boarded = train.boards(readyAt);

        assertThat(readyAt).isBefore(train.cutoff(boarded));
        assertThat(readyAt).isAfterOrEqualTo(train.cutoff(boarded.minusMonths(1)));
        assertThat(train.cutoff(boarded)).isBeforeOrEqualTo(train.departure(boarded));
        assertThat(train.carries(readyAt, train.departure(boarded))).isTrue();
        assertThat(train.carries(readyAt, train.departure(boarded).minusNanos(1)))
                .isFalse();
        Instant next = train.departure(boarded.plusMonths(1));
        assertThat(train.carries(readyAt, next.minusNanos(1))).isTrue();
        assertThat(train.carries(readyAt, next)).isFalse();
    }

    @Property
    void a_rollout_rises_unless_it_is_halted_and_then_nothing_follows(
            @ForAll("stages") List<BigDecimal> stages, @ForAll("events") @Size(max = 30) List<Event> events) {
        Rollout rollout = new Rollout(new RolloutId("R"), PORTAL, "2.0", stages, Duration.ofHours(24), null);
        List<RolloutStep> steps = new ArrayList<>();
        Instant now = START;
        for (Event event : events) {
            now = now.plus(Duration.ofHours(event.hours()));
            RolloutMove move = rollout.next(steps, event.guardrails(), now);
            boolean halted = steps.stream().anyMatch(RolloutStep::halted);
            if (move.percent() != null) {
                assertThat(halted).isFalse();
                assertThat(event.guardrails()).isEqualTo(GuardrailState.CLEAR);
                // the stage that comes after those that were reached: none is left out, and none comes twice
                assertThat(move.percent()).isEqualTo(stages.get(steps.size()));
                for (RolloutStep earlier : steps) {
                    assertThat(earlier.percent()).isLessThan(move.percent());
                    assertThat(Duration.between(earlier.reachedAt(), now)).isGreaterThanOrEqualTo(Duration.ofHours(24));
                }
                steps.add(new RolloutStep(rollout.id(), PORTAL, move.percent(), false, now));
            } else if (move.kind() == RolloutMove.Kind.HALT && !halted) {
                assertThat(event.guardrails()).isEqualTo(GuardrailState.BREACHED);
                steps.add(new RolloutStep(rollout.id(), PORTAL, BigDecimal.ZERO, true, now));
            }
            assertThat(event.guardrails() == GuardrailState.BREACHED && move.kind() != RolloutMove.Kind.HALT)
                    .isFalse();
        }
    }

    @Provide
    Arbitrary<ReleaseTrain> trains() {
        return Combinators.combine(
                        Arbitraries.of(
                                "UTC", "Europe/Vienna", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 27))
                .as(ReleaseTrainTest::train);
    }

    @Provide
    Arbitrary<Instant> instants() {
        // 2009 to 2027: clocks change each year, and Apia leaves out 30 December 2011
        return Arbitraries.longs().between(1_230_768_000L, 1_830_000_000L).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<List<BigDecimal>> stages() {
        return Arbitraries.integers().between(1, 99).set().ofMaxSize(5).map(set -> {
            List<BigDecimal> stages = new ArrayList<>();
            set.stream().sorted().forEach(percent -> stages.add(BigDecimal.valueOf(percent)));
            stages.add(BigDecimal.valueOf(100));
            return stages;
        });
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 48),
                        Arbitraries.frequency(
                                Tuple.of(8, GuardrailState.CLEAR),
                                Tuple.of(1, GuardrailState.UNKNOWN),
                                Tuple.of(1, GuardrailState.BREACHED)))
                .as(Event::new)
                .list();
    }
}
