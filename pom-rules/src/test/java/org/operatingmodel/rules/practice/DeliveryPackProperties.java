package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.PORTAL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Stage;
import org.operatingmodel.release.Rollout;
import org.operatingmodel.release.RolloutId;
import org.operatingmodel.release.RolloutStep;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

/** Rows 43 and 151 of the operating model: a rollout goes up stage by stage, whatever the order in which stages are taken. */
class DeliveryPackProperties {
    private static final Governance GOVERNANCE = Governance.load(RulePack.standard(), RulePack.shipped("delivery"));
    private static final RolloutId ROLLOUT = new RolloutId("R-1");
    private static final List<BigDecimal> PLAN =
            List.of(new BigDecimal("1"), new BigDecimal("10"), new BigDecimal("50"), new BigDecimal("100"));
    private static final int BAKES = 48;

    /** So many stages further up than the last one, or down, so many hours after it. */
    record Move(int up, int hours, boolean halted) {}

    @Property(tries = 200)
    void a_rollout_is_as_planned_exactly_where_each_stage_follows_the_one_before_it_has_baked_and_none_a_halt(
            @ForAll @Size(min = 1, max = 5) List<@From("moves") Move> moves) {
        List<Record> facts =
                new ArrayList<>(List.of(new Rollout(ROLLOUT, PORTAL, "1.0", PLAN, Duration.ofHours(BAKES), "crashes")));
        Instant at = Given.daysBefore(60);
        int stage = -1;
        int widest = -1;
        boolean begun = false;
        boolean halted = false;
        boolean planned = true;
        for (Move move : moves) {
            stage = Math.max(0, Math.min(PLAN.size() - 1, stage + move.up()));
            at = at.plus(Duration.ofHours(move.hours()));
            facts.add(new RolloutStep(ROLLOUT, PORTAL, PLAN.get(stage), move.halted(), at));
            if (!move.halted()) {
                planned &= !halted && stage >= widest && stage <= widest + 1 && (!begun || move.hours() >= BAKES);
                widest = Math.max(widest, stage);
                begun = true;
            }
            halted |= move.halted();
        }

        PracticeVerdict expected = begun && planned ? PracticeVerdict.MET : PracticeVerdict.UNMET;
        assertThat(GOVERNANCE
                        .assess(
                                Given.nothing()
                                        .but("partner-portal", "stage", Stage.OPERATION)
                                        .but("partner-portal", "channels", Set.of(Channel.MOBILE))
                                        .with(facts.toArray(Record[]::new))
                                        .portfolio(),
                                Given.AS_OF)
                        .of(new PracticeId("delivery.stages-baked")))
                .filteredOn(result -> result.about().endsWith(PORTAL.value()))
                .singleElement()
                .satisfies(result -> assertThat(result.verdict()).isEqualTo(expected));
    }

    @Provide
    Arbitrary<Move> moves() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(8, 1), Tuple.of(1, 2), Tuple.of(1, 0), Tuple.of(1, -1)),
                        Arbitraries.frequency(Tuple.of(8, BAKES), Tuple.of(1, BAKES - 1), Tuple.of(1, BAKES + 1)),
                        Arbitraries.frequency(Tuple.of(12, false), Tuple.of(1, true)))
                .as(Move::new);
    }
}
