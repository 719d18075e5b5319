package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/** L10: doing what an explanation asks is enough. */
class ExplanationProperties {
    /** Constraints that say of one component what it must be, so that a fact can be made from them. */
    private static final List<List<String>> ASKED = List.of(
            List.of("", "kind == EvidenceKind.TELEMETRY", "kind in ( EvidenceKind.RUNBOOK, EvidenceKind.TRAINING )"),
            List.of(
                    "",
                    "observedWithin( Duration.ofDays( 14 ), $asOf )",
                    "observedAt >= $asOf.minus( Duration.ofDays( 30 ) )"),
            List.of("", "subject == \"support\"", "subject in ( \"sales\", \"users\" )", "subject != null"),
            List.of("", "value > 0", "value == 0", "value >= 1.5"),
            List.of("", "environment == Environment.PRODUCTION", "environment in ( Environment.STAGING )"));

    @Provide
    Arbitrary<String> askingForEvidence() {
        List<Arbitrary<String>> each = new ArrayList<>();
        ASKED.forEach(choices -> each.add(Arbitraries.of(choices)));
        Arbitrary<String> pattern = Combinators.combine(each)
                .as(parts -> String.join(
                        ", ", parts.stream().filter(part -> !part.isEmpty()).toList()));
        Arbitrary<Boolean> joined = Arbitraries.of(false, true);
        return Combinators.combine(pattern, joined)
                .as((text, join) -> (join ? "+" : "") + text)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(patterns -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < patterns.size(); i++) {
                        boolean join = patterns.get(i).startsWith("+");
                        String asked = patterns.get(i).substring(join ? 1 : 0);
                        text.append("$e").append(i).append(" : Evidence( productId == $product");
                        if (join && i > 0) {
                            text.append(", subjectVersion == $e").append(i - 1).append(".id.value");
                        }
                        text.append(asked.isEmpty() ? "" : ", ").append(asked).append(" )\n    ");
                    }
                    return text.toString();
                });
    }

    @Provide
    Arbitrary<List<Situation>> situations() {
        return new TrialDomain().situations().list().ofSize(10);
    }

    @Property(tries = 40)
    void doing_what_is_asked_is_enough(
            @ForAll("askingForEvidence") String conditions, @ForAll("situations") List<Situation> situations) {
        Governance governance = Governance.load(RulePacks.pack(TrialDomain.rule(0, "mandatory", conditions)));
        for (Situation situation : situations) {
            Portfolio portfolio = situation.portfolio();
            GateDecision decision = governance.decide(portfolio, situation.request(), situation.asOf());
            int round = 0;
            while (decision.results().get(0) instanceof Unmet unmet) {
                assertThat(round++).as(conditions + unmet).isLessThan(3);
                Portfolio.Builder builder = portfolio.toBuilder();
                int number = 0;
                for (FailedCondition failed : unmet.failedConditions()) {
                    builder.evidence(asked(failed.enough(), "done-" + round + "-" + number++, situation));
                }
                portfolio = builder.build();
                decision = governance.decide(portfolio, situation.request(), situation.asOf());
            }
            assertThat(decision.results().get(0)).isInstanceOf(Met.class);
        }
    }

    private static Evidence asked(List<Requirement> enough, String id, Situation situation) {
        ProductId product = situation.request().productId();
        EvidenceKind kind = EvidenceKind.DOCUMENT;
        String subject = null;
        String version = null;
        Instant at = situation.asOf();
        Environment environment = null;
        BigDecimal value = null;
        for (Requirement requirement : enough) {
            Object wanted = first(requirement.value());
            switch (requirement.property()) {
                case "productId" -> assertThat(wanted).isEqualTo(product);
                case "kind" -> kind = (EvidenceKind) one(wanted);
                case "subject" -> subject = wanted == null ? "something" : wanted.toString();
                case "subjectVersion" -> version = String.valueOf(wanted);
                case "environment" -> environment = (Environment) one(wanted);
                case "value" ->
                    value = new BigDecimal(one(wanted).toString())
                            .add(requirement.operator().equals("==") ? BigDecimal.ZERO : BigDecimal.ONE);
                default ->
                    assertThat(requirement.property())
                            .as(requirement.toString())
                            .startsWith("observed");
            }
        }
        return new Evidence(
                new EvidenceId(id),
                product,
                kind,
                subject,
                version,
                URI.create("https://evidence.example/done"),
                new PersonId("eve"),
                at,
                null,
                environment,
                value);
    }

    private static @Nullable Object first(@Nullable Object value) {
        return value instanceof List<?> list ? list.get(0) : value;
    }

    private static Object one(@Nullable Object value) {
        if (value == null) {
            throw new AssertionError("A requirement must name a value.");
        }
        return value;
    }
}
