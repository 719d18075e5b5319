package org.operatingmodel.rules.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.RefusedWaiver;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.Condition.Constraint;
import org.operatingmodel.rules.language.Condition.Item;
import org.operatingmodel.rules.language.Condition.Pattern;
import org.operatingmodel.rules.language.Expression;
import org.operatingmodel.rules.language.Expression.Access;
import org.operatingmodel.rules.language.Expression.Comparison;
import org.operatingmodel.rules.language.Expression.Conjunction;
import org.operatingmodel.rules.language.Expression.Literal;
import org.operatingmodel.rules.language.Expression.OneOf;
import org.operatingmodel.rules.language.Expression.Operator;
import org.operatingmodel.rules.language.Expression.This;
import org.operatingmodel.rules.language.Rule;

/**
 * The one place where waivers are applied.
 *
 * <p>A waiver covers an unmet, waivable criterion of its own product and gate from its grant, included, to its end,
 * excluded, when it lasts no longer than the gate allows and was granted by somebody who, at the instant of the grant,
 * had the right to, for the product, and who neither asked for it nor recorded or approved evidence that the criterion reads.
 * Evidence counts for that from its observation on, expired or not.
 */
public final class Waivers {
    private final PortfolioIndex index;
    private final ProductId productId;
    private final @Nullable Gate gate;
    private final Function<Waiver, Optional<String>> hindrance;
    private final Instant asOf;

    /**
     * The waivers of a product at a gate.
     *
     * @param gate the gate; absent when no pack defines it, so that nobody may grant any
     * @param hindrance why who granted a waiver had no right to; empty when they had
     */
    public Waivers(
            PortfolioIndex index,
            ProductId productId,
            @Nullable Gate gate,
            Function<Waiver, Optional<String>> hindrance,
            Instant asOf) {
        this.hindrance = hindrance;
        this.index = index;
        this.productId = productId;
        this.gate = gate;
        this.asOf = asOf;
    }

    /**
     * The result with the waivers that name its criterion: the first one that counts, in canonical order, covers it. In
     * grace it does not block, and needs none.
     *
     * @param graceUntil until when the criterion is in grace; absent when it is not
     */
    public CriterionResult applied(CriterionResult result, Rule rule, @Nullable Instant graceUntil) {
        boolean inGrace = graceUntil != null && result.blocks();
        if (!(result instanceof Unmet unmet)) {
            return graceUntil != null && inGrace ? new InGrace(result, graceUntil) : result;
        }
        Criterion criterion = unmet.criterion();
        Waiver valid = null;
        List<RefusedWaiver> refused = new ArrayList<>();
        for (Waiver waiver : index.waivers(productId)) {
            if (!waiver.gateId().equals(criterion.gateId())
                    || !waiver.criterionId().equals(criterion.id())) {
                continue;
            }
            List<String> reasons = inGrace
                    ? List.of("the criterion is in grace until " + graceUntil + " and needs no waiver")
                    : reasons(waiver, criterion, rule);
            if (!reasons.isEmpty()) {
                refused.add(new RefusedWaiver(waiver, String.join("; ", reasons)));
            } else if (valid == null) {
                valid = waiver;
            } else {
                refused.add(new RefusedWaiver(waiver, "waiver '" + valid.id() + "' covers the criterion already"));
            }
        }
        Unmet told = refused.isEmpty() ? unmet : new Unmet(criterion, unmet.failedConditions(), refused);
        if (graceUntil != null && inGrace) {
            return new InGrace(told, graceUntil);
        }
        return valid == null ? told : new Waived(told, valid);
    }

