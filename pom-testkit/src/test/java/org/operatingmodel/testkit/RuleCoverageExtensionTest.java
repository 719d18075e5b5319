package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class RuleCoverageExtensionTest {
    private static final RulePack MOBILE = RulePack.from(Path.of("src/test/resources/mobile-rollout.drl"));
    private static final Governance GOVERNANCE = Governance.load(RulePack.standard(), MOBILE);
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    /** This class tries all of the rule itself, or it fails. */
    @RegisterExtension
    static final RuleCoverageExtension RULES =
            RuleCoverageExtension.observing(GOVERNANCE, MOBILE).atLeast(100);

    private static Portfolio portfolio(Evidence... evidence) {
        return Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("growth"), "Growth"))
                .people(new Person(new PersonId("ann"), "Ann"))
                .products(new Product(
                        new ProductId("portal"),
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(Channel.WEB),
                        new ValueStreamId("growth"),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null))
                .evidence(evidence)
                .build();
    }

    private static void decide(RuleCoverageExtension rules, Evidence... evidence) {
        rules.service().decide(portfolio(evidence), GateRequest.of("portal", "mvp-exit"), AS_OF);
    }

    private static Evidence telemetry() {
        return new Evidence(
                new EvidenceId("seen"),
                new ProductId("portal"),
                EvidenceKind.TELEMETRY,
                null,
                null,
                URI.create("https://evidence.example/seen"),
                new PersonId("ann"),
                AS_OF,
                null,
                null,
                null);
    }

    private static ExtensionContext after(Class<?> type) {
        return (ExtensionContext) Proxy.newProxyInstance(
                RuleCoverageExtensionTest.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getRequiredTestClass") ? type : type.getSimpleName());
    }

    @Test
    void a_condition_is_covered_once_it_was_seen_to_hold_and_to_decide() {
        decide(RULES, telemetry());
        decide(RULES);
        assertThat(RULES.coverage().percent()).isEqualTo(100);
    }

    @Test
    void a_class_that_tries_too_little_fails() {
        RuleCoverageExtension rules =
                RuleCoverageExtension.observing(GOVERNANCE, MOBILE).atLeast(1);
        decide(rules);
        assertThatThrownBy(() -> rules.afterAll(after(Inner.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        The tests of Inner must see 1 percent of the conditions hold and decide, but see 0.
                        1 of 1 rules were judged; 0 of 1 conditions were seen both to hold and to decide: 0 percent.
                          mobile-rollout: mobile-rollout.drl:9  mobile-rollout.telemetry-seen  unmet 1
                            15:5  never holds  $seen : Evidence( productId == $product, kind == EvidenceKind.TELEMETRY, observedWithin( Duration.ofDays( 1 ), $asOf ) )
                        """);
    }

    @Test
    void a_nested_class_is_part_of_the_class_around_it() {
        RuleCoverageExtension rules =
                RuleCoverageExtension.observing(GOVERNANCE, MOBILE).atLeast(100);
        assertThatCode(() -> rules.afterAll(after(Part.class))).doesNotThrowAnyException();
    }

    @Test
    void packs_must_be_loaded_and_the_share_a_percentage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleCoverageExtension.observing(Governance.load(RulePack.standard()), MOBILE))
                .withMessage(
                        "packs must be loaded by the service, but 'mobile-rollout 0.0.0' is not. Load it, or leave it"
                                + " out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleCoverageExtension.observing(GOVERNANCE))
                .withMessage("packs must not be empty, but were. Name the packs that are tested.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULES.atLeast(101))
                .withMessage("percent must be from 0 to 100, but was '101'. Give a share in percent.");
    }

    /** Stands for a class of tests. */
    private static final class Inner {}

    /** Stands for a part of one. */
    @Nested
    @SuppressWarnings("ClassCanBeStatic")
    class Part {}
}
