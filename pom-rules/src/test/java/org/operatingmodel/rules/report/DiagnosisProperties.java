package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.Area;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.report.TopicDiagnosis.State;

class DiagnosisProperties {
    private static final List<Topic> STAGES = Topic.of(Topic.Group.MATURITY);

    /** A practice: what it comes to, in which area, from which stage on. */
    record Made(PracticeVerdict verdict, Area area, Topic stage) {}

    @Provide
    Arbitrary<List<Made>> made() {
        return Combinators.combine(
                        Arbitraries.of(PracticeVerdict.values()), Arbitraries.of(Area.values()), Arbitraries.of(STAGES))
                .as(Made::new)
                .list()
                .ofMaxSize(12);
    }

    private static Assessment assessment(List<Made> made) {
        Assessed assessed = new Assessed();
        IntStream.range(0, made.size())
                .forEach(i -> assessed.result(
                        "p" + i,
                        made.get(i).verdict(),
                        made.get(i).area(),
                        made.get(i).stage()));
        return assessed.assessment();
    }

    @Property
    void maturity_never_falls_when_a_practice_is_met_that_was_not(@ForAll("made") List<Made> made) {
        MaturityStage before = MaturityDiagnosis.of(null, assessment(made)).stage();
        for (int i = 0; i < made.size(); i++) {
            List<Made> better = new ArrayList<>(made);
            better.set(
                    i,
                    new Made(
                            PracticeVerdict.MET, made.get(i).area(), made.get(i).stage()));
            assertThat(MaturityDiagnosis.of(null, assessment(better)).stage()).isGreaterThanOrEqualTo(before);
        }
    }

    @Property
    void a_stage_is_reached_exactly_where_all_of_it_and_before_is_met(
            @ForAll("made") List<Made> made, @ForAll Area area) {
        MaturityDiagnosis found = MaturityDiagnosis.of(area, assessment(made));
        for (MaturityStage stage : MaturityStage.values()) {
            boolean reached = STAGES.stream().limit(stage.ordinal()).allMatch(topic -> {
                List<PracticeVerdict> asked = made.stream()
                        .filter(each -> each.area() == area && each.stage() == topic)
                        .map(Made::verdict)
                        .filter(verdict -> verdict != PracticeVerdict.NOT_APPLICABLE)
                        .toList();
                return !asked.isEmpty() && asked.stream().allMatch(PracticeVerdict.MET::equals);
            });
            assertThat(found.stage().compareTo(stage) >= 0).as(stage.word()).isEqualTo(reached);
        }
    }

    @Property
    void what_nobody_can_evaluate_is_never_shown(@ForAll("made") List<Made> made) {
        for (Topic stage : STAGES) {
            TopicDiagnosis found = TopicDiagnosis.of(stage, assessment(made));
            boolean unknown = made.stream()
                    .anyMatch(each -> each.stage() == stage && each.verdict() == PracticeVerdict.UNEVALUABLE);
            if (unknown || found.asked() == 0) {
                assertThat(found.state()).isNotEqualTo(State.SHOWN);
            }
            assertThat(found.met() + found.open().size()).isEqualTo(found.asked());
        }
    }
}
