package org.operatingmodel.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.escalation.EscalationAgenda;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.practice.Practice;

/**
 * What answers questions about portfolios as of an instant: gates, practices, decision rights, escalations.
 *
 * <p>{@link Governance} is the implementation. Laws and tests ask this interface, so that a host can put something between,
 * and a test a double that is wrong on purpose. Each answer is a function of the arguments and of the packs alone.
 *
 * @since 0.1
 */
public interface DecisionService {
    /** The packs that are loaded, in their order. */
    List<PackReference> packs();

    /** The gates that the packs define, in their order. */
    List<Gate> gates();

    /** What the packs ask at a gate, in the order of packs, files and rules; empty when they ask nothing. */
    List<Criterion> criteria(GateId gateId);

    /** The kinds of decisions that the packs state rights for, ordered by id; empty when they state none. */
    Set<DecisionId> decisions();

    /** The practices and guardrails that the packs ask for, in the order of packs, subjects and rules. */
    List<Practice> practices();

    /**
     * Whether a product passes a gate, with everything that made the answer.
     *
     * @param portfolio what is known
     * @param request the product and the gate
     * @param asOf the instant as of which is decided
     * @throws IllegalArgumentException if the portfolio has no such product, or no pack knows the gate
     */
    default GateDecision decide(Portfolio portfolio, GateRequest request, Instant asOf) {
        return decide(portfolio, HostFacts.NONE, request, asOf);
    }

    /**
     * Whether a product passes a gate, with everything that made the answer.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param request the product and the gate
     * @param asOf the instant as of which is decided
     * @throws IllegalArgumentException if the portfolio has no such product, no pack knows the gate, or the host facts are of
     *     types that no pack knows, take an id twice or refer to nothing
     */
    GateDecision decide(Portfolio portfolio, HostFacts hostFacts, GateRequest request, Instant asOf);

    /**
     * The exit gate of every product's current stage.
     *
     * <p>A stage whose gate no pack defines is blocked: nothing proves it. The products are shared out to the threads of
     * the common pool; the answer does not depend on them.
     *
     * @param portfolio what is known
     * @param asOf the instant as of which is decided
     */
    default PortfolioReview review(Portfolio portfolio, Instant asOf) {
        return review(portfolio, HostFacts.NONE, asOf);
    }

    /**
     * The exit gate of every product's current stage, as {@link #review(Portfolio, Instant)} answers it.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param asOf the instant as of which is decided
     * @throws IllegalArgumentException if the host facts are of types that no pack knows, take an id twice or refer to nothing
     */
    PortfolioReview review(Portfolio portfolio, HostFacts hostFacts, Instant asOf);

    /**
     * What is done, and which limits hold: each practice and guardrail of the packs, asked of whom it is about.
     *
     * <p>A practice blocks no gate. One that no product or value stream is there for has no result. Days of packs and rules
     * are judged as those of criteria are. The products are shared out to the threads of the common pool; the answer does
     * not depend on them.
     *
     * @param portfolio what is known
     * @param asOf the instant as of which is assessed
     */
    default Assessment assess(Portfolio portfolio, Instant asOf) {
        return assess(portfolio, HostFacts.NONE, asOf);
    }

    /**
     * What is done, and which limits hold, as {@link #assess(Portfolio, Instant)} answers it.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param asOf the instant as of which is assessed
     * @throws IllegalArgumentException if the host facts are of types that no pack knows, take an id twice or refer to nothing
     */
    Assessment assess(Portfolio portfolio, HostFacts hostFacts, Instant asOf);

    /**
     * Who has which say in a decision, and who can use it.
     *
     * <p>Exactly one role decides, or the answer names what is wrong: a gap, a conflict, or a right that cannot be
     * evaluated. Rights are judged as of the instant: so are the facts that their conditions read, the days on which they
     * are in force, who holds which role, who is away and who acts for whom. A right of a pack that has expired is not
     * evaluated. Nobody decides what they asked for, and nobody does so for them.
     *
     * @param portfolio what is known
     * @param request the decision
     * @param asOf the instant as of which is answered
     * @throws IllegalArgumentException if the portfolio has no such product or person, or no pack knows the gate
     */
    default Authority whoDecides(Portfolio portfolio, DecisionRequest request, Instant asOf) {
        return whoDecides(portfolio, HostFacts.NONE, request, asOf);
    }

    /**
     * Who has which say in a decision, as {@link #whoDecides(Portfolio, DecisionRequest, Instant)} answers it.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param request the decision
     * @param asOf the instant as of which is answered
     * @throws IllegalArgumentException if the portfolio has no such product or person, no pack knows the gate, or the host
     *     facts are of types that no pack knows, take an id twice or refer to nothing
     */
    Authority whoDecides(Portfolio portfolio, HostFacts hostFacts, DecisionRequest request, Instant asOf);

    /**
     * Whether a decision that was asked for stands.
     *
     * <p>A vote counts when its caster had that say when it was cast. Enough votes to decide make it stand; a veto stops it,
     * whenever it was cast, and only who overrules the role that stopped it sets that aside. What an overruled role said,
     * be it to decide, to veto or to overrule, does not count. A vote that falls on an instant as of which some right could
     * not be evaluated leaves the decision unresolved.
     *
     * @param portfolio what is known
     * @param decision the decision
     * @param asOf the instant as of which is answered
     * @throws IllegalArgumentException if the portfolio has no such decision
     */
    default DecisionStanding standing(Portfolio portfolio, DecisionRecordId decision, Instant asOf) {
        return standing(portfolio, HostFacts.NONE, decision, asOf);
    }

    /**
     * Whether a decision that was asked for stands, as {@link #standing(Portfolio, DecisionRecordId, Instant)} answers it.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param decision the decision
     * @param asOf the instant as of which is answered
     * @throws IllegalArgumentException if the portfolio has no such decision, or the host facts are of types that no pack
     *     knows, take an id twice or refer to nothing
     */
    DecisionStanding standing(Portfolio portfolio, HostFacts hostFacts, DecisionRecordId decision, Instant asOf);

    /**
     * Every matter of a portfolio that nobody has resolved, and who is asked about it by when.
     *
     * <p>A matter is a submission to a gate that blocks; a decision that was asked for and is in conflict, decided by nobody,
     * vetoed, or overdue; a milestone of a risk that is overdue; a waiver that a gate rests on and that ends within 14 days;
     * a budget that is spent; a guardrail of a pack that is breached; a review of an incident that is open for more than 14
     * days. Milestones and reviews of a retired product are none. Each takes exactly one path, from the first step that is
     * for it to the last; one that no step is for, nobody can answer or nobody has answered is at a named dead end. Deadlines
     * count from when the matter came up, in the portfolio's business calendar, without one in days of 24 hours. A step that
     * cannot be evaluated is asked.
     *
     * @param portfolio what is known
     * @param asOf the instant as of which is looked
     */
    default EscalationAgenda escalations(Portfolio portfolio, Instant asOf) {
        return escalations(portfolio, HostFacts.NONE, asOf);
    }

    /**
     * Every matter of a portfolio that nobody has resolved, as {@link #escalations(Portfolio, Instant)} finds them.
     *
     * @param portfolio what is known
     * @param hostFacts what the host knows beside it, of types that the packs' vocabularies know
     * @param asOf the instant as of which is looked
     * @throws IllegalArgumentException if the host facts are of types that no pack knows, take an id twice or refer to nothing
     */
    EscalationAgenda escalations(Portfolio portfolio, HostFacts hostFacts, Instant asOf);
}
