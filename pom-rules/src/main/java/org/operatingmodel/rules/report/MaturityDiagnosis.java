package org.operatingmodel.rules.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.gate.Area;
import org.operatingmodel.practice.Topic;

/**
 * The highest stage of maturity that is shown by evidence, in one area or in all, and what the next one lacks.
 *
 * <p>A stage is reached when all practices of it and of the stages before are met: never by an estimate. A practice more that
 * is met never lowers it.
 *
 * @param area the area; absent where it is about all of them
 * @param stage the stage that is shown
 * @param next what the next stage lacks; absent when the last one is shown
 * @since 0.1
 */
public record MaturityDiagnosis(
        @Nullable Area area, MaturityStage stage, @Nullable TopicDiagnosis next) {
    /** @throws IllegalArgumentException if the last stage has a next one, or another has none */
    public MaturityDiagnosis {
        Objects.requireNonNull(stage, "MaturityDiagnosis.stage");
        if ((next == null) != (stage == MaturityStage.APPROACHING_MATURITY)) {
            throw new IllegalArgumentException("MaturityDiagnosis.next must be absent at the last stage and at no"
                    + " other, but stage was " + stage + ".");
        }
    }

    /** The stage that an assessment shows in an area. */
    public static MaturityDiagnosis of(@Nullable Area area, Assessment assessment) {
        MaturityStage shown = MaturityStage.EXPERIMENTING;
        for (MaturityStage stage : MaturityStage.values()) {
            Topic topic = stage.topic();
            if (topic != null) {
                List<PracticeResult> results = assessment.of(topic).stream()
                        .filter(result -> area == null || result.practice().area() == area)
                        .toList();
                TopicDiagnosis diagnosis = TopicDiagnosis.of(topic, results);
                if (diagnosis.state() != TopicDiagnosis.State.SHOWN) {
                    return new MaturityDiagnosis(area, shown, diagnosis);
                }
            }
            shown = stage;
        }
        return new MaturityDiagnosis(area, shown, null);
    }
}
