package org.operatingmodel.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.audit.TenThousand.AS_OF;
import static org.operatingmodel.rules.audit.TenThousand.IN_FORCE;
import static org.operatingmodel.rules.audit.TenThousand.LOOSER;
import static org.operatingmodel.rules.audit.TenThousand.TIGHTER;
import static org.operatingmodel.rules.audit.TenThousand.WITH_REGISTER;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.audit.Impact.Changed;
import org.operatingmodel.rules.audit.Impact.Tally;
import org.operatingmodel.rules.audit.TenThousand.Drawn;
import org.operatingmodel.rules.language.Vocabulary;

/** What three changes of a policy come to on a log of 10,000 decisions, against what plain Java makes of what was drawn. */
class ImpactTest {
    private static final int COUNT = 10_000;
    private static final List<Drawn> DRAWN = TenThousand.drawn(COUNT);
    private static final Portfolio PORTFOLIO = TenThousand.portfolio(DRAWN);
    private static final KeptInMemory LOG = new KeptInMemory();

    @BeforeAll
    static void ten_thousand_decisions_are_recorded() {
        List<RecordedDecision> recorded = DecisionRecorder.of(IN_FORCE, LOG, InstantSource.system())
                .review(PORTFOLIO, HostFacts.NONE, AS_OF, "nightly");
        assertThat(recorded).hasSize(COUNT).allMatch(RecordedDecision::recorded);
    }

    /** A change, as plain Java expects it: the entry, the product, the verdicts, what the criteria came to. */
    private record Expected(
            long sequence,
            String product,
            String gate,
            String team,
            Verdict before,
            Verdict after,
            List<String> criteria) {
        static Expected of(Changed changed) {
            return new Expected(
                    changed.sequence(),
                    changed.change().productId().value(),
                    changed.change().gateId().value(),
                    changed.team(),
                    changed.change().before(),
                    changed.change().after(),
                    changed.change().criteria().stream().map(Object::toString).toList());
        }

        boolean newlyBlocked() {
            return before == Verdict.PASSED && after == Verdict.BLOCKED;
        }

        boolean newlyPassed() {
            return before == Verdict.BLOCKED && after == Verdict.PASSED;
        }
    }

    private static Verdict verdict(boolean passed) {
        return passed ? Verdict.PASSED : Verdict.BLOCKED;
    }

    private static String name(Drawn drawn) {
        return drawn.gate().value().replace("-exit", "");
    }

    /** Entries follow the order of products, which is that of their numbers. */
    private static List<Expected> expectedOfTighterBound() {
        List<Expected> expected = new ArrayList<>();
        for (Drawn each : DRAWN) {
            if (each.seenWithin(14) && !each.seenWithin(7)) {
                expected.add(new Expected(
                        each.number() + 1,
                        each.id().value(),
                        each.gate().value(),
                        each.team(),
                        verdict(each.runbook()),
                        Verdict.BLOCKED,
                        List.of(name(each) + ".telemetry: met -> unmet")));
            }
        }
        return expected;
    }

    private static List<Expected> expectedOfLooserEnforcement() {
        List<Expected> expected = new ArrayList<>();
        for (Drawn each : DRAWN) {
            if (!each.runbook()) {
                expected.add(new Expected(
                        each.number() + 1,
                        each.id().value(),
                        each.gate().value(),
                        each.team(),
                        Verdict.BLOCKED,
                        verdict(each.seenWithin(14)),
                        List.of(name(each) + ".runbook: unmet, blocks -> unmet, does not block")));
            }
        }
        return expected;
    }

