package org.operatingmodel.metrics.design;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.portfolio.Portfolio;

/**
 * Success criteria of the Web Content Accessibility Guidelines that are passed, per level.
 *
 * <p>Definition: criteria passed / criteria applicable. An inapplicable one is left out; an untested one, and one that
 * nobody could tell, is applicable and not passed.
 * <p>Unit and range: criteria; the ratio 0 to 1. Empty case: absent when none is applicable.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; over products.
 * <p>Limits: a measure of the way, not a claim. A product conforms only with all criteria up to the level: a ratio of 1.
 * WCAG itself counts an inapplicable criterion as satisfied; that would let a product without media look better.
 * Evaluations come without dates, so the figures have no horizon.
 *
 * @param a the criteria of level A
 * @param aa those of level AA alone
 * @param aaa those of level AAA alone
 * @see <a href="https://www.w3.org/TR/WCAG22/#conformance">W3C, Web Content Accessibility Guidelines 2.2, 2023, section 5,
 *     Conformance</a>
 * @since 0.1
 */
public record AccessibilityConformance(Share a, Share aa, Share aaa) implements Serializable {
    /** No criteria. */
    public static final AccessibilityConformance EMPTY =
            new AccessibilityConformance(Share.EMPTY, Share.EMPTY, Share.EMPTY);

    /**
     * The evaluations of one product.
     *
     * @throws IllegalArgumentException if a criterion is evaluated twice
     */
    public static AccessibilityConformance of(Collection<CriterionEvaluation> evaluations) {
        Set<String> seen = new HashSet<>();
        for (CriterionEvaluation evaluation : evaluations) {
            if (!seen.add(evaluation.criterion())) {
                throw new IllegalArgumentException("evaluations must hold each criterion once, but held '"
                        + evaluation.criterion() + "' twice. Give the latest, and merge products with plus.");
            }
        }
        return new AccessibilityConformance(
                share(evaluations, WcagLevel.A), share(evaluations, WcagLevel.AA), share(evaluations, WcagLevel.AAA));
    }

    /**
     * The newest audit of each product as of the instant, all products together but for those that are retired.
     *
     * <p>A criterion that the version of the guidelines has and the audit leaves out is applicable and not passed. A product
     * without an audit is not counted.
     */
    public static AccessibilityConformance of(Portfolio portfolio, Instant asOf) {
        return NewestAudits.of(portfolio, portfolio.accessibilityAudits(), asOf).stream()
                .map(AccessibilityConformance::of)
                .reduce(EMPTY, AccessibilityConformance::plus);
    }

    private static AccessibilityConformance of(AccessibilityAudit audit) {
        return of(audit.evaluations())
                .plus(new AccessibilityConformance(
                        leftOut(audit, WcagLevel.A), leftOut(audit, WcagLevel.AA), leftOut(audit, WcagLevel.AAA)));
    }

    private static Share leftOut(AccessibilityAudit audit, WcagLevel level) {
        long lookedAt = audit.evaluations().stream()
                .filter(evaluation -> evaluation.level() == level)
                .count();
        return new Share(0, audit.version().criteria(level) - lookedAt);
    }

    /** How long it took to mend accessibility defects, those that are open as of the instant among them. */
    public static CensoredTimes remediationTimes(Collection<AccessibilityDefect> defects, Instant asOf) {
        return CensoredTimes.of(
                defects.stream()
                        .map(defect -> new Spell(defect.foundAt(), defect.remediatedAt()))
                        .toList(),
                asOf);
    }

    private static Share share(Collection<CriterionEvaluation> evaluations, WcagLevel level) {
        return Share.of(applicable(evaluations, level), AccessibilityConformance::passed);
    }

    private static List<CriterionEvaluation> applicable(Collection<CriterionEvaluation> evaluations, WcagLevel level) {
        return evaluations.stream()
                .filter(evaluation ->
                        evaluation.level() == level && evaluation.outcome() != CriterionOutcome.INAPPLICABLE)
                .toList();
    }

    private static boolean passed(CriterionEvaluation evaluation) {
        return evaluation.outcome() == CriterionOutcome.PASSED;
    }

    /**
     * The applicable evaluations of one level alone that are passed, or are not, in their order.
     *
     * @param count whether those that are passed or the rest
     * @param level the level
     * @param evaluations the evaluations that {@link #of(Collection)} is given
     */
    public static List<CriterionEvaluation> behind(
            Share.Count count, WcagLevel level, Collection<CriterionEvaluation> evaluations) {
        return Share.behind(count, applicable(evaluations, level), AccessibilityConformance::passed);
    }

    /** The criteria of both. */
    public AccessibilityConformance plus(AccessibilityConformance other) {
        return new AccessibilityConformance(a.plus(other.a), aa.plus(other.aa), aaa.plus(other.aaa));
    }

    /** Share of the applicable criteria of one level alone that are passed; n counts applicable criteria. */
    public Measured<Ratio> of(WcagLevel level) {
        return ratio(
                switch (level) {
                    case A -> a;
                    case AA -> aa;
                    case AAA -> aaa;
                },
                "wcag-" + level + ": passed / applicable, of the level alone");
    }

    /** Share of the applicable criteria up to and with a level that are passed; n counts applicable criteria. */
    public Measured<Ratio> upTo(WcagLevel level) {
        return ratio(
                switch (level) {
                    case A -> a;
                    case AA -> a.plus(aa);
                    case AAA -> a.plus(aa).plus(aaa);
                },
                "wcag-up-to-" + level + ": passed / applicable, of the level and those below");
    }

    private static Measured<Ratio> ratio(Share criteria, String convention) {
        return criteria.ratio(Basis.timeless("fraction", convention), "No success criterion is applicable.");
    }
}
