package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DynamicTest;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

/**
 * Portfolios in which one practice of a shipped pack is met, unmet or not applicable, each a test of its own.
 *
 * <p>A practice that is asked of products or value streams is looked at for the one that {@link #about} names, else for the
 * only one there is.
 */
public final class PracticeCases {
    private static final Map<String, Governance> GOVERNANCE = new ConcurrentHashMap<>();

    private final PracticeId practice;
    private final String subject;
    private final List<DynamicTest> tests = new ArrayList<>();

    private PracticeCases(PracticeId practice, String subject) {
        this.practice = practice;
        this.subject = subject;
    }

    /** The practice of that id, of the shipped pack that the first word of the id names. */
    public static PracticeCases practice(String id) {
        return new PracticeCases(new PracticeId(id), "");
    }

    /** Looks at one product or value stream, by its id. */
    public PracticeCases about(String id) {
        return new PracticeCases(practice, id);
    }

    public PracticeCases met(String when, Given given) {
        return test(PracticeVerdict.MET, when, given);
    }

    public PracticeCases notApplicable(String when, Given given) {
        return test(PracticeVerdict.NOT_APPLICABLE, when, given);
    }

    private PracticeCases test(PracticeVerdict verdict, String when, Given given) {
        tests.add(DynamicTest.dynamicTest(
                verdict.word() + " when " + when,
                () -> assertThat(result(given).verdict()).as(told(given)).isEqualTo(verdict)));
        return this;
    }

    /** Unmet, and exactly these conditions fail, each named by its text up to the first bracket. */
    public PracticeCases unmet(String when, Given given, String... failed) {
        tests.add(DynamicTest.dynamicTest("unmet when " + when, () -> {
            PracticeResult result = result(given);
            assertThat(result.verdict()).as(told(given)).isEqualTo(PracticeVerdict.UNMET);
            assertThat(result.failedConditions())
                    .extracting(PracticeCases::label)
                    .containsExactly(failed);
        }));
        return this;
    }

    public List<DynamicTest> tests() {
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private PracticeResult result(Given given) {
        List<PracticeResult> results = governance().assess(given.portfolio(), Given.AS_OF).of(practice).stream()
                .filter(each -> subject.isEmpty() || each.about().endsWith(" " + subject))
                .toList();
        assertThat(results)
                .as("results of %s; is the pack in index.txt, and the subject there?", practice)
                .hasSize(1);
        return results.get(0);
    }

    private String told(Given given) {
        PracticeResult result = result(given);
        return result.failedConditions() + " " + Objects.requireNonNullElse(result.cause(), "");
    }

    private Governance governance() {
        String pack = practice.value().split("\\.", 2)[0];
        return GOVERNANCE.computeIfAbsent(pack, PracticeCases::load);
    }

    /** The standard pack, those that the shipped one builds on or whose rights it asks about, and it. */
    private static Governance load(String id) {
        List<RulePack> packs = new ArrayList<>(List.of(RulePack.standard()));
        RulePack pack = RulePack.shipped(id);
        pack.manifest()
                .buildsOn()
                .forEach(each -> packs.add(RulePack.shipped(each.id().value())));
        if (id.equals("organisation")) {
            packs.add(RulePack.shipped("roles"));
        }
        packs.add(pack);
        return Governance.load(packs.toArray(RulePack[]::new));
    }

    private static String label(FailedCondition failed) {
        return failed.text().split("\\(", 2)[0].strip();
    }
}
