package org.operatingmodel.testkit.law;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.testkit.Situation;

/**
 * A promise that whatever decides by packs keeps, whatever the packs say and the portfolio holds.
 *
 * @since 0.1
 */
public enum Law {
    /** Each criterion that the packs state at a gate has its result, at the weight that its pack gives it. */
    FAIL_CLOSED("L1", "what the packs ask is asked, at its weight", Law::hasGates, FailClosed::check),
    /** Nothing but the portfolio, the packs and the instant makes an answer: no order, thread, locale, zone, earlier call. */
    PURITY(
            "L2",
            "the same question has the same answer",
            policy -> hasGates(policy)
                    || !policy.service().practices().isEmpty()
                    || !policy.service().decisions().isEmpty(),
            Purity::check),
    /**
     * Without an override that holds, a further pack never lets pass what the others stop; where it says who may waive or
     * override, this is asked without waivers and overrides.
     */
    TIGHTENING(
            "L3",
            "a further pack never loosens",
            policy -> hasGates(policy) && policy.packs().size() > 1,
            TighteningLaw::check),
    /** Facts about products that have nothing to do with the one in question change nothing. */
    LOCALITY("L4", "other products change nothing", Law::hasGates, Locality::check),
    /** Where the rule proves that evidence can only help, more of it never un-meets. */
    MORE_EVIDENCE("L5", "more evidence never un-meets", Law::hasGates, MoreEvidence::check),
    /** What is dated after the instant, or ended at it, changes nothing. */
    FRESHNESS("L6", "only what counts now counts", Law::hasGates, Freshness::check),
    /**
     * A waiver covers what is unmet of its own waivable criterion, granted by who may and asked for by somebody else, to its
     * end; what covers nothing is as good as none.
     */
    WAIVERS("L7", "a waiver covers what it may, and no more", Law::hasGates, WaiverCover::check),
    /** One role decides, or what is wrong has a name; nobody decides what they asked for; only an overrule beats a veto. */
    RIGHTS(
            "L8",
            "one role decides, or what is wrong has a name",
            policy -> !policy.service().decisions().isEmpty(),
            Rights::check),
    /** A matter takes one path without a loop, and ends at somebody who can answer or at a named dead end. */
    ESCALATION("L9", "each matter is with somebody, or at a named dead end", policy -> true, EscalationEnds::check),
    /** What an explanation quotes stands there in the rule, and what it names is among the facts. */
    EXPLANATION("L10", "an explanation quotes rules and facts", Law::hasGates, Explained::check),
    /** Trying the facts of each pattern one after the other comes to the same. */
    AGREEMENT("L11", "a second evaluator comes to the same", Law::hasGates, Agreement::check),
    /** What a decision looked up is enough to make it again, to the same words. */
    REPLAY(
            "L12",
            "what was looked up decides the same again",
            policy -> hasGates(policy) && policy.service() instanceof Governance,
            Replayed::check),
    /**
     * Flow figures of parts, taken together, are those of the whole; those that a decision rests on are what the items of its
     * product come to, each by itself.
     */
    FIGURES("L13", "figures of parts make the figures of the whole", policy -> true, MergedFigures::check),
    /** A figure for which nothing was recorded has no value, so that no rule that reads one is met. */
    UNDEFINED("L14", "no figure without what it is made of", Law::hasGates, Undefined::check);

    private final String id;
    private final String promise;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Predicate<Policy> applies;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final BiConsumer<Policy, Situation> check;

    Law(String id, String promise, Predicate<Policy> applies, BiConsumer<Policy, Situation> check) {
        this.id = id;
        this.promise = promise;
        this.applies = applies;
        this.check = check;
    }

    /** Its number, such as {@code L7}. */
    public String id() {
        return id;
    }

    /** What it promises, in words without a full stop. */
    public String promise() {
        return promise;
    }

    /** Whether there is anything in the packs that it is about. */
    public boolean appliesTo(Policy policy) {
        return applies.test(Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Holds the law against one situation.
     *
     * @throws BrokenLawError if it is broken, with the smallest part of the portfolio that still shows it
     * @throws IllegalArgumentException if the portfolio has no such product, or no pack knows the gate
     */
    public void check(Policy policy, Situation situation) {
        Optional<Breach> breach = breach(policy, situation);
        if (breach.isPresent()) {
            throw new BrokenLawError(Counterexample.of(this, policy, situation, breach.get()));
        }
    }

    /** How the situation breaks the law; empty when it does not. */
    Optional<Breach> breach(Policy policy, Situation situation) {
        try {
            check.accept(policy, situation);
            return Optional.empty();
        } catch (Breach breach) {
            return Optional.of(breach);
        }
    }

    private static boolean hasGates(Policy policy) {
        return policy.packs().stream().anyMatch(pack -> !pack.rules().isEmpty());
    }

    @Override
    public String toString() {
        return id + " " + promise;
    }
}
