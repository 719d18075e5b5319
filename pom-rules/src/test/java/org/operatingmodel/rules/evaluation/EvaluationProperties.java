package org.operatingmodel.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.evaluation.Given.criterion;
import static org.operatingmodel.rules.evaluation.Given.daysAgo;
import static org.operatingmodel.rules.evaluation.Given.facts;
import static org.operatingmodel.rules.evaluation.Given.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Requirement;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.rules.language.Rule;

class EvaluationProperties {
    private static final List<String> KINDS = List.of("TELEMETRY", "RUNBOOK", "TRAINING");
    private static final Comparator<Evidence> CANONICAL =
            Comparator.comparing(Evidence::observedAt).thenComparing(Evidence::id);

    /** One evidence pattern; a negative subject refers to an earlier pattern, if there is one. */
    private record Asked(
            int kind,
            int subject,
            @Nullable Integer days,
            @Nullable Integer value,
            int form) {
        private String pattern(int position) {
            StringBuilder text =
                    new StringBuilder("Evidence( productId == $product, kind == EvidenceKind." + KINDS.get(kind));
            if (subject < 0 && position > 0) {
                text.append(", subject == $e").append(-subject % position).append(".id.value");
            } else if (subject > 0) {
                text.append(", subject == \"s").append(subject).append("\"");
            }
            if (days != null) {
                text.append(", observedWithin( Duration.ofDays( ").append(days).append(" ), $asOf )");
            }
            if (value != null) {
                text.append(", value >= ").append(value);
            }
            return text.append(" )").toString();
        }
    }

    private static String bound(List<Asked> asked) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            text.append("$e")
                    .append(i)
                    .append(" : ")
                    .append(asked.get(i).pattern(i))
                    .append('\n');
        }
        return text.toString();
    }

    /** Monotone in evidence: patterns, {@code exists}, and counts bounded from below; no joins, as not all bind. */
    private static String monotone(List<Asked> asked) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            String pattern = asked.get(i).pattern(0);
            text.append(
                    switch (asked.get(i).form()) {
                        case 0 -> pattern;
                        case 1 -> "exists " + pattern;
                        default ->
                            "accumulate( $c" + i + " : " + pattern + "; $n" + i + " : count( $c" + i + " ); $n" + i
                                    + " >= 2 )";
                    });
            text.append('\n');
        }
        return text.toString();
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(-2, 2),
                        Arbitraries.integers().between(0, 20).injectNull(0.4),
                        Arbitraries.integers().between(0, 5).injectNull(0.6),
                        Arbitraries.integers().between(0, 2))
                .as(Asked::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Evidence>> evidence() {
        Arbitrary<Evidence> one = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("s1", "s2", "EV-0", "EV-1", "EV-2").injectNull(0.3),
                        Arbitraries.integers().between(-1, 25),
                        Arbitraries.integers().between(0, 5).injectNull(0.3))
                .as((id, kind, subject, days, value) -> Given.evidence(
                        "EV-" + id,
                        id == 9 ? Given.OTHER : Given.PORTAL,
                        new EvidenceKind(KINDS.get(kind)),
                        subject,
                        daysAgo(days),
                        null,
                        value == null ? null : BigDecimal.valueOf(value)));
        return one.list()
                .ofMaxSize(8)
                .uniqueElements(Evidence::id)
                .map(list -> list.stream().sorted(CANONICAL).toList());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void the_order_of_facts_does_not_change_how_many_combinations_match(
            @ForAll("asked") List<Asked> asked, @ForAll("evidence") List<Evidence> evidence, @ForAll Random random) {
        Rule rule = rule(bound(asked));
        List<Evidence> shuffled = new ArrayList<>(evidence);
        Collections.shuffle(shuffled, random);
        Evaluation sorted = Evaluator.evaluate(rule, facts(evidence));
        Evaluation unsorted = Evaluator.evaluate(rule, facts(shuffled));
        if (sorted instanceof Evaluation.Matched matched) {
            assertThat(((Evaluation.Matched) unsorted).matches()).isEqualTo(matched.matches());
        } else {
            assertThat(unsorted).isEqualTo(sorted);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void facts_that_the_caller_sorted_give_the_same_explanation(
            @ForAll("asked") List<Asked> asked, @ForAll("evidence") List<Evidence> evidence, @ForAll Random random) {
        Rule rule = rule(bound(asked));
        List<Evidence> shuffled = new ArrayList<>(evidence);
        Collections.shuffle(shuffled, random);
        shuffled.sort(CANONICAL);
        assertThat(Explainer.explain(criterion(rule), rule, facts(shuffled)))
                .isEqualTo(Explainer.explain(criterion(rule), rule, facts(evidence)));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void more_evidence_never_unmeets_what_only_asks_for_evidence(
            @ForAll("asked") List<Asked> asked,
            @ForAll("evidence") List<Evidence> evidence,
            @ForAll("evidence") List<Evidence> further) {
        Rule rule = rule(monotone(asked));
        List<Evidence> more = new ArrayList<>(evidence);
        further.stream()
                .filter(added -> evidence.stream().noneMatch(known -> known.id().equals(added.id())))
                .forEach(more::add);
        if (Evaluator.evaluate(rule, facts(evidence)) instanceof Evaluation.Matched) {
            assertThat(Evaluator.evaluate(rule, facts(more))).isInstanceOf(Evaluation.Matched.class);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void what_is_asked_for_makes_it_met_with_at_most_one_fact_for_each_condition(
            @ForAll("asked") List<Asked> asked, @ForAll("evidence") List<Evidence> evidence) {
        Rule rule = rule(bound(asked));
        List<Evidence> all = new ArrayList<>(evidence);
        int added = 0;
        CriterionResult result = Explainer.explain(criterion(rule), rule, facts(all));
        while (result instanceof Unmet unmet && added < asked.size()) {
            for (FailedCondition failed : unmet.failedConditions()) {
                all.add(completing(failed, "NEW-" + added++));
            }
            result = Explainer.explain(criterion(rule), rule, facts(all));
        }
        assertThat(result).isInstanceOf(Met.class);
        assertThat(added).isLessThanOrEqualTo(asked.size());
    }

    private static Evidence completing(FailedCondition failed, String id) {
        EvidenceKind kind = EvidenceKind.DOCUMENT;
        String subject = null;
        BigDecimal value = null;
        for (Requirement requirement : failed.enough()) {
            Object wanted = requirement.value();
            switch (requirement.property()) {
                case "productId" -> assertThat(wanted).isEqualTo(Given.PORTAL);
                case "kind" -> kind = (EvidenceKind) Objects.requireNonNull(wanted);
                case "subject" -> subject = (String) wanted;
                case "value" -> value = Operators.decimal(wanted);
                default -> assertThat(requirement.property()).isEqualTo("observedWithin");
            }
        }
        return Given.evidence(id, Given.PORTAL, kind, subject, Given.AS_OF, null, value);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void an_explanation_agrees_with_the_evaluation(
            @ForAll("asked") List<Asked> asked, @ForAll("evidence") List<Evidence> evidence) {
        Rule rule = rule(bound(asked) + "forall( Evidence( value != null ) )");
        boolean matched = Evaluator.evaluate(rule, facts(evidence)) instanceof Evaluation.Matched;
        CriterionResult result = Explainer.explain(criterion(rule), rule, facts(evidence));
        assertThat(result instanceof Met).isEqualTo(matched);
        assertThat(result instanceof Unmet).isEqualTo(!matched);
    }
}