    private List<String> reasons(Waiver waiver, Criterion criterion, Rule rule) {
        if (criterion.enforcement() == Enforcement.MANDATORY) {
            return List.of("the criterion is mandatory and cannot be waived");
        }
        if (criterion.enforcement() == Enforcement.ADVISORY) {
            return List.of("the criterion is advisory and needs no waiver");
        }
        if (gate == null) {
            return List.of("no pack defines gate '" + criterion.gateId() + "', so nobody may grant waivers for it");
        }
        List<String> reasons = new ArrayList<>();
        Presence presence = waiver.presenceAt(asOf);
        if (presence == Presence.NOT_YET) {
            reasons.add("it counts only from " + waiver.grantedAt());
        } else if (presence == Presence.EXPIRED) {
            reasons.add("it expired at " + waiver.expires());
        }
        Duration term = Duration.between(waiver.grantedAt(), waiver.expires());
        if (term.compareTo(gate.longestWaiver()) > 0) {
            reasons.add("it lasts " + term + ", but must last at most " + gate.longestWaiver());
        }
        hindrance.apply(waiver).ifPresent(reasons::add);
        if (waiver.grantedBy().equals(waiver.requestedBy())) {
            reasons.add("'" + waiver.grantedBy() + "' requested it and cannot grant it");
        }
        List<Evidence> read = read(rule);
        read.stream()
                .filter(evidence -> evidence.author().equals(waiver.grantedBy()))
                .findFirst()
                .ifPresent(evidence -> reasons.add("'" + waiver.grantedBy() + "' recorded evidence '" + evidence.id()
                        + "', which the criterion reads"));
        Set<EvidenceId> ids = read.stream().map(Evidence::id).collect(Collectors.toSet());
        index.about(Approval.class, productId).stream()
                .filter(approval -> approval.approver().equals(waiver.grantedBy()))
                .filter(approval ->
                        approval.presenceAt(asOf) != Presence.NOT_YET && ids.contains(approval.evidenceId()))
                .findFirst()
                .ifPresent(approval -> reasons.add("'" + waiver.grantedBy() + "' approved evidence '"
                        + approval.evidenceId() + "', which the criterion reads"));
        return reasons;
    }

    /** The evidence that a rule may read, expired or not. */
    private List<Evidence> read(Rule rule) {
        Optional<Set<EvidenceKind>> kinds = kinds(rule);
        return index.evidence(productId).stream()
                .filter(evidence -> evidence.presenceAt(asOf) != Presence.NOT_YET)
                .filter(evidence -> kinds.isEmpty() || kinds.get().contains(evidence.kind()))
                .toList();
    }

    /** The kinds of evidence that a rule reads; empty when it may read any. */
    private static Optional<Set<EvidenceKind>> kinds(Rule rule) {
        Set<EvidenceKind> kinds = new HashSet<>();
        boolean[] any = {false};
        RuleTree.patterns(rule, pattern -> {
            if (pattern.type() == Evidence.class) {
                Set<EvidenceKind> named = kinds(pattern);
                any[0] |= named.isEmpty();
                kinds.addAll(named);
            }
        });
        return any[0] ? Optional.empty() : Optional.of(kinds);
    }

    /** The kinds that a pattern asks for; empty when it asks for none by a constant. */
    private static Set<EvidenceKind> kinds(Pattern pattern) {
        for (Item item : pattern.items()) {
            if (item instanceof Constraint constraint) {
                Set<EvidenceKind> kinds = kinds(constraint.expression());
                if (!kinds.isEmpty()) {
                    return kinds;
                }
            }
        }
        return Set.of();
    }

    private static Set<EvidenceKind> kinds(Expression expression) {
        if (expression instanceof Conjunction conjunction) {
            return conjunction.operands().stream()
                    .map(Waivers::kinds)
                    .filter(kinds -> !kinds.isEmpty())
                    .findFirst()
                    .orElse(Set.of());
        } else if (expression instanceof Comparison comparison && comparison.operator() == Operator.EQUAL) {
            return kind(comparison.left())
                    ? constants(List.of(comparison.right()))
                    : kind(comparison.right()) ? constants(List.of(comparison.left())) : Set.of();
        } else if (expression instanceof OneOf oneOf && !oneOf.negated() && kind(oneOf.operand())) {
            return constants(oneOf.values());
        }
        return Set.of();
    }

    private static boolean kind(Expression expression) {
        return expression instanceof Access access
                && (access.target() == null || access.target() instanceof This)
                && access.member().component()
                && access.member().name().equals("kind");
    }

    /** The constants, when all of the values are. */
    private static Set<EvidenceKind> constants(List<Expression> values) {
        Set<EvidenceKind> constants = new HashSet<>();
        for (Expression value : values) {
            if (value instanceof Literal literal && literal.value() instanceof EvidenceKind kind) {
                constants.add(kind);
            } else {
                return Set.of();
            }
        }
        return constants;
    }
}
