package org.operatingmodel.rules.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.analysis.Implication;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

/** What is proved of two rules is true of them over random facts. */
class ImplicationProperties {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final List<EvidenceKind> KINDS =
            List.of(EvidenceKind.TELEMETRY, EvidenceKind.RUNBOOK, EvidenceKind.TRAINING);

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void what_is_proved_of_two_rules_is_true_of_them(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            judge(random);
        }
    }

    @Example
    void many_pairs_are_proved_one_way_and_many_neither() {
        Random random = new Random(20260621);
        int[] claims = new int[4];
        for (int i = 0; i < 2000; i++) {
            claims[judge(random)]++;
        }
        for (int count : claims) {
            assertThat(count).isGreaterThan(100);
        }
    }

    /** Which way is proved, as bits: that the later asks for more, and that it asks for less. */
    private static int judge(Random random) {
        Rule before = null;
        Rule after = null;
        while (before == null || after == null) {
            List<String> conditions = conditions(random);
            String scope = scope(random);
            before = rule(scope, conditions);
            after = rule(random.nextInt(4) == 0 ? scope(random) : scope, mutated(conditions, random));
        }
        boolean tighter = Implication.asksAtLeastAsMuch(after, before);
        boolean looser = Implication.asksAtLeastAsMuch(before, after);
        boolean wider = Implication.holdsWherever(after, before);
        boolean same = CanonicalPrint.of(before).equals(CanonicalPrint.of(after));
        if (same) {
            assertThat(tighter && looser).as(before.source().text()).isTrue();
        }
        for (int i = 0; i < 25; i++) {
            Facts facts = facts(random);
            Evaluation one = Evaluator.evaluate(before, facts);
            Evaluation two = Evaluator.evaluate(after, facts);
            String told = before.source().text() + after.source().text() + facts.all();
            if (tighter && blocks(one)) {
                assertThat(blocks(two)).as(told).isTrue();
            }
            if (looser && blocks(two)) {
                assertThat(blocks(one)).as(told).isTrue();
            }
            if (wider && one instanceof Evaluation.Matched) {
                assertThat(two).as(told).isInstanceOf(Evaluation.Matched.class);
            }
        }
        return (tighter ? 1 : 0) + (looser ? 2 : 0);
    }

    private static boolean blocks(Evaluation evaluation) {
        assertThat(evaluation).isNotInstanceOf(Evaluation.Faulted.class);
        return evaluation instanceof Evaluation.Unmatched unmatched && unmatched.inScope();
    }

    private static String scope(Random random) {
        String narrower = pick(
                random,
                "",
                "",
                ", product.stage == Stage.MVP",
                ", product.stage != Stage.MVP",
                ", product.stage in ( Stage.MVP, Stage.DISCOVERY )");
        return "GateReview( $product : productId, $asOf : asOf" + narrower + " )";
    }

    private static @Nullable Rule rule(String scope, List<String> conditions) {
        String text = "rule \"MVP exit: it\"\n@gate( \"mvp-exit\" ) @criterion( \"mvp.it\" ) when\n" + scope + "\n"
                + String.join("\n", conditions) + "\nthen\nend\n";
        RuleParser.Parsed parsed =
                RuleParser.parse("team.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        return parsed.findings().isEmpty() ? parsed.rules().get(0) : null;
    }

    private static List<String> conditions(Random random) {
        List<String> conditions = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            conditions.add(condition(random));
        }
        return conditions;
    }

    private static List<String> mutated(List<String> conditions, Random random) {
        List<String> mutated = new ArrayList<>(conditions);
        int i = random.nextInt(mutated.size());
        switch (random.nextInt(6)) {
            case 0 -> mutated.add(condition(random));
            case 1 -> mutated.set(i, condition(random));
            case 2 -> {
                if (mutated.size() > 1) {
                    mutated.remove(i);
                }
            }
            case 3 -> mutated.set(i, mutated.get(i).replace("$product", "$product, " + constraint(random)));
            case 4 -> mutated.set(i, mutated.get(i).replace("exists", "not"));
            default -> mutated.set(i, changedNumber(mutated.get(i), random));
        }
        return mutated;
    }

    private static String changedNumber(String condition, Random random) {
        return condition.replaceFirst("(>=|>|<|ofDays\\(|-|\\+) \\d", "$1 " + random.nextInt(4));
    }

    private static String condition(Random random) {
        String bound = random.nextBoolean() ? "$n >= " : random.nextBoolean() ? "$n < " : "$n == ";
        return switch (random.nextInt(12)) {
            case 0, 1 -> pattern(random);
            case 2 -> "exists( " + pattern(random) + " )";
            case 3, 4 -> "not( " + pattern(random) + " )";
            case 5 -> "forall( $e : " + pattern(random) + " Evidence( this == $e, " + constraint(random) + " ) )";
            case 6 -> "forall( " + pattern(random) + " )";
            case 7 -> "( " + pattern(random) + " or " + pattern(random) + " )";
            case 8 -> "accumulate( " + pattern(random) + " ; $n : count( 1 ) ; " + bound + random.nextInt(4) + " )";
            case 9 ->
                "accumulate( Evidence( productId == $product, $v : value, " + constraint(random) + " ) ; $n : "
                        + pick(random, "max", "min", "sum") + "( $v ) ; " + bound + random.nextInt(4) + " )";
            case 10 ->
                "exists( $e : " + pattern(random) + " and not( Evidence( subject == $e.subject, " + constraint(random)
                        + " ) ) )";
            default -> "$e : " + pattern(random) + "\nEvidence( kind == $e.kind, " + constraint(random) + " )";
        };
    }

    private static String pattern(Random random) {
        StringBuilder text = new StringBuilder("Evidence( productId == $product");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(", ").append(constraint(random));
        }
        return text.append(" )").toString();
    }

    private static String constraint(Random random) {
        String number = String.valueOf(random.nextInt(4));
        String kind = "EvidenceKind." + KINDS.get(random.nextInt(3)).value();
        String other = "EvidenceKind." + KINDS.get(random.nextInt(3)).value();
        return pick(
                random,
                "value >= " + number,
                "value > " + number,
                "value < " + number,
                "value == " + number,
                "value != null",
                "value + 1 >= " + number,
                "value - " + number + " >= 1",
                number + " - value >= 1",
                "observedAt.plus( Duration.ofDays( " + number + " ) ) > $asOf",
                "!( value >= " + number + " )",
                "kind == " + kind,
                "kind != " + kind,
                "kind in ( " + kind + ", " + other + " )",
                "kind not in ( " + kind + ", " + other + " )",
                "( kind == " + kind + " || value >= " + number + " )",
                "!( kind == " + kind + " && value >= " + number + " )",
                "subject == \"s" + number + "\"",
                "subject == null",
                "subject matches \"s.\"",
                "observedWithin( Duration.ofDays( " + number + " ), $asOf )",
                "!observedWithin( Duration.ofDays( " + number + " ), $asOf )",
                "observedAt >= $asOf.minus( Duration.ofDays( " + number + " ) )");
    }

    private static String pick(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static Facts facts(Random random) {
        ProductId id = new ProductId("partner-portal");
        Stage stage = Stage.values()[random.nextInt(3)];
        Product product = new Product(
                id,
                "Partner portal",
                ProductKind.APPLICATION,
                stage,
                Set.of(),
                new ValueStreamId("partners"),
                null,
                null,
                List.of(),
                List.of(),
                null);
        List<Record> facts = new ArrayList<>(List.of(new GateReview(GateId.MVP_EXIT, product, AS_OF)));
        for (int i = random.nextInt(5); i > 0; i--) {
            facts.add(new Evidence(
                    new EvidenceId("e" + i),
                    random.nextInt(6) == 0 ? new ProductId("design-system") : id,
                    KINDS.get(random.nextInt(3)),
                    random.nextInt(3) == 0 ? null : "s" + random.nextInt(4),
                    null,
                    URI.create("https://example.org/e" + i),
                    new PersonId("ada"),
                    AS_OF.minus(Duration.ofHours(12L * random.nextInt(9))),
                    null,
                    null,
                    random.nextInt(4) == 0 ? null : new BigDecimal(random.nextInt(9)).multiply(new BigDecimal("0.5"))));
        }
        return Facts.of(AS_OF, facts, List.of());
    }
}
