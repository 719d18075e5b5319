package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.Area;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.report.TopicDiagnosis.State;

class DiagnosisTest {
    private static Diagnosis diagnosis(Assessment assessment) {
        return new Diagnosis(
                Assessed.AS_OF,
                List.of(),
                Topic.of(Topic.Group.QUESTION).stream()
                        .map(question -> new Answer(
                                question,
                                Answer.State.ANSWERED,
                                List.of("it is so"),
                                TopicDiagnosis.of(question, assessment)))
                        .toList(),
                Arrays.stream(Topic.values())
                        .filter(topic -> topic.group() != Topic.Group.QUESTION && topic.group() != Topic.Group.MATURITY)
                        .map(topic -> TopicDiagnosis.of(topic, assessment))
                        .toList(),
                MaturityDiagnosis.of(null, assessment),
                Arrays.stream(Area.values())
                        .map(area -> MaturityDiagnosis.of(area, assessment))
                        .toList(),
                List.of());
    }

    /** One practice for each topic of a group, met where its bit is set; all else is met. */
    private static Diagnosis withBits(Topic.Group group, int bits) {
        Assessed assessed = new Assessed();
        Stream.of(Topic.Group.FAILURE_MODE, Topic.Group.CHECKLIST, Topic.Group.ADOPTION)
                .flatMap(each -> Topic.of(each).stream())
                .forEach(topic -> {
                    int bit = Topic.of(group).indexOf(topic);
                    boolean met = bit < 0 || (bits >> bit & 1) == 1;
                    assessed.result(
                            topic.word(), met ? PracticeVerdict.MET : PracticeVerdict.UNMET, Area.PLATFORMS, topic);
                });
        return diagnosis(assessed.assessment());
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.Group.class,
            names = {"CHECKLIST", "ADOPTION", "FAILURE_MODE"})
    void each_line_is_shown_exactly_where_its_practices_are_met_in_all_combinations(Topic.Group group) {
        int lines = Topic.of(group).size();
        for (int bits = 0; bits < 1 << lines; bits++) {
            Diagnosis diagnosis = withBits(group, bits);
            for (int i = 0; i < lines; i++) {
                assertThat(diagnosis.of(group).get(i).state())
                        .isEqualTo((bits >> i & 1) == 1 ? State.SHOWN : State.NOT_SHOWN);
            }
            assertThat(diagnosis.healthy()).isEqualTo(group == Topic.Group.ADOPTION || bits == (1 << lines) - 1);
        }
    }

    @Test
    void what_is_open_is_told_once_for_each_practice() {
        Assessment assessment = new Assessed()
                .result("budgets", PracticeVerdict.UNMET, Area.RUN_COST_AND_RISK, Topic.INVISIBLE_RUN_COSTS)
                .result("costs", PracticeVerdict.UNEVALUABLE, Area.RUN_COST_AND_RISK, Topic.INVISIBLE_RUN_COSTS)
                .result("tokens", PracticeVerdict.MET, Area.DESIGN_OPS, Topic.DESIGN_SYSTEM_DRIFT)
                .assessment();
        String text = diagnosis(assessment).text();
        assertThat(text)
                .startsWith("The operating model is experimenting as of 2026-06-21T00:00:00Z: 5 of 5 questions are"
                        + " answered, signs of invisible-run-costs, 3 failure modes that nobody looked for, 0 of 6 lines"
                        + " of the checklist are shown.\n")
                .contains("""
                        Failure modes
                          platform-sprawl  unknown, nothing was asked
                          design-system-drift  absent, 1 of 1 met
                          project-theatre  unknown, nothing was asked
                          invisible-run-costs  present, 0 of 2 met
                            test.budgets of the portfolio: no Evidence for budgets
                            test.costs of the portfolio: no figure for costs
                          bolt-on-security  unknown, nothing was asked
                        """);
    }

    @Test
    void maturity_tells_in_each_area_what_the_next_stage_lacks() {
        assertThat(MaturityStage.EXPERIMENTING.topic()).isNull();
        Assessment assessment = new Assessed()
                .result("budgets", PracticeVerdict.UNMET, Area.RUN_COST_AND_RISK, Topic.EXPANDING)
                .result("tokens", PracticeVerdict.MET, Area.DESIGN_OPS, Topic.EXPANDING)
                .result("paths", PracticeVerdict.UNEVALUABLE, Area.PLATFORMS, Topic.EXPANDING)
                .assessment();
        assertThat(diagnosis(assessment).text()).contains("""
                Maturity
                  all areas  experimenting; expanding: 1 of 3 met
                    test.budgets of the portfolio: no Evidence for budgets
                    test.paths of the portfolio: no figure for paths
                  business-alignment  experimenting; expanding: nothing was asked
                  platforms  experimenting; expanding: 0 of 1 met
                    test.paths of the portfolio: no figure for paths
                  design-ops  expanding; operationalizing: nothing was asked
                  delivery-governance  experimenting; expanding: nothing was asked
                  run-cost-and-risk  experimenting; expanding: 0 of 1 met
                    test.budgets of the portfolio: no Evidence for budgets
                Obstacles
                """);
    }

