package org.operatingmodel.decision;

import java.util.List;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Parameter;

/**
 * What the criteria of a decision were judged by, beside the rules: values of parameters, tightenings and overrides.
 *
 * @param parameters the parameters that criteria read, in the order of packs; empty when none does
 * @param adjustments what packs say about each other's criteria and parameters, in the order of packs; empty when none does
 * @since 0.1
 */
public record Terms(List<Use> parameters, List<Adjustment> adjustments) {
    /** No parameter and no adjustment. */
    public static final Terms NONE = new Terms(List.of(), List.of());

    /** @throws NullPointerException if a part is missing */
    public Terms {
        parameters = List.copyOf(parameters);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * A parameter and who reads it.
     *
     * @param parameter the parameter, with the value that it has
     * @param criteria the criteria of the gate that read it, in the order of rules
     */
    public record Use(Parameter parameter, List<CriterionId> criteria) {
        /** @throws NullPointerException if a part is missing */
        public Use {
            criteria = List.copyOf(criteria);
        }
    }

    /** The enforcement that the pack that states a criterion gives it. */
    public Enforcement stated(Criterion criterion) {
        for (Adjustment adjustment : adjustments) {
            if (adjustment.change() instanceof Adjustment.OfEnforcement change
                    && change.criterionId().equals(criterion.id())) {
                return change.stated();
            }
        }
        return criterion.enforcement();
    }

    /** Whether an override that holds makes a criterion advisory, even where a later pack tightens it again. */
    public boolean madeAdvisory(Criterion criterion) {
        return overrides().stream()
                .anyMatch(adjustment -> adjustment.change() instanceof Adjustment.OfEnforcement change
                        && change.criterionId().equals(criterion.id())
                        && change.given() == Enforcement.ADVISORY);
    }

    /** The overrides that hold, in the order of packs; empty when none does. */
    public List<Adjustment> overrides() {
        return adjustments.stream()
                .filter(adjustment -> adjustment.overriding() != null && adjustment.holds())
                .toList();
    }

    /** The parameters that a criterion reads; empty when it reads none. */
    public List<Parameter> parameters(CriterionId criterion) {
        return parameters.stream()
                .filter(use -> use.criteria().contains(criterion))
                .map(Use::parameter)
                .toList();
    }

    /** The adjustments that touch a criterion; empty when none does. */
    public List<Adjustment> adjustments(CriterionId criterion) {
        return adjustments.stream()
                .filter(adjustment -> adjustment.criteria().contains(criterion))
                .toList();
    }
}
