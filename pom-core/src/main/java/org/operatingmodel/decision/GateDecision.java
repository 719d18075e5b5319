package org.operatingmodel.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;

/**
 * The answer whether a product passes a gate, with everything that made it.
 *
 * @param request what was asked
 * @param asOf the instant as of which was decided
 * @param definedBy the pack that defines the gate; absent when none does, so that nothing proves it
 * @param packs the packs that were asked, in the order in which they were loaded
 * @param results what each criterion of the gate came to, in the order of packs and rules
 * @param facts the facts that the criteria could read, in canonical order, then the parameters that they read
 * @param terms what they were judged by, beside the rules
 * @since 0.1
 */
public record GateDecision(
        GateRequest request,
        Instant asOf,
        @Nullable PackId definedBy,
        List<PackReference> packs,
        List<CriterionResult> results,
        List<Record> facts,
        Terms terms) {
    /** @throws NullPointerException if a part is missing */
    public GateDecision {
        Objects.requireNonNull(request, "GateDecision.request");
        Objects.requireNonNull(asOf, "GateDecision.asOf");
        packs = List.copyOf(packs);
        results = List.copyOf(results);
        facts = List.copyOf(facts);
        Objects.requireNonNull(terms, "GateDecision.terms");
    }

    /** A decision without parameters, tightenings and overrides. */
    public GateDecision(
            GateRequest request,
            Instant asOf,
            @Nullable PackId definedBy,
            List<PackReference> packs,
            List<CriterionResult> results,
            List<Record> facts) {
        this(request, asOf, definedBy, packs, results, facts, Terms.NONE);
    }

    /**
     * What the results come to.
     *
     * <p>Blocked when a mandatory or waivable criterion is unmet or unevaluable and not in grace, and when no criterion
     * above advisory of the pack that defines the gate applies and is met or waived, so that no other pack can prove what
     * that pack leaves open, and none at all a gate that no pack defines; a criterion that is advisory by itself, or by an
     * override that holds, proves nothing, whatever other packs make of it; else passed with waivers when one is waived;
     * else passed.
     */
    public Verdict verdict() {
        boolean proven = false;
        boolean waived = false;
        for (CriterionResult result : results) {
            if (result.blocks()) {
                return Verdict.BLOCKED;
            }
            waived |= result instanceof Waived;
            proven |= !(result instanceof NotApplicable || result instanceof InGrace)
                    && result.criterion().enforcement() != Enforcement.ADVISORY
                    && result.criterion().packId().equals(definedBy)
                    && terms.stated(result.criterion()) != Enforcement.ADVISORY
                    && !terms.madeAdvisory(result.criterion());
        }
        if (!proven) {
            return Verdict.BLOCKED;
        }
        return waived ? Verdict.PASSED_WITH_WAIVERS : Verdict.PASSED;
    }

    /** Whether the product does not go on. */
    public boolean blocked() {
        return verdict() == Verdict.BLOCKED;
    }

    /** Why, for people. */
    public Explanation explanation() {
        return new Explanation(this);
    }
}