    @Test
    void an_ambiguity_names_both_answers() {
        TopicDiagnosis nothing = TopicDiagnosis.of(Topic.WHO_DECIDES, new Assessed().assessment());
        assertThatThrownBy(() ->
                        new Answer(Topic.WHO_DECIDES, Answer.State.AMBIGUOUS, List.of("it is the architect"), nothing))
                .hasMessage("Answer.answers must be at least 1, or 2 where it is ambiguous, but was 1 for AMBIGUOUS.");
        assertThatThrownBy(() -> new Answer(Topic.PLANNING, Answer.State.ANSWERED, List.of("so"), nothing))
                .hasMessageStartingWith("Answer.question must be a question, but was 'planning'.");
    }

    @Test
    void every_topic_has_a_practice_of_the_library() {
        Set<Topic> spokenFor = RulePack.shipped().stream()
                .flatMap(id -> RulePack.shipped(id.value()).practices().stream())
                .flatMap(rule -> rule.topics().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(spokenFor).containsExactly(Topic.values());
    }

    @Test
    void every_area_has_a_practice_and_every_practice_an_area_and_a_component() {
        Set<Area> areas = new TreeSet<>();
        RulePack.shipped().stream()
                .flatMap(id -> RulePack.shipped(id.value()).practices().stream())
                .forEach(rule -> {
                    assertThat(rule.area()).as(rule.label()).isNotNull();
                    assertThat(rule.topics())
                            .as(rule.label())
                            .anyMatch(topic -> topic.group() == Topic.Group.COMPONENT);
                    assertThat(rule.remedy()).as(rule.label()).isNotNull();
                    assertThat(rule.why()).as(rule.label()).isNotEmpty();
                    areas.add(rule.area());
                });
        assertThat(areas).containsExactly(Area.values());
    }

    /** A line that a practice no longer speaks for is shown without it, and nobody notices. */
    @Test
    void each_line_of_the_checklist_each_failure_mode_and_each_stage_of_the_roadmap_has_its_practices() {
        String spokenFor = Stream.of(Topic.Group.CHECKLIST, Topic.Group.FAILURE_MODE, Topic.Group.ROADMAP)
                .flatMap(group -> Topic.of(group).stream())
                .map(topic -> topic.word() + ": "
                        + RulePack.shipped().stream()
                                .flatMap(id -> RulePack.shipped(id.value()).practices().stream())
                                .filter(rule -> rule.topics().contains(topic))
                                .map(rule -> rule.id().value())
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "\n")
                .collect(Collectors.joining());
        assertThat(spokenFor).isEqualTo("""
                        outcomes-funded: funding.streams-funded, outcomes.four-to-eight, outcomes.quantified, \
                        outcomes.roadmap-revised, outcomes.streams-reviewed
                        capabilities-run-as-products: funding.shared-first, platform.two-run-as-products
                        design-system-published: design.ships-versioned
                        gates-used: delivery.boards-before-cutoff, delivery.gates-used
                        taxonomy-standard: measurement.events-named, measurement.taxonomy-for-new, \
                        measurement.taxonomy-standard
                        run-cost-and-risk-visible: funding.run-cost-estimated, funding.unit-cost, \
                        risk.backlog-on-track, risk.cost-known, risk.costs-tagged, risk.dashboards-show
                        platform-sprawl: funding.shared-first, platform.capabilities-reviewed, \
                        platform.capabilities-solved-once, platform.consumption-mode-decided, \
                        platform.delivery-tooling-solved-once, platform.every-platform-funded, \
                        platform.experience-solved-once, platform.first-candidates, \
                        platform.graduated-with-agreement, platform.graduation-criteria, \
                        platform.identity-solved-once, platform.on-golden-path, platform.run-as-product, \
                        platform.shared-data-solved-once, platform.telemetry-through-platform, \
                        platform.two-run-as-products
                        design-system-drift: design.component-reuse, design.launched, design.no-drift, \
                        design.operational-agreement, design.run-as-product, design.ships-versioned, \
                        organisation.standards-shaped, platform.experience-solved-once
                        project-theatre: delivery.learns, funding.project-share, funding.streams-funded, \
                        organisation.incentives-reward-outcomes, organisation.method-is-not-the-model, \
                        outcomes.accountable, outcomes.bets-decidable, outcomes.bets-ended, outcomes.no-end-date, \
                        outcomes.output-metrics, outcomes.roadmap-feedback
                        invisible-run-costs: funding.run-cost-estimated, funding.unit-cost, \
                        risk.anomalies-reviewed, risk.budget-owned, risk.cost-known, risk.costs-tagged
                        bolt-on-security: platform.delivery-tooling-solved-once, platform.identity-solved-once, \
                        risk.controls-from-discovery, risk.personal-data-minimised
                        roadmap-1: funding.shared-first, funding.streams-funded, organisation.outcome-owner, \
                        organisation.portfolio-core, outcomes.four-to-eight, outcomes.owned, outcomes.quantified, \
                        outcomes.roadmap-revised, platform.first-candidates
                        roadmap-2: delivery.gates-used, design.launched, funding.run-cost-estimated, \
                        measurement.taxonomy-for-new
                        roadmap-3: delivery.calendar-covers-all, delivery.incidents-change-roadmap, \
                        delivery.web-on-train, funding.in-tranches, funding.released-on-progress, \
                        funding.unit-cost, funding.within-approval, platform.graduated-with-agreement
                        """);
    }
}
