package org.operatingmodel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

class GateDecisionTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final FailedCondition FAILED = new FailedCondition(
            FailedCondition.Kind.MISSING, "Evidence( )", 12, 5, "no Evidence", List.of(), List.of(), 0);

    private static Criterion criterion(String id, Enforcement enforcement) {
        return new Criterion(
                GateId.MVP_EXIT,
                new CriterionId(id),
                enforcement,
                "MVP exit: " + id,
                new PackId("standard"),
                "gate/mvp-exit.drl",
                10,
                "Do it.");
    }

    private static CriterionResult result(String word, Enforcement enforcement) {
        Criterion criterion = criterion("mvp." + word, enforcement);
        Unmet unmet = new Unmet(criterion, List.of(FAILED), List.of());
        return switch (word) {
            case "met" -> new Met(criterion, List.of(), 1, List.of());
            case "unmet" -> unmet;
            case "waived" -> new Waived(unmet, waiver());
            case "unevaluable" -> new Unevaluable(criterion, "it broke", "Evidence( )", 12, 5, List.of());
            case "in-grace" -> new InGrace(unmet, AS_OF.plus(Duration.ofDays(1)));
            case "not-applicable" -> new NotApplicable(criterion, FAILED);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Waiver waiver() {
        return new Waiver(
                new WaiverId("W-1"),
                new ProductId("partner-portal"),
                GateId.MVP_EXIT,
                new CriterionId("mvp.waived"),
                "the pilot is small",
                new PersonId("asker"),
                new PersonId("granter"),
                AS_OF,
                AS_OF.plus(Duration.ofDays(30)));
    }

    private static GateDecision decision(CriterionResult... results) {
        return new GateDecision(
                GateRequest.of("partner-portal", "mvp-exit"),
                AS_OF,
                new PackId("standard"),
                List.of(),
                List.of(results),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "met/MANDATORY, PASSED",
        "met/WAIVABLE, PASSED",
        "met/ADVISORY, BLOCKED",
        "unmet/MANDATORY, BLOCKED",
        "unmet/WAIVABLE, BLOCKED",
        "met/MANDATORY unmet/ADVISORY, PASSED",
        "met/MANDATORY unevaluable/ADVISORY, PASSED",
        "met/MANDATORY unevaluable/MANDATORY, BLOCKED",
        "met/MANDATORY unevaluable/WAIVABLE, BLOCKED",
        "waived/WAIVABLE, PASSED_WITH_WAIVERS",
        "met/MANDATORY waived/WAIVABLE, PASSED_WITH_WAIVERS",
        "waived/WAIVABLE unmet/MANDATORY, BLOCKED",
        "met/MANDATORY in-grace/MANDATORY, PASSED",
        "met/MANDATORY in-grace/MANDATORY unmet/MANDATORY, BLOCKED",
        "in-grace/MANDATORY, BLOCKED",
        "met/ADVISORY in-grace/MANDATORY, BLOCKED",
        "not-applicable/MANDATORY, BLOCKED",
        "not-applicable/MANDATORY met/ADVISORY, BLOCKED",
        "not-applicable/MANDATORY met/WAIVABLE, PASSED",
        "'', BLOCKED"
    })
    void the_verdict_follows_from_the_results(String results, Verdict verdict) {
        CriterionResult[] all = Arrays.stream(results.split(" "))
                .filter(result -> !result.isEmpty())
                .map(result -> result(result.split("/")[0], Enforcement.valueOf(result.split("/")[1])))
                .toArray(CriterionResult[]::new);
        assertThat(decision(all).verdict()).isEqualTo(verdict);
        assertThat(decision(all).blocked()).isEqualTo(verdict == Verdict.BLOCKED);
    }

    @Test
    void what_blocks_is_told_first() {
        GateDecision decision = decision(
                result("met", Enforcement.MANDATORY),
                result("waived", Enforcement.WAIVABLE),
                result("unevaluable", Enforcement.MANDATORY),
                result("unmet", Enforcement.ADVISORY));
        assertThat(decision.explanation().text()).isEqualTo("""
                        Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 3 criteria that can block is unevaluable.
                          mvp.unevaluable  unevaluable  MVP exit: mvp.unevaluable
                            cause      it broke
                            at         gate/mvp-exit.drl:12:5 Evidence( )
                            rule       "MVP exit: mvp.unevaluable" (standard: gate/mvp-exit.drl:10)
                          mvp.unmet  unmet (advisory)  MVP exit: mvp.unmet
                            why        no Evidence
                            at         gate/mvp-exit.drl:12:5
                            fix        Do it.
                            rule       "MVP exit: mvp.unmet" (standard: gate/mvp-exit.drl:10)
                          mvp.waived  waived  MVP exit: mvp.waived
                            waiver     W-1, granted by granter, expires 2026-07-21T00:00:00Z: the pilot is small
                            why        no Evidence
                            at         gate/mvp-exit.drl:12:5
                            fix        Do it.
                          mvp.met  met  MVP exit: mvp.met
                        """);
    }

    @Test
    void what_is_in_grace_says_until_when_and_what_it_will_be_then() {
        GateDecision decision = decision(result("in-grace", Enforcement.MANDATORY));
        assertThat(decision.explanation().text()).isEqualTo("""
                        Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z: no mandatory or waivable criterion of the pack that defines the gate applies and is met.
                          mvp.in-grace  unmet (in grace)  MVP exit: mvp.in-grace
                            grace      does not block until 2026-06-22T00:00:00Z, then mandatory
                            why        no Evidence
                            at         gate/mvp-exit.drl:12:5
                            fix        Do it.
                            rule       "MVP exit: mvp.in-grace" (standard: gate/mvp-exit.drl:10)
                        """);
        assertThatThrownBy(() -> new InGrace(result("met", Enforcement.MANDATORY), AS_OF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("InGrace.shortfall must be unmet or unevaluable, but was 'met'.");
    }

    @ParameterizedTest
    @CsvSource({"40", "60", "100"})
    void no_line_is_wider_than_asked(int width) {
        GateDecision decision =
                decision(result("unmet", Enforcement.MANDATORY), result("waived", Enforcement.WAIVABLE));
        assertThat(decision.explanation().text(width).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void a_gate_at_which_nothing_applies_says_so() {
        assertThat(decision().explanation().headline())
                .isEqualTo("Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z:"
                        + " no mandatory or waivable criterion of the pack that defines the gate applies.");
    }

    @Test
    void what_another_pack_asks_proves_nothing_for_the_pack_that_defines_the_gate() {
        GateDecision decision = new GateDecision(
                GateRequest.of("partner-portal", "mvp-exit"),
                AS_OF,
                new PackId("organisation"),
                List.of(),
                List.of(result("met", Enforcement.MANDATORY)),
                List.of());
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private static Adjustment override(String criterion, @Nullable String refusal, @Nullable PackId outdoneBy) {
        CriterionId id = new CriterionId(criterion);
        return new Adjustment(
                new PackId("acme"),
                new Adjustment.OfEnforcement(id, Enforcement.MANDATORY, Enforcement.WAIVABLE),
                List.of(id),
                new Adjustment.Overriding(new OverrideDecisionId("OD-7"), "The vendor is slow.", null),
                refusal,
                outdoneBy);
    }

    private static GateDecision overridden(Adjustment... adjustments) {
        return new GateDecision(
                GateRequest.of("partner-portal", "mvp-exit"),
                AS_OF,
                new PackId("standard"),
                List.of(),
                List.of(result("met", Enforcement.WAIVABLE), result("unmet", Enforcement.WAIVABLE)),
                List.of(),
                new Terms(List.of(), List.of(adjustments)));
    }

    @Test
    void what_blocks_names_the_overrides_that_hold_for_what_does_not_block() {
        assertThat(overridden(override("mvp.met", null, null), override("mvp.unmet", null, new PackId("team")))
                        .explanation()
                        .whatBlocks(200))
                .isEqualTo("""
                        Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 2 criteria that can block is unmet.
                          mvp.unmet  unmet  MVP exit: mvp.unmet
                            override   OD-7, from mandatory to waivable by pack 'acme'; outdone by pack 'team': The vendor is slow.
                            why        no Evidence
                            at         gate/mvp-exit.drl:12:5
                            fix        Do it.
                            rule       "MVP exit: mvp.unmet" (standard: gate/mvp-exit.drl:10)
                          mvp.met  met  MVP exit: mvp.met
                            override   OD-7, from mandatory to waivable by pack 'acme': The vendor is slow.
                        """);
        assertThat(overridden(override("mvp.met", "it expired", null))
                        .explanation()
                        .whatBlocks(200))
                .doesNotContain("override");
    }

    @Test
    void a_gate_that_no_pack_defines_is_blocked_whatever_is_met() {
        GateDecision decision = new GateDecision(
                GateRequest.of("partner-portal", "mvp-exit"),
                AS_OF,
                null,
                List.of(),
                List.of(result("met", Enforcement.MANDATORY)),
                List.of());
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(decision.explanation().headline())
                .isEqualTo("Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z: no pack defines"
                        + " the gate, so nothing proves it.");
    }

    @Test
    void an_unmet_criterion_names_a_condition_and_a_met_one_a_match() {
        Criterion criterion = criterion("mvp.x", Enforcement.MANDATORY);
        assertThatThrownBy(() -> new Unmet(criterion, List.of(), List.of()))
                .hasMessage("Unmet.failedConditions must not be empty for 'mvp.x'. Name the condition that fails.");
        assertThatThrownBy(() -> new Met(criterion, List.of(), 0, List.of()))
                .hasMessage("Met.matches must be at least 1, but was '0'.");
    }
}
