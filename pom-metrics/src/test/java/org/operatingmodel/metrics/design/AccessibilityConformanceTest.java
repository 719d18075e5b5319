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

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.design.WcagVersion;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

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

    static Product product(String id, Stage stage) {
        return new Product(
                new ProductId(id),
                id,
                ProductKind.APPLICATION,
                stage,
                Set.of(Channel.WEB),
                new ValueStreamId("sales"),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static AccessibilityAudit audit(String product, CriterionOutcome outcome, int second) {
        return new AccessibilityAudit(
                new ProductId(product),
                WcagVersion.WCAG_2_2,
                List.of(new CriterionEvaluation("1.1.1", A, outcome)),
                Instant.EPOCH.plusSeconds(second));
    }

    @Test
    void of_each_product_the_newest_audit_as_of_the_instant_counts() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("sales"), "Sales"))
                .products(
                        product("portal", Stage.OPERATION),
                        product("shop", Stage.RETIREMENT),
                        product("fax", Stage.RETIRED))
                .accessibilityAudits(
                        audit("portal", FAILED, 1),
                        audit("portal", PASSED, 3),
                        audit("portal", FAILED, 4),
                        audit("portal", FAILED, 2),
                        audit("shop", PASSED, 3),
                        audit("fax", PASSED, 3))
                .build();
        // WCAG 2.2 has 31 criteria of level A, of which each product passed at most one; the fax is retired
        assertThat(present(AccessibilityConformance.of(portfolio, Instant.EPOCH.plusSeconds(3))
                        .of(A)))
                .isEqualTo(Ratio.of(2, 62));
        assertThat(present(AccessibilityConformance.of(portfolio, Instant.EPOCH.plusSeconds(2))
                        .of(A)))
                .isEqualTo(Ratio.of(0, 31));
        assertThat(present(AccessibilityConformance.of(portfolio, Instant.EPOCH.plusSeconds(4))
                        .of(A)))
                .isEqualTo(Ratio.of(1, 62));
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
