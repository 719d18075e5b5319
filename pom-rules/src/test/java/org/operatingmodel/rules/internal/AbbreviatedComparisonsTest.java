package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.junit.jupiter.api.Test;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

/** {@code n > 1 && < 5 || > 10} asks what it asks when the engine reads it itself. */
class AbbreviatedComparisonsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Product PORTAL = new Product(
            new ProductId("portal"),
            "Portal",
            ProductKind.APPLICATION,
            Stage.MVP,
            Set.of(),
            new ValueStreamId("stream"),
            null,
            null,
            List.of(),
            List.of(),
            null);
    private static final List<Integer> DAYS = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    private static final int CONDITIONS = 150;

    private final Random random = new Random(20_260_621);

    @Test
    void they_mean_what_they_mean_to_the_engine() {
        List<String> conditions = new ArrayList<>(List.of(
                "windowDays > 1 && < 5 || > 7",
                "windowDays > 7 || > 1 && < 5",
                "windowDays == 2 || == 3 && indicator == \"b\"",
                "indicator == \"b\" && windowDays == 2 || == 3",
                "indicator == \"b\" || windowDays > 2 && < 5",
                "windowDays ( > 2 && < 5 || > 7 ) && indicator == \"b\"",
                "windowDays ( ( > 1 || == 1 ) && < 4 )"));
        while (conditions.size() < CONDITIONS) {
            conditions.add(joined(() -> random.nextInt(4) == 0
                    ? "indicator == \"" + (random.nextBoolean() ? "a" : "b") + "\""
                    : "windowDays " + joined(this::half)));
        }

        Set<Integer> sizes = new TreeSet<>();
        for (String condition : conditions) {
            Set<String> engine = byTheEngine(condition);
            sizes.add(engine.size());
            assertThat(byUs(condition)).as(condition).isEqualTo(engine);
        }
        assertThat(sizes).hasSizeGreaterThan(5);
    }

    private String half() {
        return List.of("==", "!=", "<", "<=", ">", ">=").get(random.nextInt(6)) + " " + (1 + random.nextInt(8));
    }

    private String joined(Supplier<String> part) {
        StringBuilder text = new StringBuilder(part.get());
        for (int more = random.nextInt(3); more > 0; more--) {
            text.append(random.nextBoolean() ? " && " : " || ").append(part.get());
        }
        return text.toString();
    }

    private static List<Slo> facts() {
        List<Slo> facts = new ArrayList<>();
        for (int days : DAYS) {
            for (String indicator : List.of("a", "b")) {
                facts.add(new Slo(new SloId(indicator + days), PORTAL.id(), indicator, new BigDecimal("0.9"), days));
            }
        }
        return facts;
    }

    private static Set<String> byTheEngine(String condition) {
        KnowledgeBuilder builder =
                KnowledgeBuilderFactory.newKnowledgeBuilder(KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration());
        String text = "import " + Slo.class.getName() + "\nquery found() $found : Slo( " + condition + " ) end";
        builder.add(ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        assertThat(builder.getErrors()).as(condition).isEmpty();
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        base.addPackages(builder.getKnowledgePackages());
        KieSession session = base.newKieSession();
        facts().forEach(session::insert);
        Set<String> found = new TreeSet<>();
        session.getQueryResults("found")
                .forEach(row -> found.add(((Slo) row.get("$found")).id().value()));
        session.dispose();
        return found;
    }

    private static Set<String> byUs(String condition) {
        String text = "rule \"a\" @gate( \"mvp-exit\" ) @criterion( \"a.b\" ) when GateReview( ) Slo( " + condition
                + " ) then end";
        RuleParser.Parsed parsed =
                RuleParser.parse("a.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).as(condition).isEmpty();
        Set<String> found = new TreeSet<>();
        for (Slo slo : facts()) {
            Facts alone = Facts.of(AS_OF, List.of(slo, new GateReview(GateId.MVP_EXIT, PORTAL, AS_OF)), List.of());
            if (Evaluator.evaluate(parsed.rules().get(0), alone) instanceof Evaluation.Matched) {
                found.add(slo.id().value());
            }
        }
        return found;
    }
}
