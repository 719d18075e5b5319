package org.operatingmodel.rules.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.PracticeKind;
import org.operatingmodel.practice.Subject;
import org.operatingmodel.practice.Topic;

/** Assessments of practices that are made up. */
final class Assessed {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    private final List<PracticeResult> results = new ArrayList<>();

    /** Adds the result of a practice of the portfolio. */
    Assessed result(String id, PracticeVerdict verdict, @Nullable Area area, Topic... topics) {
        Practice practice = new Practice(
                new PracticeId("test." + id),
                PracticeKind.PRACTICE,
                Subject.PORTFOLIO,
                "What " + id + " asks is done",
                area,
                Set.of(topics),
                new PackId("test"),
                "test.drl",
                1,
                null);
        boolean failed = verdict == PracticeVerdict.UNMET || verdict == PracticeVerdict.NOT_APPLICABLE;
        results.add(new PracticeResult(
                practice,
                null,
                null,
                verdict,
                List.of(),
                List.of(),
                failed
                        ? List.of(new FailedCondition(
                                FailedCondition.Kind.MISSING,
                                "Evidence( )",
                                1,
                                1,
                                "no Evidence for " + id,
                                List.of(),
                                List.of(),
                                0))
                        : List.of(),
                verdict == PracticeVerdict.UNEVALUABLE ? "no figure for " + id : null));
        return this;
    }

    Assessment assessment() {
        return new Assessment(AS_OF, List.of(), results);
    }
}
