package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

/** Rows 156 and 157 of the operating model: no principle and no purpose without something that shows it. */
class TopicEvidenceTest {
    private static final Governance STANDARD = Governance.load(RulePack.standard());

    static Stream<Topic> topics() {
        return Stream.concat(Topic.of(Topic.Group.PRINCIPLE).stream(), Topic.of(Topic.Group.PURPOSE).stream());
    }

    private static TopicEvidence evidence(Given given) {
        return TopicEvidence.of(
                STANDARD.review(given.portfolio(), Given.AS_OF), STANDARD.assess(given.portfolio(), Given.AS_OF));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void every_principle_and_purpose_is_mapped_to_a_criterion_that_exists(Topic topic) {
        List<CriterionId> known = STANDARD.gates().stream()
                .flatMap(gate -> STANDARD.criteria(gate.id()).stream())
                .map(Criterion::id)
                .toList();

        assertThat(TopicEvidence.criteria(topic)).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void there_are_seven_principles_and_five_purposes() {
        assertThat(Topic.of(Topic.Group.PRINCIPLE))
                .extracting(Topic::word)
                .containsExactly(
                        "customer-centricity",
                        "agility",
                        "data-driven",
                        "collaboration",
                        "continuous-improvement",
                        "transparency",
                        "scalability");
        assertThat(Topic.of(Topic.Group.PURPOSE))
                .extracting(Topic::word)
                .containsExactly(
                        "alignment",
                        "streamlined-workflow",
                        "quality-and-innovation",
                        "resource-and-risk-management",
                        "adaptability");
        assertThat(evidence(Given.healthy()).rows())
                .extracting(TopicEvidence.Row::topic)
                .containsExactlyElementsOf(topics().toList());
        assertThat(Topic.ofWord("scalability")).contains(Topic.SCALABILITY);
        assertThat(Topic.ofWord("scale")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "customer-centricity | discovery.users-researched discovery.problem-framed ga.documentation-published | -",
                "agility | mvp.assumption-validated | adaptiveness",
                "data-driven | mvp.telemetry-live discovery.outcome-measurable | data-driven",
                "collaboration | limited-launch.support-ready ga.training-delivered | collaboration",
                "continuous-improvement | ga.experiment-planned mvp.runbook-exercised | -",
                "transparency | discovery.options-assessed mvp.risks-on-track ga.risks-on-track | -",
                "scalability | limited-launch.slo-aligned | scalability",
                "alignment | discovery.outcome-measurable | alignment",
                "streamlined-workflow | limited-launch.support-ready mvp.runbook-exercised | productivity",
                "quality-and-innovation | limited-launch.controls-tested ga.experiment-planned | satisfaction",
                "resource-and-risk-management | ga.risks-on-track ga.error-budget-left retirement.costs-stopped | -",
                "adaptability | mvp.assumption-validated | adaptiveness",
            })
    void each_is_mapped_to_these_criteria_and_metrics(String topic, String criteria, @Nullable String metric) {
        TopicEvidence.Row row = evidence(Given.healthy()).rows().stream()
                .filter(each -> each.topic().word().equals(topic))
                .findFirst()
                .orElseThrow();
        assertThat(row.asked()).containsExactly(criteria.split(" "));
        assertThat(row.metrics()).extracting(Benefit::word).isEqualTo(metric == null ? List.of() : List.of(metric));
    }

    @Test
    void practices_speak_for_their_topics_where_they_are_met() {
        Governance practised = Governance.load(
                RulePack.standard(),
                RulePack.shipped("outcomes"),
                RulePack.shipped("risk"),
                RulePack.shipped("measurement"));
        Assessment assessment = practised.assess(Given.healthy().portfolio(), Given.AS_OF);
        TopicEvidence evidence =
                TopicEvidence.of(practised.review(Given.healthy().portfolio(), Given.AS_OF), assessment);
        Set<PracticeVerdict> seen = new HashSet<>();
        for (TopicEvidence.Row row : evidence.rows()) {
            List<PracticeResult> practices = assessment.of(row.topic());
            practices.forEach(result -> seen.add(result.verdict()));
            List<String> criteria = TopicEvidence.criteria(row.topic()).stream()
                    .map(CriterionId::value)
                    .toList();
            assertThat(row.asked()).startsWith(criteria.toArray(String[]::new));
            assertThat(row.asked().subList(criteria.size(), row.asked().size()))
                    .containsExactlyInAnyOrderElementsOf(practices.stream()
                            .map(result -> result.practice().id().value())
                            .collect(Collectors.toSet()));
            assertThat(row.met())
                    .filteredOn(id -> !criteria.contains(id))
                    .containsExactlyInAnyOrderElementsOf(practices.stream()
                            .filter(result -> result.verdict() == PracticeVerdict.MET)
                            .map(result -> result.practice().id().value())
                            .collect(Collectors.toSet()));
        }
        assertThat(seen).contains(PracticeVerdict.MET, PracticeVerdict.UNMET);
    }

    @Test
    void a_principle_without_evidence_is_told() {
        assertThat(evidence(Given.healthy()).text()).startsWith("""
                customer-centricity: shown by discovery.users-researched, discovery.problem-framed (2 of 3)
                agility: no evidence (0 of 1)
                """);
        assertThat(evidence(Given.healthy()).withoutEvidence())
                .contains(Topic.AGILITY)
                .doesNotContain(Topic.CUSTOMER_CENTRICITY);
        assertThat(evidence(Given.nothing()).withoutEvidence()).containsExactlyElementsOf(topics().toList());
    }
}
