package org.operatingmodel.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;

class DesignFactsTest {
    private static final ProductId SHOP = new ProductId("shop");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    /** WCAG 2.2: 31 criteria of level A and 24 of level AA, https://www.w3.org/TR/WCAG22/. */
    private static List<CriterionEvaluation> all(int a, int aa) {
        List<CriterionEvaluation> all = new ArrayList<>();
        for (int i = 0; i < a; i++) {
            all.add(new CriterionEvaluation("1.1." + (i + 1), WcagLevel.A, CriterionOutcome.PASSED));
        }
        for (int i = 0; i < aa; i++) {
            all.add(new CriterionEvaluation("2.1." + (i + 1), WcagLevel.AA, CriterionOutcome.INAPPLICABLE));
        }
        return all;
    }

    private static AccessibilityAudit audit(List<CriterionEvaluation> evaluations) {
        return new AccessibilityAudit(SHOP, WcagVersion.WCAG_2_2, evaluations, AT);
    }

    @Test
    void a_product_conforms_when_every_criterion_up_to_the_level_is_passed_or_inapplicable() {
        assertThat(audit(all(31, 24)).conformsTo(WcagLevel.AA)).isTrue();
        assertThat(audit(all(31, 24)).conformsTo(WcagLevel.AAA)).isFalse();
        assertThat(audit(all(31, 23)).conformsTo(WcagLevel.AA)).isFalse();
        assertThat(audit(all(31, 23)).conformsTo(WcagLevel.A)).isTrue();
        assertThat(audit(all(30, 24)).conformsTo(WcagLevel.AA)).isFalse();
        for (CriterionOutcome outcome :
                List.of(CriterionOutcome.FAILED, CriterionOutcome.CANT_TELL, CriterionOutcome.UNTESTED)) {
            List<CriterionEvaluation> one = all(31, 23);
            one.add(new CriterionEvaluation("3.1.1", WcagLevel.AA, outcome));
            assertThat(audit(one).conformsTo(WcagLevel.AA)).isFalse();
            assertThat(audit(one).conformsTo(WcagLevel.A)).isTrue();
        }
        List<CriterionEvaluation> above = all(31, 24);
        above.add(new CriterionEvaluation("3.1.1", WcagLevel.AAA, CriterionOutcome.FAILED));
        assertThat(audit(above).conformsTo(WcagLevel.AA)).isTrue();
    }

    @Test
    void an_audit_holds_each_criterion_once_and_no_more_than_there_are() {
        List<CriterionEvaluation> twice = all(1, 0);
        twice.addAll(all(1, 0));
        assertThatThrownBy(() -> audit(twice))
                .hasMessage("AccessibilityAudit.evaluations must hold each criterion once, but '1.1.1' is there twice."
                        + " Leave one out.");
        assertThatThrownBy(() -> audit(all(32, 0)))
                .hasMessage("AccessibilityAudit.evaluations must hold at most '31' criteria of level 'A' in 'WCAG_2_2',"
                        + " but held '32'. Give each the level that the guidelines say.");
    }

    @Test
    void an_open_defect_has_been_there_until_now() {
        AccessibilityDefect open = new AccessibilityDefect(new AccessibilityDefectId("D-1"), SHOP, AT, null);
        AccessibilityDefect mended =
                new AccessibilityDefect(new AccessibilityDefectId("D-2"), SHOP, AT, AT.plusSeconds(5));
        Duration time = Duration.ofSeconds(5);
        assertThat(open.withinTime(time, AT.plusSeconds(5))).isTrue();
        assertThat(open.withinTime(time, AT.plusSeconds(6))).isFalse();
        assertThat(mended.withinTime(time, AT.plusSeconds(60))).isTrue();
        assertThat(mended.withinTime(Duration.ofSeconds(4), AT.plusSeconds(60))).isFalse();
        assertThat(open.openAt(AT.plusSeconds(60))).isTrue();
        assertThat(mended.openAt(AT.plusSeconds(4))).isTrue();
        assertThat(mended.openAt(AT.plusSeconds(5))).isFalse();
        assertThat(open.openAt(AT.minusSeconds(1))).isFalse();
    }

    @Test
    void reuse_is_compared_exactly_and_nothing_has_none() {
        InterfaceAudit audit = new InterfaceAudit(
                SHOP, List.of(new ComponentUse("Button", true, 2), new ComponentUse("Own", false, 1)), AT);
        // 2 of 3 is 66.666... percent
        assertThat(audit.reuseAtLeast(new BigDecimal("66.66"))).isTrue();
        assertThat(audit.reuseAtLeast(new BigDecimal("66.67"))).isFalse();
        assertThat(new InterfaceAudit(SHOP, List.of(), AT).reuseAtLeast(BigDecimal.ZERO))
                .isFalse();
    }

    @Test
    void a_version_is_three_numbers() {
        for (String version : List.of("1.0.0", "0.10.3", "2.0.0-beta.1")) {
            assertThat(release(version).versioned()).isTrue();
        }
        for (String version : List.of("1.0", "v1.0.0", "next", "01.0.0")) {
            assertThat(release(version).versioned()).isFalse();
        }
    }

    private static DesignSystemRelease release(String version) {
        return new DesignSystemRelease(SHOP, version, null, AT);
    }

    @Test
    void a_token_is_as_designed_on_a_channel_or_not() {
        DesignToken token = new DesignToken(
                new DesignTokenId("space.small"),
                SHOP,
                "8",
                "1.0.0",
                List.of(new TokenValue(Channel.WEB, "8"), new TokenValue(Channel.MOBILE, "7")));
        assertThat(token.asDesignedOn(Channel.WEB)).isTrue();
        assertThat(token.asDesignedOn(Channel.MOBILE)).isFalse();
        assertThat(token.inCodeOf(Channel.MOBILE)).isTrue();
        assertThat(token.inCodeOf(Channel.DESKTOP)).isFalse();
        assertThatThrownBy(() -> new DesignToken(
                        token.id(),
                        SHOP,
                        "8",
                        "1.0.0",
                        List.of(new TokenValue(Channel.WEB, "8"), new TokenValue(Channel.WEB, "7"))))
                .hasMessage("DesignToken.code must name each channel once, but 'WEB' is there twice. Leave one out.");
    }

    @Test
    void a_component_follows_its_design_or_not() {
        URI code = URI.create("https://code.example/button");
        assertThat(component("2", code, "2").asDesigned()).isTrue();
        assertThat(component("2", code, "1").asDesigned()).isFalse();
        assertThat(component("2", code, null).asDesigned()).isFalse();
        assertThat(component("2", null, null).asDesigned()).isFalse();
        assertThatThrownBy(() -> component("2", null, "2"))
                .hasMessage("DesignComponent.codeVersion must be absent where there is no code, but was '2'."
                        + " Say where the code is.");
    }

    private static DesignComponent component(String version, @Nullable URI code, @Nullable String codeVersion) {
        return new DesignComponent(new DesignComponentId("button"), SHOP, version, code, codeVersion);
    }
}
