package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.testing.SuiteCase;

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
        return test(
                verdict.word() + " when " + when,
                given,
                result -> assertThat(result.verdict()).as(told(result)).isEqualTo(verdict));
    }

    private PracticeCases test(String name, Given given, Consumer<PracticeResult> expected) {
        SuiteCase test = SuiteCase.of(
                pack(),
                practice + ": " + name,
                given,
                (service, portfolio) -> expected.accept(result(service.assess(portfolio, Given.AS_OF))));
        tests.add(DynamicTest.dynamicTest(name, () -> test.check(governance())));
        return this;
    }

    /** Unmet, and exactly these conditions fail, each named by its text up to the first bracket. */
    public PracticeCases unmet(String when, Given given, String... failed) {
        return test("unmet when " + when, given, result -> {
            assertThat(result.verdict()).as(told(result)).isEqualTo(PracticeVerdict.UNMET);
            assertThat(result.failedConditions())
                    .extracting(PracticeCases::label)
                    .containsExactly(failed);
        });
    }

    public List<DynamicTest> tests() {
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private PracticeResult result(Assessment assessment) {
        List<PracticeResult> results = assessment.of(practice).stream()
                .filter(each -> subject.isEmpty() || each.about().endsWith(" " + subject))
                .toList();
        assertThat(results)
                .as("results of %s; is the pack in index.txt, and the subject there?", practice)
                .hasSize(1);
        return results.get(0);
    }

    private static String told(PracticeResult result) {
        return result.failedConditions() + " " + Objects.requireNonNullElse(result.cause(), "");
    }

    private String pack() {
        return practice.value().split("\\.", 2)[0];
    }

    private Governance governance() {
        return GOVERNANCE.computeIfAbsent(
                pack(), id -> Governance.load(packs(id).toArray(RulePack[]::new)));
    }

    /** The standard pack, those that the shipped one builds on or whose rights it asks about, and it. */
    public static List<RulePack> packs(String id) {
        List<RulePack> packs = new ArrayList<>(List.of(RulePack.standard()));
        RulePack pack = RulePack.shipped(id);
        pack.manifest().buildsOn().forEach(each -> {
            if (!each.id().equals(packs.get(0).id())) {
                packs.add(RulePack.shipped(each.id().value()));
            }
        });
        if (id.equals("organisation")) {
            packs.add(RulePack.shipped("roles"));
        }
        packs.add(pack);
        return packs;
    }

    private static String label(FailedCondition failed) {
        return failed.text().split("\\(", 2)[0].strip();
    }
}
