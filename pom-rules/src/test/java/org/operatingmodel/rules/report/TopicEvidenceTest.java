package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
        assertThat(evidence(Given.healthy()).rows()).hasSize(12);
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
