package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.design.CriterionOutcome.CANT_TELL;
import static org.operatingmodel.design.CriterionOutcome.FAILED;
import static org.operatingmodel.design.CriterionOutcome.INAPPLICABLE;
import static org.operatingmodel.design.CriterionOutcome.PASSED;
import static org.operatingmodel.design.CriterionOutcome.UNTESTED;
import static org.operatingmodel.design.WcagLevel.A;
import static org.operatingmodel.design.WcagLevel.AA;
import static org.operatingmodel.design.WcagLevel.AAA;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

class AccessibilityConformanceTest {
    private static final List<CriterionEvaluation> EVALUATIONS = List.of(
            new CriterionEvaluation("1.1.1", A, PASSED),
            new CriterionEvaluation("2.1.1", A, PASSED),
            new CriterionEvaluation("1.2.1", A, INAPPLICABLE),
            new CriterionEvaluation("4.1.2", A, FAILED),
            new CriterionEvaluation("1.4.3", AA, PASSED),
            new CriterionEvaluation("1.4.10", AA, UNTESTED),
            new CriterionEvaluation("1.4.6", AAA, CANT_TELL));
    private static final AccessibilityConformance PORTAL = AccessibilityConformance.of(EVALUATIONS);

    @Test
    void a_level_counts_applicable_criteria_alone() {
        // A: 2 of 3, one is inapplicable; AA: 1 of 2, one untested; AAA: 0 of 1
        assertThat(PORTAL.of(A))
                .isEqualTo(Measured.value(
                        Ratio.of(2, 3),
                        3,
                        Basis.timeless("fraction", "wcag-A: passed / applicable, of the level alone")));
        assertThat(present(PORTAL.of(AA))).isEqualTo(Ratio.of(1, 2));
        assertThat(present(PORTAL.of(AAA))).isEqualTo(Ratio.ZERO);
    }

    @Test
    void up_to_a_level_counts_those_below_too() {
        // A: 2 of 3; with AA: 3 of 5; with AAA: 3 of 6
        assertThat(present(PORTAL.upTo(A))).isEqualTo(Ratio.of(2, 3));
        assertThat(PORTAL.upTo(AA))
                .isEqualTo(Measured.value(
                        Ratio.of(3, 5),
                        5,
                        Basis.timeless(
                                "fraction", "wcag-up-to-AA: passed / applicable, of the level and those below")));
        assertThat(present(PORTAL.upTo(AAA))).isEqualTo(Ratio.of(1, 2));
    }

    @Test
    void products_merge_by_criteria() {
        AccessibilityConformance shop = AccessibilityConformance.of(List.of(
                new CriterionEvaluation("1.1.1", A, PASSED),
                new CriterionEvaluation("1.4.3", AA, FAILED),
                new CriterionEvaluation("1.4.6", AAA, PASSED)));
        // 3 of 4, 1 of 3, 1 of 2
        assertThat(present(PORTAL.plus(shop).of(A))).isEqualTo(Ratio.of(3, 4));
        assertThat(present(PORTAL.plus(shop).of(AA))).isEqualTo(Ratio.of(1, 3));
        assertThat(present(PORTAL.plus(shop).of(AAA))).isEqualTo(Ratio.of(1, 2));
        assertThat(shop.plus(PORTAL)).isEqualTo(PORTAL.plus(shop));
        assertThat(PORTAL.plus(AccessibilityConformance.EMPTY)).isEqualTo(PORTAL);
    }

    @Test
    void the_criteria_behind_a_level_are_listed() {
        assertThat(behind(Share.Count.PART, A)).containsExactly("1.1.1", "2.1.1");
        assertThat(behind(Share.Count.REST, A)).containsExactly("4.1.2");
        assertThat(behind(Share.Count.PART, AA)).containsExactly("1.4.3");
        assertThat(behind(Share.Count.REST, AA)).containsExactly("1.4.10");
        assertThat(behind(Share.Count.PART, AAA)).isEmpty();
        assertThat(behind(Share.Count.REST, AAA)).containsExactly("1.4.6");
    }

    private static List<String> behind(Share.Count count, WcagLevel level) {
        return AccessibilityConformance.behind(count, level, EVALUATIONS).stream()
                .map(CriterionEvaluation::criterion)
                .toList();
    }

    @Test
    void nothing_applicable_has_no_ratio() {
        AccessibilityConformance inapplicable =
                AccessibilityConformance.of(List.of(new CriterionEvaluation("1.2.1", A, INAPPLICABLE)));
        assertThat(reasonOf(inapplicable.of(A))).isEqualTo("No success criterion is applicable.");
        assertThat(reasonOf(inapplicable.upTo(AAA))).isEqualTo("No success criterion is applicable.");
    }

    @Test
    void a_criterion_counts_once_for_a_product_and_has_a_number() {
        CriterionEvaluation contrast = new CriterionEvaluation("1.4.3", AA, PASSED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessibilityConformance.of(List.of(contrast, contrast)))
                .withMessage("evaluations must hold each criterion once, but held '1.4.3' twice. "
                        + "Give the latest, and merge products with plus.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CriterionEvaluation("contrast", AA, PASSED))
                .withMessage("CriterionEvaluation.criterion must be the number of a success criterion, "
                        + "but was 'contrast'. Write it as 1.4.3.");
    }
}
