package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.ParameterDefinition.Tighter;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** A method of a host's record means what the host says, whatever a method of that name means in the library. */
public class HostMethodNamesTest {
    /** An accident that counts as overcome once it lies back long enough: the opposite of {@code Evidence.observedWithin}. */
    @NullMarked
    public record Accident(String name, ProductId productId, Instant happenedAt) implements ProductScoped {
        /** Whether it happened at least {@code age} before. */
        @InRules("at least {0} before {1}")
        public boolean observedWithin(Duration age, Instant asOf) {
            return !happenedAt.plus(age).isAfter(asOf);
        }
    }

    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PORTAL = new ProductId("portal");
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final Portfolio PORTFOLIO = Portfolio.builder()
            .valueStreams(new ValueStream(STREAM, "Growth"))
            .products(new Product(
                    PORTAL,
                    "Portal",
                    ProductKind.APPLICATION,
                    Stage.MVP,
                    Set.of(),
                    STREAM,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null))
            .build();

    private static RulePack pack(String condition, Tighter tighter) {
        PackManifest manifest = new PackManifest(
                new PackId("acme"),
                "1.0.0",
                "test",
                PackLayer.BASE,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(new Gate(GateId.MVP_EXIT, "MVP exit", List.of(), Duration.ZERO)),
                null,
                List.of(new ParameterDefinition(
                        new ParameterId("age"),
                        ParameterType.DAYS,
                        BigDecimal.valueOf(30),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(90),
                        tighter,
                        "How old it is.")),
                List.of(),
                List.of());
        String text = """
                rule "MVP exit: it is of the right age"
                    @gate( "mvp-exit" )
                    @criterion( "acme.age" )
                when
                    GateReview( $product : productId, $asOf : asOf )
                    Parameter( name == "age", $age : days )
                    %s
                then
                end
                """.formatted(condition);
        return RulePack.of(
                manifest,
                Map.of("age.drl", text.getBytes(StandardCharsets.UTF_8)),
                Vocabulary.standard().withFacts(Accident.class));
    }

    private static String observed(String type) {
        return type + "( productId == $product, observedWithin( Duration.ofDays( $age ), $asOf ) )";
    }

    private static CriterionResult decided(int daysAgo) {
        Accident accident = new Accident("flood", PORTAL, AS_OF.minus(Duration.ofDays(daysAgo)));
        return Governance.load(pack("$accident : " + observed("Accident"), null))
                .decide(PORTFOLIO, HostFacts.of(accident), GateRequest.of("portal", "mvp-exit"), AS_OF)
                .results()
                .get(0);
    }

    @Test
    void which_way_it_asks_for_more_is_not_taken_from_the_name() {
        assertThat(pack(observed("Evidence"), Tighter.LOWER).findings()).isEmpty();
        for (Tighter tighter : Tighter.values()) {
            assertThatExceptionOfType(RulePackException.class)
                    .isThrownBy(() -> pack(observed("Accident"), tighter))
                    .satisfies(refused -> assertThat(refused.findings())
                            .extracting(Finding::toString)
                            .containsExactly("pack.yaml:1:1: tightening-direction: A parameter with tighter '" + tighter
                                    + "' must ask for more wherever it is "
                                    + (tighter == Tighter.LOWER ? "lower" : "higher")
                                    + ", but for 'age' that cannot be shown of 'observedWithin( Duration.ofDays( $age ),"
                                    + " $asOf )' (age.drl:7:38). Say the other way, leave 'tighter' out, or write the"
                                    + " condition so that it bounds from one side."));
        }
    }

    @Test
    void it_is_evaluated_and_explained_as_the_host_means_it() {
        assertThat(decided(30)).isInstanceOf(Met.class);
        assertThat(decided(29))
                .isInstanceOfSatisfying(
                        Unmet.class,
                        unmet -> assertThat(unmet.failedConditions().get(0).summary())
                                .isEqualTo("no Accident at least 30 days before 2026-06-21T00:00:00Z"));
    }
}
