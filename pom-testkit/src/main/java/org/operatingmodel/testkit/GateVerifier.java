package org.operatingmodel.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.rules.language.Rule;

/**
 * What a gate came to for a product; each assertion returns this, so that the next can follow.
 *
 * @since 0.1
 */
public final class GateVerifier {
    private final GateDecision decision;
    private final List<Criterion> criteria;
    private final List<Rule> rules;
    private final Expectation expectation;

    GateVerifier(GateDecision decision, List<Criterion> criteria, List<Rule> rules) {
        this.decision = decision;
        this.criteria = criteria;
        this.rules = rules;
        this.expectation = new Expectation(
                "Gate '" + decision.request().gateId() + "' of '"
                        + decision.request().productId() + "'",
                " as of " + decision.asOf(),
                text(decision));
    }

    /** The explanation without the packs, which no test of a rule is about. */
    static String text(GateDecision decision) {
        return only(decision, decision.results()).explanation().text(Expectation.WIDTH);
    }

    static GateDecision only(GateDecision decision, List<CriterionResult> results) {
        return new GateDecision(
                decision.request(),
                decision.asOf(),
                decision.definedBy(),
                List.of(),
                results,
                decision.facts(),
                decision.terms());
    }

    /** The decision itself. */
    public GateDecision decision() {
        return decision;
    }

    /** The product passes, without a waiver. */
    public GateVerifier passes() {
        expectation.check(decision.verdict() == Verdict.PASSED, "passed", told());
        return this;
    }

    /**
     * The product passes, and exactly these criteria are waived.
     *
     * @throws IllegalArgumentException if the gate does not ask for a criterion of that id
     */
    public GateVerifier passesWithWaiversOf(String... waived) {
        Arrays.stream(waived).forEach(this::known);
        expectation.check(
                decision.verdict() == Verdict.PASSED_WITH_WAIVERS && waived().equals(sorted(waived)),
                "passed with waivers of " + Expectation.quoted(sorted(waived)),
                told());
        return this;
    }

    /** The product does not go on, whatever it is that blocks. */
    public GateVerifier isBlocked() {
        expectation.check(decision.blocked(), "blocked", told());
        return this;
    }

    /**
     * The product does not go on, and exactly these criteria block; none of them where the gate is blocked because nothing
     * proves it.
     *
     * @throws IllegalArgumentException if the gate does not ask for a criterion of that id
     */
    public GateVerifier isBlockedBy(String... blocking) {
        Arrays.stream(blocking).forEach(this::known);
        expectation.check(
                decision.blocked() && blocking().equals(sorted(blocking)),
                "blocked by " + Expectation.quoted(sorted(blocking)),
                told());
        return this;
    }

    /**
     * The whole explanation is this, with lines of at most 100 characters and without the lines of packs; indentation of the
     * whole does not matter.
     */
    public GateVerifier saying(String text) {
        expectation.says(text, text(decision));
        return this;
    }

    /**
     * What one criterion came to.
     *
     * @throws IllegalArgumentException if the gate does not ask for a criterion of that id
     */
    public CriterionVerifier criterion(String id) {
        known(id);
        CriterionResult result = decision.results().stream()
                .filter(each -> each.criterion().id().value().equals(id))
                .findFirst()
                .orElse(null);
        if (result == null) {
            expectation.check(false, "decided with a result of '" + id + "'", "decided without one");
        }
        Rule rule = rules.stream()
                .filter(each -> each.gateId().equals(decision.request().gateId())
                        && each.criterionId().value().equals(id))
                .findFirst()
                .orElseThrow();
        return new CriterionVerifier(decision, Objects.requireNonNull(result), rule);
    }

    private void known(String criterion) {
        Known.name(
                "criterion",
                criterion,
                "a criterion of gate '" + decision.request().gateId() + "'",
                criteria.stream().map(Criterion::id).toList());
    }

    private String told() {
        return switch (decision.verdict()) {
            case PASSED -> "passed";
            case PASSED_WITH_WAIVERS -> "passed with waivers of " + Expectation.quoted(waived());
            case BLOCKED -> "blocked by " + Expectation.quoted(blocking());
        };
    }

    private List<String> waived() {
        return ids(decision.results().stream().filter(Waived.class::isInstance).toList());
    }

    private List<String> blocking() {
        return ids(decision.results().stream().filter(CriterionResult::blocks).toList());
    }

    private static List<String> ids(List<CriterionResult> results) {
        return results.stream()
                .map(result -> result.criterion().id().value())
                .sorted()
                .toList();
    }

    private static List<String> sorted(String... names) {
        return List.copyOf(new TreeSet<>(Arrays.asList(names)));
    }
}
