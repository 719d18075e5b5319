package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.GateSubmissionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.practice.PracticeCases;

/** How thoroughly the suite tries the rules of the shipped packs. */
class ShippedPackMutationTest {
    /** What weighs how much, as the operating model has it; a change of it must be meant. */
    private static final Map<String, String> ENFORCEMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("discovery.problem-framed", "mandatory"),
            Map.entry("discovery.users-researched", "mandatory"),
            Map.entry("discovery.outcome-measurable", "mandatory"),
            Map.entry("discovery.options-assessed", "waivable"),
            Map.entry("discovery.personal-data-minimised", "mandatory"),
            Map.entry("discovery.controls-planned", "mandatory"),
            Map.entry("mvp.assumption-validated", "mandatory"),
            Map.entry("mvp.telemetry-live", "mandatory"),
            Map.entry("mvp.runbook-exercised", "waivable"),
            Map.entry("mvp.risks-on-track", "waivable"),
            Map.entry("limited-launch.support-ready", "mandatory"),
            Map.entry("limited-launch.slo-aligned", "mandatory"),
            Map.entry("limited-launch.controls-tested", "mandatory"),
            Map.entry("limited-launch.error-budget-left", "waivable"),
            Map.entry("limited-launch.personal-data-minimised", "mandatory"),
            Map.entry("limited-launch.controls-not-bolted-on", "advisory"),
            Map.entry("ga.documentation-published", "mandatory"),
            Map.entry("ga.training-delivered", "waivable"),
            Map.entry("ga.experiment-planned", "waivable"),
            Map.entry("ga.error-budget-left", "waivable"),
            Map.entry("ga.risks-on-track", "mandatory"),
            Map.entry("retirement.data-disposed", "mandatory"),
            Map.entry("retirement.customers-migrated", "mandatory"),
            Map.entry("retirement.costs-stopped", "waivable")));

    private static Suite suite(String pack) {
        if (!pack.equals("standard")) {
            if (pack.equals("roles") || pack.startsWith("type-")) {
                return Suite.of(pack, PracticeCases.packs(pack), "practice.RightsPackTest");
            }
            String type = Character.toUpperCase(pack.charAt(0)) + pack.substring(1) + "PackTest";
            return Suite.of(pack, PracticeCases.packs(pack), "practice." + type);
        }
        Suite suite = Suite.of(
                pack,
                List.of(RulePack.standard()),
                "gate.DiscoveryExitTest",
                "gate.MvpExitTest",
                "gate.LimitedLaunchExitTest",
                "gate.GaExitTest",
                "gate.RetirementExitTest");
        return suite.and(List.of(enforcements(), path()));
    }

    /** A gate that blocks takes the path of the standard pack: who is asked, and by when. */
    private static DecisionTest path() {
        return SuiteCase.of(
                "standard",
                "who is asked about what nobody resolves",
                Given.healthy()
                        .without("build-41")
                        .with(new GateSubmission(
                                new GateSubmissionId("S-1"),
                                Given.PORTAL,
                                GateId.MVP_EXIT,
                                Given.CARL,
                                Given.daysBefore(3),
                                null)),
                (service, portfolio) -> assertThat(
                                service.escalations(portfolio, Given.AS_OF).escalations())
                        .singleElement()
                        .satisfies(escalation -> assertThat(escalation.stages())
                                .extracting(stage -> stage.stepId() + ": " + stage.role() + " by " + stage.dueAt())
                                .containsExactly(
                                        "default.first: product-lead by 2026-06-23T00:00:00Z",
                                        "default.second: portfolio-lead by 2026-06-28T00:00:00Z",
                                        "default.last: executive by 2026-07-18T00:00:00Z")));
    }

    private static DecisionTest enforcements() {
        return SuiteCase.of("standard", "what criteria weigh", Given.nothing(), (service, nothing) -> {
            Map<String, String> actual = new TreeMap<>();
            for (GateId gate : service.gates().stream().map(each -> each.id()).toList()) {
                service.criteria(gate)
                        .forEach(each ->
                                actual.put(each.id().value(), each.enforcement().word()));
            }
            assertThat(actual).isEqualTo(ENFORCEMENTS);
        });
    }

    /** A mutant by its rule and the lines that differ. */
    private static String key(Mutant mutant) {
        List<String> changed = new ArrayList<>();
        mutant.diff()
                .lines()
                .skip(3)
                .filter(line -> line.startsWith("-") || line.startsWith("+"))
                .forEach(line -> changed.add(line.charAt(0) + " "
                        + line.substring(1).replaceAll("\\s+", " ").strip()));
        return mutant.stated().label() + " " + String.join(" ", changed);
    }

    /** The mutants that no test notices, each after the reason why it changes nothing. */
    private static List<String> pinned(String pack) throws IOException {
        return told(pack).filter(line -> !line.startsWith("#")).toList();
    }

    private static Stream<String> told(String pack) throws IOException {
        try (InputStream told = ShippedPackMutationTest.class.getResourceAsStream("survivors-" + pack + ".txt")) {
            return told == null
                    ? Stream.of()
                    : new String(told.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank());
        }
    }

    @Test
    void every_shipped_pack_has_a_row() throws IOException {
        Set<String> packs =
                new TreeSet<>(RulePack.shipped().stream().map(PackId::value).toList());
        packs.add("standard");
        assertThat(figures().map(each -> each.get()[0])).containsExactlyInAnyOrderElementsOf(packs);
    }

    /** The rows of the table in the page on tests of packs: pack, coverage, changes, noticed, score. */
    static Stream<Arguments> figures() throws IOException {
        return Files.readAllLines(Path.of("../docs/pack-tests.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .filter(cells -> cells.size() == 6 && cells.get(5).endsWith(" %"))
                .map(cells -> Arguments.of(cells.get(1), String.join(" | ", cells.subList(2, 6))));
    }

    /** The page says what is measured, so that a rule or test that changes it has to say so. */
    @ParameterizedTest
    @MethodSource("figures")
    void the_figures_of_each_pack_are_those_that_the_page_tells_and_each_survivor_is_explained(String pack, String told)
            throws IOException {
        Suite suite = suite(pack);
        RuleCoverage coverage = suite.coverage();
        assertThat(coverage.statements())
                .filteredOn(
                        each -> each.kind().equals("criterion") || each.kind().equals("practice"))
                .allSatisfy(each -> assertThat(each.results()).containsKeys("met", "unmet"));
        Integer seen = coverage.percent();
        MutationScore score = suite.score();
        assertThat((seen == null ? "none to tell" : seen + " %") + " | " + score.mutants() + " | "
                        + score.killed().size() + " | " + score.percent() + " %")
                .as(score.text())
                .isEqualTo(told);
        assertThat(told(pack).filter(line -> line.startsWith("#")))
                .allMatch(reason -> reason.matches("# Changes nothing: .+[.]"));
        assertThat(score.survivors())
                .as(score.text())
                .extracting(ShippedPackMutationTest::key)
                .containsExactlyInAnyOrderElementsOf(pinned(pack));
        assertThat(score.percent()).isGreaterThanOrEqualTo(90);
        assertThat(seen == null || seen == 100).as(pack).isTrue();
    }
}
