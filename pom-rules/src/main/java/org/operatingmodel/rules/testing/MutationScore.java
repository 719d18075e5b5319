package org.operatingmodel.rules.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.TrialGovernance;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Explainer;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Statement;

/**
 * How many small changes of the rules of packs a set of tests notices.
 *
 * <p>What is proved to ask for the same as the rule is no mutant. A mutant is noticed (killed) when at least one test does
 * not get what it expects from packs with the mutant in place of the rule. The naive evaluator judges mutants, so nothing is
 * compiled. A test is asked only where the mutant comes to something else than the rule over facts that the rule was judged
 * over in the test, or fails by conditions in other places; how many matches there are, and which facts match first, is not
 * looked at. Where the test passes when the packs ask for nothing beside the rule, it is asked that of the mutant first, so
 * that a mutant which shows only in how it goes together with other rules is then told as a survivor; what is told as noticed
 * is noticed with all that the packs ask. A mutant is quoted as the rule stands in its file, so that a test that expects a text notices another place of
 * it, and not that the text is changed.
 *
 * @param killed the mutants that a test notices, in the order of packs, rules and texts
 * @param survivors the mutants that no test notices, in the same order
 * @param tests how many tests were asked
 * @since 0.1
 */
public record MutationScore(List<Mutant> killed, List<Mutant> survivors, int tests) {
    /** @throws NullPointerException if a part is missing */
    public MutationScore {
        killed = List.copyOf(killed);
        survivors = List.copyOf(survivors);
    }

    /**
     * The score of tests for the rules of packs.
     *
     * @param packs the packs that the tests ask, in the order in which they are loaded
     * @param mutated the packs whose rules are changed
     * @param tests the tests, each of which passes with the packs as they are
     * @throws IllegalArgumentException if a test fails, or a pack is not among the packs; the message names it
     * @throws RulePackException if the packs do not go together
     */
    public static MutationScore of(
            List<RulePack> packs, Set<PackId> mutated, Collection<? extends DecisionTest> tests) {
        Set<PackId> known = packs.stream().map(RulePack::id).collect(Collectors.toSet());
        if (!known.containsAll(mutated)) {
            throw new IllegalArgumentException("mutated must name packs that are loaded, but was '" + mutated
                    + "'. Load them, or leave them out.");
        }
        return of(mutated, List.of(new World(packs, List.copyOf(tests))));
    }

    /**
     * Tests, and the packs that they ask.
     *
     * @param packs the packs, in the order in which they are loaded
     * @param tests the tests
     */
    record World(List<RulePack> packs, List<DecisionTest> tests) {}

    /**
     * The score of tests that ask different packs, each of which has the very packs whose rules are changed.
     *
     * @param mutated the packs whose rules are changed
     * @param worlds the tests, at least one, by what they ask
     */
    static MutationScore of(Set<PackId> mutated, List<World> worlds) {
        List<Asked> asked = new ArrayList<>();
        for (World world : worlds) {
            TrialGovernance trial = TrialGovernance.of(world.packs());
            for (DecisionTest test : world.tests()) {
                List<DecisionTest.Difference> differences = test.differences(trial.service());
                if (!differences.isEmpty()) {
                    throw new IllegalArgumentException("tests must pass before a rule is changed, but '" + test.name()
                            + "' fails: " + differences.get(0) + " Mend the test or the rule first.");
                }
                asked.add(Asked.of(trial, test, trial.takeJudged()));
            }
        }
        List<Mutant> mutants = worlds.get(0).packs().stream()
                .filter(pack -> mutated.contains(pack.id()))
                .flatMap(pack -> Mutants.of(pack).stream())
                .toList();
        Map<Boolean, List<Mutant>> noticed =
                mutants.parallelStream().collect(Collectors.partitioningBy(mutant -> killed(mutant, asked)));
        // what a test notices asks for something else, so that only the rest has to be proved to do so
        List<Mutant> survivors = noticed.getOrDefault(false, List.of()).parallelStream()
                .filter(mutant -> !Mutants.asksForTheSame(mutant))
                .toList();
        return new MutationScore(noticed.getOrDefault(true, List.of()), survivors, asked.size());
    }

    /** A test, the packs that it asks, and what each statement came to over the facts that it was judged over in it. */
    private record Asked(
            TrialGovernance trial,
            DecisionTest test,
            IdentityHashMap<Statement, List<Judged>> judged,
            Map<Statement, Boolean> passing) {
        /** Whether the test passes where the packs ask for nothing beside a statement, so that this alone is asked about it. */
        boolean passesWith(Statement alone) {
            // found twice at worst: a test that is run here may run others on this thread, so that nothing is locked
            Boolean known = passing.get(alone);
            if (known == null) {
                try {
                    known = test.differences(trial.supposingAlone(alone, alone)).isEmpty();
                } catch (RuntimeException asksForMore) {
                    // it passes where all is asked, so that it reads something beside the statement
                    known = false;
                }
                passing.put(alone, known);
            }
            return known;
        }

        static Asked of(TrialGovernance trial, DecisionTest test, IdentityHashMap<Statement, List<Facts>> judged) {
            IdentityHashMap<Statement, List<Judged>> outcomes = new IdentityHashMap<>();
            judged.forEach((statement, facts) -> outcomes.put(
                    statement,
                    facts.stream()
                            .map(each -> new Judged(each, outcome(Evaluator.of(statement), each)))
                            .toList()));
            return new Asked(trial, test, outcomes, Collections.synchronizedMap(new IdentityHashMap<>()));
        }
    }

