package org.operatingmodel.testkit.law;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Reporter;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.Portfolios;
import org.operatingmodel.testkit.Situation;

/**
 * The laws as properties over the packs of a user: a test extends it, names its packs in its constructor, and all laws that
 * apply to them are held against portfolios that are made for them.
 *
 * <pre>{@code
 * class MobileLawsTest extends PolicyLaws {
 *     MobileLawsTest() {
 *         super(RulePack.standard(), RulePack.from(Path.of("src/test/resources/mobile-rollout.drl")));
 *     }
 * }
 * }</pre>
 *
 * <p>A law that does not apply to the packs, or to what decides by them, is skipped, with the reason. A broken one fails with a
 * {@link BrokenLawError}: the law, the rule, the answers that differ, and the smallest portfolio that still shows it. A test
 * that adds packs which name gates of others names those, too.
 *
 * <p>Laws say nothing about a rule that no portfolio reaches: one more test fails when a criterion or practice is never asked,
 * and reports what is never met, unmet or waived. A pack that asks for what is not generated overrides {@link #situations()}.
 *
 * @since 0.1
 */
public abstract class PolicyLaws {
    private static final int TRIES = 100;
    /** What is reached shall not depend on the day. */
    private static final long SEED = 20_260_621;

    private final List<RulePack> packs;
    private volatile Policy policy;

    /**
     * Holds the laws against packs.
     *
     * @param packs the packs that decide together, in their order
     */
    @SuppressWarnings("NullAway") // made when it is first asked for, as what decides may be a subclass' own
    protected PolicyLaws(RulePack... packs) {
        this.packs = List.of(packs);
    }

    /**
     * What decides by packs: the governance of them, if a test does not say otherwise.
     *
     * @param chosen the packs, or fewer of them
     */
    protected DecisionService load(List<RulePack> chosen) {
        return Governance.load(chosen.toArray(RulePack[]::new));
    }

    private Policy policy() {
        Policy known = policy;
        if (known == null) {
            known = Policy.of(packs, this::load);
            policy = known;
        }
        return known;
    }

    /** What is asked: portfolios around the instant, each with a product and a gate. */
    @Provide
    protected Arbitrary<Situation> situations() {
        Portfolios portfolios = Portfolios.around(Portfolios.AS_OF, packs.toArray(RulePack[]::new));
        if (packs.stream().anyMatch(pack -> !pack.rules().isEmpty())) {
            return portfolios.situations();
        }
        return Combinators.combine(portfolios.any(), Arbitraries.integers().between(0, 3))
                .as((portfolio, which) -> new Situation(
                        portfolio,
                        new GateRequest(
                                portfolio
                                        .products()
                                        .get(which % portfolio.products().size())
                                        .id(),
                                GateId.MVP_EXIT),
                        Portfolios.AS_OF));
    }

    /** L1: what the packs ask is asked, at its weight. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L1_what_the_packs_ask_is_asked_at_its_weight(@ForAll("situations") Situation situation) {
        Law.FAIL_CLOSED.check(policy(), situation);
    }

    /** L2: the same question has the same answer. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L2_the_same_question_has_the_same_answer(@ForAll("situations") Situation situation) {
        Law.PURITY.check(policy(), situation);
    }

    /** L3: a further pack never loosens. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L3_a_further_pack_never_loosens(@ForAll("situations") Situation situation) {
        Law.TIGHTENING.check(policy(), situation);
    }

    /** L4: other products change nothing. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L4_other_products_change_nothing(@ForAll("situations") Situation situation) {
        Law.LOCALITY.check(policy(), situation);
    }

    /** L5: more evidence never un-meets. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L5_more_evidence_never_un_meets(@ForAll("situations") Situation situation) {
        Law.MORE_EVIDENCE.check(policy(), situation);
    }

    /** L6: only what counts now counts. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L6_only_what_counts_now_counts(@ForAll("situations") Situation situation) {
        Law.FRESHNESS.check(policy(), situation);
    }

    /** L7: a waiver covers what it may, and no more. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L7_a_waiver_covers_what_it_may_and_no_more(@ForAll("situations") Situation situation) {
        Law.WAIVERS.check(policy(), situation);
    }

    /** L8: one role decides, or what is wrong has a name. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L8_one_role_decides_or_what_is_wrong_has_a_name(@ForAll("situations") Situation situation) {
        Law.RIGHTS.check(policy(), situation);
    }

    /** L9: each matter is with somebody, or at a named dead end. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L9_each_matter_is_with_somebody_or_at_a_named_dead_end(@ForAll("situations") Situation situation) {
        Law.ESCALATION.check(policy(), situation);
    }

    /** L10: an explanation quotes rules and facts. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L10_an_explanation_quotes_rules_and_facts(@ForAll("situations") Situation situation) {
        Law.EXPLANATION.check(policy(), situation);
    }

    /** L11: a second evaluator comes to the same. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L11_a_second_evaluator_comes_to_the_same(@ForAll("situations") Situation situation) {
        Law.AGREEMENT.check(policy(), situation);
    }

    /** L12: what was looked up decides the same again. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L12_what_was_looked_up_decides_the_same_again(@ForAll("situations") Situation situation) {
        Law.REPLAY.check(policy(), situation);
    }

    /** L13: figures of parts make the figures of the whole. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L13_figures_of_parts_make_the_figures_of_the_whole(@ForAll("situations") Situation situation) {
        Law.FIGURES.check(policy(), situation);
    }

    /** L14: no figure without what it is made of. */
    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(WhereItApplies.class)
    public void L14_no_figure_without_what_it_is_made_of(@ForAll("situations") Situation situation) {
        Law.UNDEFINED.check(policy(), situation);
    }

    /**
     * Every rule of the packs is asked about at least one portfolio; else no law says anything about it. What is never met,
     * unmet, waived or granted is reported.
     *
     * @throws AssertionError if a criterion or practice is never asked; it names all of them, and where they stand
     */
    @Example
    public void the_laws_are_asked_about_every_rule(Reporter reporter) {
        RandomGenerator<Situation> situations = situations().generator(TRIES);
        Random random = new Random(SEED);
        Reach reach = Reach.of(policy(), () -> situations.next(random).value());
        String seldom = reach.neverSeen();
        if (seldom != null) {
            reporter.publishValue("not seen", seldom);
        }
        String neverAsked = reach.neverAsked();
        if (neverAsked != null) {
            throw new AssertionError(neverAsked);
        }
    }

    /** Skips a law that does not apply. */
    static final class WhereItApplies implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            if (context instanceof PropertyLifecycleContext property
                    && property.testInstance() instanceof PolicyLaws laws) {
                Law law = law(property.targetMethod().getName());
                if (!law.appliesTo(laws.policy())) {
                    return SkipResult.skip(law + ": does not apply to these packs and what decides by them");
                }
            }
            return SkipResult.doNotSkip();
        }

        private static Law law(String method) {
            for (Law law : Law.values()) {
                if (method.startsWith(law.id() + "_")) {
                    return law;
                }
            }
            throw new IllegalStateException("No law is called as the method '" + method + "' begins.");
        }
    }
}
