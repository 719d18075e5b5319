package org.operatingmodel.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.internal.RuleEngine.Matched;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

/** What the canonical print means to the engine is what the tree means to the naive evaluator. */
class PrintMeaningTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "it's",
                "\"",
                "\\",
                "\" || \"\" == \"",
                "line\nfeed\ttab",
                "\u00e9\u00df\u4e2d",
                "\uD83D\uDE00",
                "// /* */ # ; ) } then end rule $x @{x} ${x} #{x}",
                " leading and trailing ",
                "1",
                "true",
                "null"
            })
    void a_text_means_itself_wherever_it_stands(String text) {
        String quoted = quoted(text);
        for (String lhs : List.of(
                "Evidence( subject == " + quoted + " )",
                "Evidence( !( subject != " + quoted + " ) )",
                "Evidence( subject in ( \"zz\", " + quoted + " ) )",
                "$e : Evidence( subject == " + quoted + " )\nnot Evidence( subject == $e.subject, subject != " + quoted
                        + " )",
                "accumulate( $e : Evidence( subject == " + quoted + " ); $n : count( $e ); $n == 1 )")) {
            Rule rule = rule(lhs);
            for (String subject : List.of(text, text + " ", "x" + text, "01", "\\", "\"")) {
                boolean expected = subject.equals(text);
                assertThat(new DroolsEngine(List.of())
                                .compile(List.of(rule))
                                .run(facts(subject))
                                .get(0))
                        .as("%s for '%s'", lhs, subject)
                        .satisfies(outcome ->
                                assertThat(outcome instanceof Matched).isEqualTo(expected));
                assertThat(Evaluator.evaluate(rule, facts(subject)) instanceof Evaluation.Matched)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accumulate( $e : Evidence( ); $latest : max( $e.observedAt ); $latest != null )\nApproval( approvedAt >= $latest )",
                "accumulate( $e : Evidence( ); $latest : max( $e.observedAt ) )\nEvidence( observedAt == $latest )",
                "accumulate( $e : Evidence( value != null ); $sum : sum( $e.value ), $n : count( $e ); $sum > $n )",
                "accumulate( $e : Evidence( value != null ); $mean : average( $e.value ); $mean >= 1.5 )",
                "accumulate( $e : Evidence( ); $all : collectSet( $e.author ); $all.size() == 1 )",
                "accumulate( $e : Evidence( ); $all : collectList( $e.author ); $all.size() > 1 )",
                "accumulate( $e : Evidence( ) and not Approval( evidenceId == $e.id ); $n : count( $e ); $n > 0 )",
                "accumulate( $e : Evidence( ); $all : collectSet( $e.author ) )\nApproval( approver memberOf $all )",
                "exists( Evidence( ) or Approval( ) )",
                "not( Evidence( ) or Approval( ) )",
                "( Evidence( ) or Approval( ) or ( ProductRisk( ) and not Evidence( ) ) )",
                "not( Evidence( ) and not( Approval( ) and ProductRisk( ) ) )",
                "( $e : Evidence( author == \"ann\" ) or $e : Evidence( value != null ) )\nApproval( evidenceId == $e.id )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\nProductRisk( owner == $who )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\nnot ProductRisk( owner == $who )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\nEvidence( )\nProductRisk( owner != $who )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\naccumulate( $r : ProductRisk( owner == $who ); $n : count( $r ); $n > 0 )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\n( Evidence( author == $who, $id : id ) or Approval( approver == $who, $id : evidenceId ) )\nApproval( evidenceId == $id )",
                "( ( Evidence( $who : author ) or Approval( $who : approver ) ) or Evidence( subject != null, $who : author ) )\nApproval( approver == $who )",
                "( or Evidence( $who : author ) Approval( $who : approver ) )\nApproval( approver == $who )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\nforall( $r : ProductRisk( owner == $who ) ProductRisk( this == $r, open ) )",
                "( Evidence( $who : author ) or Approval( $who : approver ) )\n$all : List( size > 1 ) from collect( ProductRisk( owner != $who ) )\nProductRisk( $all contains this )",
                "exists( ( Evidence( $who : author ) or Approval( $who : approver ) ) and ProductRisk( owner == $who ) )",
                "not( ( Evidence( $who : author ) or Approval( $who : approver ) ) and ProductRisk( owner == $who ) )",
                "( Evidence( $at : observedAt, $cut : $at.minus( Duration.ofDays( 1 ) ) ) or Approval( $at : approvedAt, $cut : $at.minus( Duration.ofDays( 2 ) ) ) )\nEvidence( observedAt > $cut, observedAt < $at )",
                "( accumulate( $e : Evidence( ); $latest : max( $e.observedAt ); $latest != null ) or accumulate( $a : Approval( ); $latest : max( $a.approvedAt ); $latest != null ) )\nEvidence( observedAt >= $latest )",
                "$r : ProductRisk( )\nexists( Milestone( done ) from $r.milestones )",
                "$r : ProductRisk( $steps : milestones )\nMilestone( !done ) from $steps",
                "$r : ProductRisk( )\nforall( $m : Milestone( ) from $r.milestones Milestone( this == $m, done ) from $r.milestones )",
                "ProductRisk( owner!.value == \"ann\" || severity == Severity.LOW )",
                "ProductRisk( !( owner!.value == \"ann\" ) )",
                "ProductRisk( owner!.value != \"ann\" )",
                "ProductRisk( owner!.value == null )",
                "not ProductRisk( owner!.value != \"ann\" )",
                "ProductRisk( $who : owner!.value, $who!.length() == 3 )",
                "ProductRisk( $who : owner )\nApproval( approver == $who )",
                "ProductRisk( owner in ( \"ann\", \"bob\" ) )",
                "ProductRisk( owner not in ( \"ann\" ) )",
                "Evidence( $v : value )\nEvidence( value == $v )",
                "Evidence( subject == subjectVersion )",
                "Evidence( subject != subjectVersion )",
                "GateReview( product.stage >= Stage.MVP, product.channels not contains Channel.MOBILE )",
                "ProductRisk( milestones.size() * 2 - 1 >= 3 )",
                "Evidence( $age : Duration.between( observedAt, $asOf ), $age <= Duration.ofDays( 7 ) )",
                "Evidence( $age : Duration.between( observedAt, $asOf ) )\nEvidence( Duration.between( observedAt, $asOf ) < $age )",
                "$e : Evidence( $cut : $asOf.minus( Duration.ofDays( 7 ) ), observedAt < $cut )\nApproval( approvedAt >= $cut, evidenceId == $e.id )",
                "Evidence( $at : observedAt, $same : $at, observedAt == $same )\nApproval( approvedAt == $same )"
            })
    void a_condition_means_the_same_to_both_evaluators(String lhs) {
        Rule rule = rule(lhs);
        RuleEngine.CompiledRules compiled = new DroolsEngine(List.of()).compile(List.of(rule));
        for (long seed = 0; seed < 100; seed++) {
            Facts facts = new RandomRules(new Random(seed)).facts();
            RuleEngine.Outcome engine = compiled.run(facts).get(0);
            Evaluation naive = Evaluator.evaluate(rule, facts);
            assertThat(engine instanceof Matched matched ? matched.matches() : 0)
                    .as("%s over %s", lhs, facts.all())
                    .isEqualTo(naive instanceof Evaluation.Matched matched ? matched.matches() : 0);
            assertThat(engine).isNotInstanceOf(RuleEngine.Faulted.class);
        }
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }

    private static Rule rule(String lhs) {
        String text = String.join(
                "\n",
                "package test",
                "import java.time.Duration",
                "import org.operatingmodel.evidence.Approval",
                "import org.operatingmodel.evidence.Evidence",
                "import org.operatingmodel.gate.GateReview",
                "import org.operatingmodel.product.Channel",
                "import org.operatingmodel.product.Stage",
                "import org.operatingmodel.risk.Milestone",
                "import org.operatingmodel.risk.ProductRisk",
                "import org.operatingmodel.risk.Severity",
                "rule \"Test\" @gate( \"mvp-exit\" ) @criterion( \"test.one\" )",
                "when GateReview( $product : productId, $asOf : asOf )",
                lhs,
                "then end");
        RuleParser.Parsed parsed =
                RuleParser.parse("test.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        if (parsed.rules().isEmpty()) {
            throw new AssertionError(parsed.findings() + "\n" + lhs);
        }
        return parsed.rules().get(0);
    }

    private static Facts facts(String subject) {
        ProductId id = new ProductId("portal");
        Product product = new Product(
                id,
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
        Evidence evidence = new Evidence(
                new EvidenceId("E1"),
                id,
                EvidenceKind.RUNBOOK,
                subject,
                null,
                URI.create("urn:e"),
                new PersonId("ann"),
                AS_OF,
                null,
                null,
                null);
        return Facts.of(AS_OF, List.of(evidence, new GateReview(GateId.MVP_EXIT, product, AS_OF)), List.of());
    }
}