    private static Map<String, Tally> tallies(List<Expected> expected, Function<Expected, String> by) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Expected each : expected) {
            tallies.merge(
                    by.apply(each),
                    new Tally(
                            each.newlyBlocked() ? 1 : 0,
                            each.newlyPassed() ? 1 : 0,
                            each.newlyBlocked() || each.newlyPassed() ? 0 : 1),
                    (one, other) -> new Tally(
                            one.newlyBlocked() + other.newlyBlocked(),
                            one.newlyPassed() + other.newlyPassed(),
                            one.otherwise() + other.otherwise()));
        }
        return tallies;
    }

    private static void assertMatches(Impact impact, List<Expected> expected) {
        assertThat(expected).hasSizeGreaterThan(500);
        assertThat(impact.decisions()).isEqualTo(COUNT);
        assertThat(impact.undecided()).isEmpty();
        assertThat(impact.changes()).extracting(Expected::of).isEqualTo(expected);
        assertThat(impact.newlyBlocked())
                .isEqualTo(expected.stream().filter(Expected::newlyBlocked).count());
        assertThat(impact.mayBeNewlyBlocked()).isEqualTo(impact.newlyBlocked());
        assertThat(impact.newlyPassed())
                .isEqualTo(expected.stream().filter(Expected::newlyPassed).count());
        assertThat(impact.byGate()).isEqualTo(tallies(expected, Expected::gate));
        assertThat(impact.byProduct()).isEqualTo(tallies(expected, Expected::product));
        assertThat(impact.byTeam()).isEqualTo(tallies(expected, Expected::team));
    }

    @Test
    void a_tighter_bound_blocks_what_plain_arithmetic_says_and_says_why() {
        Impact impact = Impact.onLog(LOG, TIGHTER, Vocabulary.standard());

        assertMatches(impact, expectedOfTighterBound());
        assertThat(impact.newlyBlocked()).isPositive();
        assertThat(impact.newlyPassed()).isZero();
        Changed flipped = impact.changes().stream()
                .filter(Changed::newlyBlocked)
                .findFirst()
                .orElseThrow();
        assertThat(flipped.correlation()).isEqualTo("nightly");
        String product = flipped.change().productId().value();
        String gate = flipped.change().gateId().value();
        assertThat(flipped.noLonger())
                .contains("Gate '" + gate + "' of '" + product
                        + "' is passed as of 2026-06-21T00:00:00Z: 2 criteria met.");
        assertThat(flipped.now())
                .contains("Gate '" + gate + "' of '" + product
                        + "' is blocked as of 2026-06-21T00:00:00Z: 1 of 2 criteria that can block is unmet.")
                .anyMatch(line -> line.startsWith(
                        "    why        no Evidence with kind TELEMETRY, observed within 7 days before"));
        assertThat(impact.changes())
                .filteredOn(changed -> !changed.change().ofVerdict())
                .isNotEmpty()
                .allMatch(
                        changed -> changed.now().isEmpty() && changed.noLonger().isEmpty());
    }

    @Test
    void a_looser_enforcement_names_the_criterion_although_it_comes_to_the_same() {
        Impact impact = Impact.onLog(LOG, LOOSER, Vocabulary.standard());

        assertMatches(impact, expectedOfLooserEnforcement());
        assertThat(impact.newlyPassed()).isPositive();
        assertThat(impact.newlyBlocked()).isZero();
    }

    @Test
    void about_facts_that_the_log_does_not_have_nobody_can_say() {
        Impact impact = Impact.onLog(LOG, WITH_REGISTER, Vocabulary.standard());

        assertThat(impact.changes()).isEmpty();
        assertThat(impact.undecided()).hasSize(COUNT);
        for (Drawn each : DRAWN) {
            assertThat(impact.undecided().get(each.number()))
                    .isEqualTo(new Impact.Undecided(
                            each.number() + 1,
                            new GateRequest(each.id(), each.gate()),
                            verdict(each.runbook() && each.seenWithin(14)),
                            "the log does not have RiskRegister by product '" + each.id() + "'"));
        }
        assertThat(impact.newlyBlocked()).isZero();
        assertThat(impact.mayBeNewlyBlocked())
                .isEqualTo(DRAWN.stream()
                        .filter(each -> each.runbook() && each.seenWithin(14))
                        .count())
                .isPositive();
    }

    @Test
    void a_log_with_all_facts_answers_a_pack_that_reads_others() {
        List<Drawn> few = DRAWN.subList(0, 200);
        try (KeptInMemory log = new KeptInMemory()) {
            DecisionRecorder.of(IN_FORCE, log, InstantSource.system())
                    .withAllFacts()
                    .review(TenThousand.portfolio(few), HostFacts.NONE, AS_OF, null);

            Impact impact = Impact.onLog(log, WITH_REGISTER, Vocabulary.standard());
            assertThat(impact.undecided()).isEmpty();
            assertThat(impact.newlyBlocked())
                    .isEqualTo(few.stream()
                            .filter(each -> each.runbook() && each.seenWithin(14))
                            .count());
            assertThat(impact.changes())
                    .hasSize(few.size())
                    .allMatch(changed -> changed.change()
                            .criteria()
                            .toString()
                            .matches("\\[[a-z-]+\\.register: not asked -> unmet]"));
        }
    }

    @Test
    void a_portfolio_comes_to_the_same_as_the_log_of_its_decisions() {
        Impact ofLog = Impact.onLog(LOG, TIGHTER, Vocabulary.standard());
        Impact ofPortfolio = Impact.onPortfolio(IN_FORCE, TIGHTER, PORTFOLIO, HostFacts.NONE, AS_OF);

        assertThat(ofPortfolio.decisions()).isEqualTo(ofLog.decisions());
        assertThat(ofPortfolio.changes())
                .isEqualTo(ofLog.changes().stream()
                        .map(each -> new Changed(0, null, each.team(), each.change(), each.noLonger(), each.now()))
                        .toList());
        assertThat(ofPortfolio.undecided()).isEmpty();
    }

    @Test
    void what_a_shadow_decided_is_what_the_impact_says_later() {
        List<Drawn> few = DRAWN.subList(0, 500);
        try (KeptInMemory log = new KeptInMemory()) {
            List<RecordedDecision> recorded = DecisionRecorder.of(IN_FORCE, log, InstantSource.system())
                    .withShadow(WITH_REGISTER)
                    .review(TenThousand.portfolio(few), HostFacts.NONE, AS_OF, null);
            assertThat(recorded).allMatch(RecordedDecision::recorded);
            assertThat(recorded)
                    .extracting(each -> each.decision().verdict())
                    .isEqualTo(few.stream()
                            .map(each -> verdict(each.runbook() && each.seenWithin(14)))
                            .toList());

            Impact impact = Impact.onLog(log, WITH_REGISTER, Vocabulary.standard());
            Map<Long, Verdict> after = new TreeMap<>();
            impact.changes()
                    .forEach(each -> after.put(each.sequence(), each.change().after()));
            Map<Long, Verdict> shadow = new TreeMap<>();
            DecisionHistory.of(log)
                    .forEach(each ->
                            shadow.put(each.sequence(), each.shadowVerdict().orElseThrow()));
            assertThat(impact.undecided()).isEmpty();
            assertThat(shadow).hasSize(few.size()).isEqualTo(after);
            Replay.of(log).forEach(each -> assertThat(each.outcome()).isEqualTo(ReplayedDecision.Outcome.IDENTICAL));
        }
    }

    @Test
    void the_same_policy_changes_nothing() {
        assertThat(Impact.onLog(LOG, TenThousand.IN_FORCE, Vocabulary.standard()))
                .isEqualTo(new Impact(COUNT, List.of(), List.of()));
    }

    @Test
    void the_text_has_the_totals_and_a_line_for_each_criterion() {
        List<Drawn> few = DRAWN.subList(0, 40);
        Impact impact = Impact.onPortfolio(IN_FORCE, LOOSER, TenThousand.portfolio(few), HostFacts.NONE, AS_OF);
        long passed = few.stream()
                .filter(each -> !each.runbook() && each.seenWithin(14))
                .count();
        long otherwise = few.stream()
                .filter(each -> !each.runbook() && !each.seenWithin(14))
                .count();
        assertThat(passed).isPositive();
        assertThat(impact.text())
                .startsWith("Of 40 decisions, 0 would be blocked that passed, " + passed
                        + " would pass that were blocked, " + otherwise
                        + " would change otherwise, and about 0 nobody can say.\n  gate limited-launch-exit: ")
                .contains(".runbook: unmet, blocks -> unmet, does not block\n");
    }
}
