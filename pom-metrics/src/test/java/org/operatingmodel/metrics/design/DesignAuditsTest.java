package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.platform.Facts.AS_OF;
import static org.operatingmodel.metrics.platform.Facts.STREAM;
import static org.operatingmodel.metrics.platform.Facts.product;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.AccessibilityDefectId;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.InterfaceAudit;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.design.WcagVersion;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

class DesignAuditsTest {
    private static final ProductId SHOP = new ProductId("shop");
    private static final ProductId BLOG = new ProductId("blog");

    private static Portfolio.Builder portfolio() {
        return Portfolio.builder()
                .valueStreams(STREAM)
                .products(
                        product("shop", ProductKind.APPLICATION, Stage.OPERATION),
                        product("blog", ProductKind.APPLICATION, Stage.OPERATION));
    }

    private static InterfaceAudit counted(ProductId product, Instant at, long approved, long own) {
        return new InterfaceAudit(
                product, List.of(new ComponentUse("Button", true, approved), new ComponentUse("Own", false, own)), at);
    }

    private static AccessibilityAudit audited(ProductId product, Instant at, CriterionOutcome... outcomes) {
        List<CriterionEvaluation> evaluations = new ArrayList<>();
        for (CriterionOutcome outcome : outcomes) {
            evaluations.add(new CriterionEvaluation("1.1." + (evaluations.size() + 1), WcagLevel.A, outcome));
        }
        return new AccessibilityAudit(product, WcagVersion.WCAG_2_1, evaluations, at);
    }

    @Test
    void the_newest_count_of_each_product_is_merged() {
        Portfolio audited = portfolio()
                .interfaceAudits(
                        counted(SHOP, AS_OF.minusSeconds(9), 0, 50),
                        counted(SHOP, AS_OF, 30, 10),
                        counted(SHOP, AS_OF.plusSeconds(1), 99, 0),
                        counted(BLOG, AS_OF.minusSeconds(9), 1, 3))
                .build();
        // 30 + 1 of 40 + 4
        assertThat(ComponentReuse.of(audited, AS_OF)).isEqualTo(new ComponentReuse(new Share(31, 44)));
        assertThat(ComponentReuse.of(portfolio().build(), AS_OF)).isEqualTo(ComponentReuse.EMPTY);
    }

    @Test
    void what_the_newest_audit_of_each_product_leaves_out_is_not_passed() {
        Portfolio audited = portfolio()
                .accessibilityAudits(
                        audited(SHOP, AS_OF.minusSeconds(9), CriterionOutcome.FAILED),
                        audited(SHOP, AS_OF, CriterionOutcome.PASSED, CriterionOutcome.INAPPLICABLE),
                        audited(SHOP, AS_OF.plusSeconds(1), CriterionOutcome.FAILED),
                        audited(BLOG, AS_OF, CriterionOutcome.PASSED, CriterionOutcome.FAILED))
                .build();
        // WCAG 2.1 has 30, 20 and 28 criteria. A: shop 1 of 29 (one is inapplicable), blog 1 of 30.
        assertThat(AccessibilityConformance.of(audited, AS_OF))
                .isEqualTo(new AccessibilityConformance(new Share(2, 59), new Share(0, 40), new Share(0, 56)));
        assertThat(AccessibilityConformance.of(portfolio().build(), AS_OF)).isEqualTo(AccessibilityConformance.EMPTY);
    }

    @Test
    void audits_of_a_product_that_has_ended_do_not_count_and_of_one_that_is_to_end_they_do() {
        ProductId fax = new ProductId("fax");
        ProductId post = new ProductId("post");
        Portfolio audited = portfolio()
                .products(
                        product("fax", ProductKind.APPLICATION, Stage.RETIRED),
                        product("post", ProductKind.APPLICATION, Stage.RETIREMENT))
                .accessibilityAudits(
                        audited(SHOP, AS_OF, CriterionOutcome.PASSED),
                        audited(fax, AS_OF, CriterionOutcome.PASSED),
                        audited(post, AS_OF, CriterionOutcome.PASSED))
                .interfaceAudits(counted(SHOP, AS_OF, 3, 1), counted(fax, AS_OF, 9, 0), counted(post, AS_OF, 0, 2))
                .build();
        assertThat(AccessibilityConformance.of(audited, AS_OF).a()).isEqualTo(new Share(2, 60));
        assertThat(ComponentReuse.of(audited, AS_OF).uses()).isEqualTo(new Share(3, 6));
    }

    @Test
    void each_instant_has_its_own_newest_audit() {
        Portfolio audited = portfolio()
                .interfaceAudits(
                        counted(SHOP, AS_OF.minusSeconds(3), 0, 1),
                        counted(SHOP, AS_OF.minusSeconds(1), 1, 0),
                        counted(SHOP, AS_OF, 0, 3),
                        counted(SHOP, AS_OF.minusSeconds(2), 0, 2))
                .accessibilityAudits(
                        audited(SHOP, AS_OF.minusSeconds(3), CriterionOutcome.FAILED),
                        audited(SHOP, AS_OF.minusSeconds(1), CriterionOutcome.PASSED),
                        audited(SHOP, AS_OF, CriterionOutcome.FAILED),
                        audited(SHOP, AS_OF.minusSeconds(2), CriterionOutcome.FAILED))
                .build();
        assertThat(ComponentReuse.of(audited, AS_OF.minusSeconds(1)).uses()).isEqualTo(new Share(1, 1));
        assertThat(ComponentReuse.of(audited, AS_OF.minusSeconds(2)).uses()).isEqualTo(new Share(0, 2));
        assertThat(ComponentReuse.of(audited, AS_OF).uses()).isEqualTo(new Share(0, 3));
        assertThat(AccessibilityConformance.of(audited, AS_OF.minusSeconds(1)).a())
                .isEqualTo(new Share(1, 30));
        assertThat(AccessibilityConformance.of(audited, AS_OF.minusSeconds(2)).a())
                .isEqualTo(new Share(0, 30));
        assertThat(AccessibilityConformance.of(audited, AS_OF).a()).isEqualTo(new Share(0, 30));
    }

    private static AccessibilityDefect defect(String id, int foundDaysAgo, @Nullable Instant remediatedAt) {
        return new AccessibilityDefect(
                new AccessibilityDefectId(id), SHOP, AS_OF.minus(Duration.ofDays(foundDaysAgo)), remediatedAt);
    }

    @Test
    void open_defects_count_as_longest() {
        CensoredTimes times = AccessibilityConformance.remediationTimes(
                List.of(
                        defect("one", 9, AS_OF.minus(Duration.ofDays(8))),
                        defect("two", 9, AS_OF.minus(Duration.ofDays(7))),
                        defect("three", 9, AS_OF.minus(Duration.ofDays(6))),
                        defect("open", 2, null)),
                AS_OF);
        // 1, 2 and 3 days and one open: rank ceil(0.5 * 4) = 2, ceil(0.85 * 4) = 4
        String convention = Turnaround.DEFECT_TO_REMEDIATION.convention();
        assertThat(present(times.percentile(50, convention))).isEqualTo(Duration.ofDays(2));
        assertThat(reasonOf(times.percentile(85, convention)))
                .isEqualTo("Percentile 85 falls among the 1 open of 4 items; it is at least PT72H.");
    }
}
