package org.operatingmodel.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.NaiveEngine;
import org.operatingmodel.rules.language.Finding.Severity;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Statement;

/**
 * Packs that are loaded to be tried out: they answer as {@link Governance} does, but the naive evaluator alone judges their
 * rules. Nothing is compiled, and a statement can be supposed to say something else.
 *
 * <p>Not for decisions of record: the second evaluator is missing that those have.
 *
 * @since 0.1
 */
public final class TrialGovernance {
    private final List<RulePack> packs;
    private final Governance service;
    private final Map<Statement, List<Facts>> judged = Collections.synchronizedMap(new IdentityHashMap<>());

    private TrialGovernance(List<RulePack> packs) {
        this.packs = packs;
        this.service = Governance.of(
                packs,
                GovernanceLoader.ANY,
                types -> new NaiveEngine((statement, facts) -> judged.computeIfAbsent(
                                statement, each -> Collections.synchronizedList(new ArrayList<>()))
                        .add(facts)));
    }

    /**
     * The packs, in this order.
     *
     * @throws RulePackException if the packs do not go together
     */
    public static TrialGovernance of(List<RulePack> packs) {
        List<RulePack> together = List.copyOf(packs);
        var findings = GovernanceLoader.ANY.findings(together);
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            throw new RulePackException(findings);
        }
        return new TrialGovernance(together);
    }

    /** What answers questions. */
    public DecisionService service() {
        return service;
    }

    /** The packs, in their order. */
    public List<RulePack> packs() {
        return packs;
    }

    /**
     * The facts that each statement was judged over since the last call, and forgets them.
     *
     * @return by the identity of statements; without those that were not judged
     */
    public IdentityHashMap<Statement, List<Facts>> takeJudged() {
        IdentityHashMap<Statement, List<Facts>> taken = new IdentityHashMap<>();
        synchronized (judged) {
            judged.forEach(taken::put);
            judged.clear();
        }
        return taken;
    }

    /**
     * What the packs would answer if one of their statements said something else. What must hold of packs that are loaded
     * together is not looked at again.
     *
     * @param stated a statement of a pack, the very object
     * @param supposed what it is supposed to say
     */
    public DecisionService supposing(Statement stated, Statement supposed) {
        return answering(packs.stream().map(pack -> pack.supposing(stated, supposed)));
    }

    /**
     * The same, without what the packs ask beside it, as far as one answer does not depend on another: without their other
     * practices and guardrails, where it is one.
     *
     * @param stated a statement of a pack, the very object
     * @param supposed what it is supposed to say; itself where it is to say what it says
     */
    public DecisionService supposingAlone(Statement stated, Statement supposed) {
        return stated instanceof PracticeRule
                ? answering(packs.stream()
                        .map(pack -> pack.supposing(stated, supposed).withoutPracticesBut(supposed)))
                : supposing(stated, supposed);
    }

    private static DecisionService answering(Stream<RulePack> packs) {
        return Governance.of(packs.toList(), GovernanceLoader.ANY, types -> new NaiveEngine((statement, facts) -> {}));
    }
}
