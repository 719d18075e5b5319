package org.operatingmodel.design;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.operatingmodel.internal.Freshness;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;

/**
 * Somebody looked how far a product follows the Web Content Accessibility Guidelines.
 *
 * @param productId the product
 * @param version the version of the guidelines
 * @param evaluations what each success criterion came to, each once; one that is left out was not looked at
 * @param auditedAt when
 * @since 0.1
 */
public record AccessibilityAudit(
        ProductId productId, WcagVersion version, List<CriterionEvaluation> evaluations, Instant auditedAt)
        implements ProductScoped, Dated {
    /** @throws IllegalArgumentException if a criterion is evaluated twice, or there are more of a level than the version has */
    public AccessibilityAudit {
        Objects.requireNonNull(productId, "AccessibilityAudit.productId");
        Objects.requireNonNull(version, "AccessibilityAudit.version");
        evaluations = List.copyOf(evaluations);
        Set<String> seen = new HashSet<>();
        for (CriterionEvaluation evaluation : evaluations) {
            if (!seen.add(evaluation.criterion())) {
                throw new IllegalArgumentException("AccessibilityAudit.evaluations must hold each criterion once, but '"
                        + evaluation.criterion() + "' is there twice. Leave one out.");
            }
        }
        for (WcagLevel level : WcagLevel.values()) {
            long found = ofLevel(evaluations, level);
            if (found > version.criteria(level)) {
                throw new IllegalArgumentException("AccessibilityAudit.evaluations must hold at most '"
                        + version.criteria(level) + "' criteria of level '" + level + "' in '" + version
                        + "', but held '" + found + "'. Give each the level that the guidelines say.");
            }
        }
        Objects.requireNonNull(auditedAt, "AccessibilityAudit.auditedAt");
    }

    private static long ofLevel(List<CriterionEvaluation> evaluations, WcagLevel level) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.level() == level)
                .count();
    }

    /** Whether every criterion of the level and of those below was looked at, and is passed or inapplicable. */
    @InRules("conforms to level {0}")
    public boolean conformsTo(WcagLevel level) {
        for (WcagLevel each : WcagLevel.values()) {
            if (each.compareTo(level) <= 0 && ofLevel(evaluations, each) < version.criteria(each)) {
                return false;
            }
        }
        return evaluations.stream()
                .filter(evaluation -> evaluation.level().compareTo(level) <= 0)
                .allMatch(evaluation -> evaluation.outcome() == CriterionOutcome.PASSED
                        || evaluation.outcome() == CriterionOutcome.INAPPLICABLE);
    }

    /** Whether it was made at {@code asOf} or before, and at most {@code age} earlier. */
    @InRules("audited within {0} before {1}")
    public boolean auditedWithin(Duration age, Instant asOf) {
        return Freshness.within(auditedAt, age, asOf);
    }

    @Override
    public Instant countsFrom() {
        return auditedAt;
    }
}
