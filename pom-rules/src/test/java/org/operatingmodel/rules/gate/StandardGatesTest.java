package org.operatingmodel.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;

/** What holds for every criterion of the standard gates. */
class StandardGatesTest {
    /** More would no longer be light. */
    private static final int MOST_CRITERIA = 8;

    static List<String> gates() {
        return Arrays.stream(Stage.values())
                .map(GateId::exitOf)
                .flatMap(Optional::stream)
                .map(GateId::value)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("gates")
    void the_healthy_product_passes(String gate) {
        GateDecision decision = Cases.decide(healthy(), gate);
        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(words(decision)).containsOnly("met");
    }

    @ParameterizedTest
    @MethodSource("gates")
    void nothing_is_met_where_nothing_is_known(String gate) {
        GateDecision decision = Cases.decide(nothing(), gate);
        assertThat(decision.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(words(decision)).containsOnly("unmet");
    }

    @ParameterizedTest
    @MethodSource("gates")
    void documents_alone_never_pass(String gate) {
        Given documents = new Given(healthy().facts().stream()
                .map(fact ->
                        fact instanceof Evidence evidence ? changed(evidence, "kind", EvidenceKind.DOCUMENT) : fact)
                .toList());
        assertThat(Cases.decide(documents, gate).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @MethodSource("gates")
    void what_only_a_consumed_product_has_counts_for_nothing(String gate) {
        Given swapped = new Given(healthy().facts().stream()
                .map(fact -> fact instanceof Product product ? swapped(product) : moved(fact))
                .toList());
        // Where the feed is alive, no charge of the product is proof that its costs have stopped.
        assertThat(Cases.decide(swapped, gate).results())
                .filteredOn(result -> !result.criterion().id().value().equals("retirement.costs-stopped"))
                .extracting(CriterionResult::word)
                .containsOnly("unmet");
    }

    private static Product swapped(Product product) {
        Product other = (Product) healthy().facts().stream()
                .filter(fact -> fact instanceof Product p && !p.id().equals(product.id()))
                .findFirst()
                .orElseThrow();
        return changed(changed(other, "id", product.id()), "consumes", product.consumes());
    }

    static Stream<String> factsOfTheProduct() {
        return healthy().facts().stream()
                .filter(fact -> !(fact instanceof Product)
                        && !(fact instanceof Cost)
                        && !moved(fact).equals(fact))
                .map(Given::nameOf)
                .filter(StandardGatesTest::canBeLeftOut);
    }

    private static boolean canBeLeftOut(String name) {
        try {
            healthy().without(name).portfolio();
            return true;
        } catch (IllegalArgumentException refersToIt) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("factsOfTheProduct")
    void another_products_fact_counts_as_little_as_a_missing_one(String name) {
        for (String gate : gates()) {
            assertThat(words(Cases.decide(healthy().replacing(name, StandardGatesTest::moved), gate)))
                    .as(gate)
                    .isEqualTo(words(Cases.decide(healthy().without(name), gate)));
        }
    }

    private static Record moved(Record fact) {
        boolean scoped = Arrays.stream(fact.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals("productId"));
        return scoped ? changed(fact, "productId", IDENTITY) : fact;
    }

    @ParameterizedTest
    @MethodSource("gates")
    void a_gate_is_light_and_has_something_that_nobody_can_waive(String gate) {
        List<CriterionResult> results = Cases.decide(healthy(), gate).results();
        assertThat(results).hasSizeBetween(1, MOST_CRITERIA);
        assertThat(results).anyMatch(result -> result.criterion().enforcement() == Enforcement.MANDATORY);
        String prefix = gate.substring(0, gate.length() - "exit".length() - 1) + ".";
        assertThat(results).allMatch(result -> result.criterion().id().value().startsWith(prefix));
        assertThat(results).allMatch(result -> result.criterion().remedy() != null);
    }

    @Test
    void no_criterion_accepts_a_document() {
        assertThat(RulePack.standard().rules()).allSatisfy(rule -> {
            String text = rule.source().text();
            assertThat(text.split("\\bEvidence\\(", -1)).hasSameSizeAs(text.split("kind == EvidenceKind\\.", -1));
            assertThat(text).doesNotContain("EvidenceKind.DOCUMENT");
        });
    }

    @Test
    void every_area_of_the_operating_model_is_asked_about() {
        assertThat(RulePack.standard().rules())
                .extracting(Rule::area)
                .doesNotContainNull()
                .contains(Area.values());
        assertThat(RulePack.standard().escalations())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.area()).as(step.name()).isNotNull());
    }

    @Test
    void every_rule_says_why_and_what_to_do() {
        assertThat(RulePack.standard().rules()).allSatisfy(rule -> {
            assertThat(rule.why()).as(rule.name()).isNotBlank();
            assertThat(rule.remedy()).as(rule.name()).isNotBlank();
        });
    }

    @Test
    void a_blocked_gate_is_explained_in_full() {
        Given silent = healthy()
                .but("ordered-received", "observedAt", Given.daysBefore(16))
                .but("runbook-drill", "observedAt", Given.justOver(180));
        assertThat(explained(silent, "mvp-exit")).isEqualTo("""
                        Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z: 2 of 4 criteria that can
                        block are unmet.
                          mvp.telemetry-live  unmet  MVP exit: telemetry is live
                            why        1 of 2 EventSchema lacks what it must have: for partner.ordered there is no Evidence
                                       with kind TELEMETRY and subject 'partner.ordered', observed within 14 days before
                                       2026-06-21T00:00:00Z
                            at         gate/mvp-exit.drl:48:5
                            nearest    Evidence ordered-received; observedAt 2026-06-05T00:00:00Z, must be: observed within
                                       14 days before 2026-06-21T00:00:00Z
                            nearest    Evidence signed-in-received, of 2026-06-20T00:00:00Z; subject 'partner.signed-in',
                                       must be: subject 'partner.ordered'
                            fix        List the events of the product in the catalogue, and show that each was received in
                                       the last 14 days.
                            rule       "MVP exit: telemetry is live" (standard: gate/mvp-exit.drl:39)
                          mvp.runbook-exercised  unmet  MVP exit: the runbook is approved by operations and exercised
                            why        no Evidence with kind RUNBOOK_EXERCISE and subject 'runbook-3', observed within 180
                                       days before 2026-06-21T00:00:00Z
                            at         gate/mvp-exit.drl:76:5
                            nearest    Evidence runbook-drill; observedAt 2025-12-22T23:59:59Z, must be: observed within 180
                                       days before 2026-06-21T00:00:00Z
                            fix        Version the runbook, have somebody else, in operations then and now, approve it, and
                                       exercise it within 180 days.
                            rule       "MVP exit: the runbook is approved by operations and exercised" (standard:
                                       gate/mvp-exit.drl:58)
                          mvp.assumption-validated  met  MVP exit: working software has validated a critical assumption
                            fact       Evidence build-41, of 2025-12-03T00:00:00Z
                            fact       Assumption partners-serve-themselves
                            fact       Experiment pilot, of 2026-01-22T00:00:00Z
                            looked at  1 Assumption
                            looked at  1 Experiment
                          mvp.risks-on-track  met  MVP exit: every open risk has an owner and is on track
                            fact       RiskRegister partner-portal, of 2026-06-11T00:00:00Z
                            looked at  1 ProductRisk
                        """);
    }

    @Test
    void what_a_problem_lacks_is_told() {
        String rule = """
                            fix        State the problem, name who has it, and record data or research that shows it.
                            rule       "Discovery exit: the problem is framed and shown" (standard:
                                       gate/discovery-exit.drl:22)
                        """;
        String unmet = "  discovery.problem-framed  unmet  Discovery exit: the problem is framed and shown\n";
        String none = "    why        no ProblemStatement with affectedUsers.size more than 0\n"
                + "    at         gate/discovery-exit.drl:30:5\n";
        assertThat(explained(healthy().without("slow-start"), "discovery-exit")).contains(unmet + none + rule);
        assertThat(explained(healthy().but("slow-start", "affectedUsers", List.of()), "discovery-exit"))
                .contains(unmet
                        + none
                        + "    nearest    ProblemStatement slow-start; affectedUsers.size 0, must be: affectedUsers.size more\n"
                        + "               than 0\n"
                        + rule);
        assertThat(explained(healthy().without("slow-start-seen"), "discovery-exit"))
                .contains(unmet
                        + "    why        no Evidence with kind PROBLEM_EVIDENCE and subject 'slow-start'\n"
                        + "    at         gate/discovery-exit.drl:31:5\n"
                        + rule);
    }

    @Test
    void a_refuted_assumption_blocks_and_says_pivot() {
        Given refuted = healthy().but("pilot", "result", ExperimentResult.REFUTED);
        assertThat(explained(refuted, "mvp-exit")).startsWith("""
                        Gate 'mvp-exit' of 'partner-portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 4 criteria that can
                        block is unmet.
                          mvp.assumption-validated  unmet  MVP exit: working software has validated a critical assumption
                            why        no Experiment with assumptionId partners-serve-themselves and result VALIDATED
                            at         gate/mvp-exit.drl:28:5
                            nearest    Experiment pilot, of 2026-01-22T00:00:00Z; result REFUTED, must be: result VALIDATED
                            why        Assumption partners-serve-themselves and Experiment pilot are in the way together
                            at         gate/mvp-exit.drl:31:5
                            in the way Assumption partners-serve-themselves
                            fix        Test a critical assumption with a build that runs. If it is refuted, pivot: replace
                                       it and test the new one.
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limited-launch", "ga"})
    void a_spent_error_budget_is_waived_by_the_right_alone(String gate) {
        Given spent = healthy().but("SloCount", "good", 9_990L);
        assertThat(Cases.decide(spent, gate + "-exit").verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(Cases.decide(spent.with(waiver(gate, Given.PIA)), gate + "-exit")
                        .verdict())
                .isEqualTo(Verdict.PASSED_WITH_WAIVERS);
        assertThat(Cases.decide(spent.with(waiver(gate, Given.OLGA)), gate + "-exit")
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    /** Granted by somebody for the error budget, a day ago and for ten days. */
    private static Waiver waiver(String gate, PersonId granter) {
        return new Waiver(
                new WaiverId("budget"),
                Given.PORTAL,
                new GateId(gate + "-exit"),
                new CriterionId(gate + ".error-budget-left"),
                "The window ends soon.",
                Given.CARL,
                granter,
                Given.daysBefore(1),
                Given.daysBefore(-9));
    }

    @Test
    void a_passed_gate_names_its_proof() {
        assertThat(explained(healthy(), "retirement-exit")).isEqualTo("""
                        Gate 'retirement-exit' of 'partner-portal' is passed as of 2026-06-21T00:00:00Z: 3 criteria met.
                          retirement.data-disposed  met  Retirement exit: the data is disposed of
                            fact       Evidence data-deleted, of 2026-06-16T00:00:00Z
                          retirement.customers-migrated  met  Retirement exit: no customer is left to move
                            fact       Evidence all-moved, of 2026-06-16T00:00:00Z
                            looked at  17 Evidence
                          retirement.costs-stopped  met  Retirement exit: costs have stopped
                            fact       RunCost partner-portal
                            looked at  1 Cost
                        """);
    }

    /** The explanation without the lines that name the packs, whose digest changes with every word of a rule. */
    private static String explained(Given given, String gate) {
        return Cases.decide(given, gate).explanation().text(100).replaceAll("(?m)^  pack .*\n", "");
    }

    private static List<String> words(GateDecision decision) {
        return decision.results().stream().map(CriterionResult::word).toList();
    }

    @Test
    void every_gate_has_ids_of_its_own() {
        List<String> ids = gates().stream()
                .flatMap(gate -> Cases.decide(nothing(), gate).results().stream())
                .map(result -> result.criterion().id().value())
                .toList();
        assertThat(new TreeSet<>(ids)).hasSameSizeAs(ids);
    }
}
