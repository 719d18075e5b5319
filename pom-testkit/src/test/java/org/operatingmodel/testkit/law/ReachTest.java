package org.operatingmodel.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.AppliesTo;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.Situation;
import org.operatingmodel.valuestream.ValueStreamId;

/** Laws say nothing about a rule that no portfolio reaches, and that is told. */
class ReachTest {
    private static final String RULE = """
            import java.time.Duration;
            import org.operatingmodel.evidence.Evidence;
            import org.operatingmodel.evidence.EvidenceKind;
            import org.operatingmodel.gate.GateReview;

              rule "MVP exit: %1$s"
                @gate( "mvp-exit" )
                @criterion( "own.%1$s" )
            when
                GateReview( $product : productId, $asOf : asOf%2$s )
                %3$s
            then
            end
            """;
    private static final String TESTED = "Evidence( productId == $product, kind == EvidenceKind.CONTROL_TEST,"
            + " subject == \"api\", value >= 73, observedWithin( Duration.ofDays( 61 ), $asOf ) )";

    @Example
    void a_rule_about_products_that_the_pack_names_and_evidence_as_it_asks_for_it_is_met_and_unmet() {
        for (AppliesTo about : List.of(
                new AppliesTo(List.of(new ProductId("partner-portal")), List.of()),
                new AppliesTo(List.of(), List.of(new ValueStreamId("partner-growth"))))) {
            Reach reach = reach(pack(about, RULE.formatted("tested", "", TESTED)));

            assertThat(reach.neverAsked()).isNull();
            assertThat(reach.neverSeen()).isNull();
        }
    }

    @Example
    void a_rule_that_no_portfolio_reaches_is_named() {
        Reach reach = reach(pack(null, RULE.formatted("asked", ", product.name == \"Nobody\"", TESTED)));

        assertThat(reach.neverAsked()).isEqualTo("""
                The laws must be asked about every rule, but none of 4000 generated portfolios reaches this one:
                  never asked: criterion own.asked (own.drl:6, pack own)
                No law says anything about them. See whether the scope of the rule, and the days and appliesTo of its pack, can \
                match as of the instant; or override situations() with portfolios for which they do.""");
        assertThat(reach.neverSeen()).isNull();
    }

    @Example
    void a_rule_that_no_portfolio_meets_is_told_of() {
        Reach reach = reach(pack(
                null, RULE.formatted("rare", "", TESTED.replace("value >= 73", "reference.host == \"x.example\""))));

        assertThat(reach.neverAsked()).isNull();
        assertThat(reach.neverSeen()).isEqualTo("""
                of 400 generated portfolios; about what never is, examples say more than laws:
                  never met: criterion own.rare (own.drl:6, pack own)""");
    }

    @Example
    void a_rule_that_does_not_begin_its_line_is_quoted_where_it_stands_for_products_that_the_pack_is_not_about() {
        RulePack pack = pack(
                new AppliesTo(List.of(new ProductId("partner-portal")), List.of()),
                RULE.formatted("tested", "", TESTED));
        Policy policy = Policy.of(pack);
        RandomGenerator<Situation> situations =
                new PolicyLaws(pack) {}.situations().generator(100);
        Random random = new Random(3);
        int outside = 0;

        for (int i = 0; i < 60; i++) {
            Situation situation = situations.next(random).value();
            Law.EXPLANATION.check(policy, situation);
            Law.FAIL_CLOSED.check(policy, situation);
            outside += Decided.decide(policy.service(), situation).results().stream()
                            .anyMatch(result -> result instanceof NotApplicable there
                                    && there.scope().column() == 3)
                    ? 1
                    : 0;
        }

        assertThat(outside).isBetween(5, 55);
    }

    private static Reach reach(RulePack pack) {
        RandomGenerator<Situation> situations =
                new PolicyLaws(pack) {}.situations().generator(100);
        Random random = new Random(20_260_621);
        return Reach.of(Policy.of(pack), () -> situations.next(random).value());
    }

    private static RulePack pack(@Nullable AppliesTo about, String text) {
        PackManifest manifest = new PackManifest(
                new PackId("own"),
                "1.0.0",
                "test kit",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                about,
                List.of(),
                List.of(),
                List.of());
        return RulePack.of(manifest, Map.of("own.drl", text.getBytes(StandardCharsets.UTF_8)));
    }
}