    /** Facts, and what a statement comes to over them: met, faulted, out of scope, or where the conditions stand that fail. */
    private record Judged(Facts facts, List<String> outcome) {}

    private static boolean killed(Mutant mutant, List<Asked> asked) {
        boolean weighed = !mutant.kind().ofConditions();
        Evaluator changed = Evaluator.of(mutant.changed());
        Map<TrialGovernance, DecisionService> services = new HashMap<>();
        Map<TrialGovernance, DecisionService> alone = new HashMap<>();
        for (Asked each : asked) {
            List<Judged> judged = each.judged().getOrDefault(mutant.stated(), List.of());
            boolean differs = weighed
                    ? !judged.isEmpty() || each.judged().isEmpty()
                    : judged.stream().anyMatch(one -> !one.outcome().equals(outcome(changed, one.facts())));
            if (differs) {
                if (each.passesWith(mutant.stated())
                        && each.test()
                                .differences(alone.computeIfAbsent(
                                        each.trial(), trial -> trial.supposingAlone(mutant.stated(), mutant.changed())))
                                .isEmpty()) {
                    continue;
                }
                // what the test notices where nothing else is asked can be hidden by what the packs ask beside it
                DecisionService service = services.computeIfAbsent(
                        each.trial(), trial -> trial.supposing(mutant.stated(), mutant.changed()));
                if (!each.test().differences(service).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> outcome(Evaluator evaluator, Facts facts) {
        Evaluation evaluation = evaluator.evaluate(facts);
        if (evaluation instanceof Evaluation.Unmatched unmatched) {
            List<String> failing = new ArrayList<>(List.of(unmatched.inScope() ? "unmet" : "out of scope"));
            Explainer.whyNot(evaluator, facts, unmatched)
                    .forEach(failed -> failing.add(failed.line() + ":" + failed.column()));
            return failing;
        }
        return List.of(evaluation instanceof Evaluation.Matched ? "met" : "faulted");
    }

    /** How many mutants there are. */
    public int mutants() {
        return killed.size() + survivors.size();
    }

    /** The share of the mutants that a test notices, in percent, rounded down; absent where there are no mutants. */
    public @Nullable Integer percent() {
        return mutants() == 0 ? null : killed.size() * 100 / mutants();
    }

    /**
     * Whether tests notice enough. Where there is nothing to change, nothing is known of the tests, and that is enough for no
     * share but 0.
     *
     * @param least the share of {@link #percent} that is asked for, from 0 to 100
     */
    public boolean atLeast(int least) {
        Integer percent = percent();
        return least == 0 || percent != null && percent >= least;
    }

    /** The score in one sentence. */
    public String headline() {
        Integer percent = percent();
        return percent == null
                ? "There is nothing to change in the rules, so that nothing is known of the tests. Name packs with rules, or"
                        + " ask for a score of 0."
                : String.format(
                        Locale.ROOT,
                        "%d of %d changes of rules are noticed by %d test%s: %d percent.",
                        killed.size(),
                        mutants(),
                        tests,
                        tests == 1 ? "" : "s",
                        percent);
    }

    /** The score, and each change that no test notices as a unified diff; ends with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(headline()).append('\n');
        for (Mutant mutant : survivors) {
            text.append('\n').append(mutant).append(", and no test notices\n").append(mutant.diff());
        }
        return text.toString();
    }

    /** The score as JSON: figures, the same for each rule, and the survivors. */
    public String json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("mutants", mutants());
        json.put("killed", killed.size());
        json.put("tests", tests);
        Integer percent = percent();
        if (percent != null) {
            json.put("percent", percent);
        }
        Map<String, int[]> rules = new LinkedHashMap<>();
        killed.forEach(mutant -> count(rules, mutant)[0]++);
        survivors.forEach(mutant -> count(rules, mutant)[1]++);
        json.put(
                "rules",
                rules.entrySet().stream()
                        .map(each -> new TreeMap<>(Map.of(
                                "rule", each.getKey(), "killed", each.getValue()[0], "survived", each.getValue()[1])))
                        .toList());
        json.put(
                "survivors",
                survivors.stream()
                        .map(mutant -> new TreeMap<>(Map.of(
                                "rule", mutant.packId() + ": " + mutant.stated().label(),
                                "file", mutant.stated().source().file(),
                                "line", mutant.line(),
                                "change", mutant.kind().words(),
                                "diff", mutant.diff())))
                        .toList());
        return RecordJson.treeText(json);
    }

    private static int[] count(Map<String, int[]> rules, Mutant mutant) {
        return rules.computeIfAbsent(mutant.packId() + ": " + mutant.stated().label(), rule -> new int[2]);
    }
}
