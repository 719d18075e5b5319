package org.operatingmodel.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.TrialGovernance;
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
        return suite.and(List.of(enforcements()));
    }

    private static DecisionTest enforcements() {
        return SuiteCase.of(
                "standard",
                "what criteria weigh",
                org.operatingmodel.rules.gate.Given.nothing(),
                (service, nothing) -> {
                    Map<String, String> actual = new TreeMap<>();
                    for (GateId gate :
                            service.gates().stream().map(each -> each.id()).toList()) {
                        service.criteria(gate)
                                .forEach(each -> actual.put(
                                        each.id().value(), each.enforcement().word()));
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

    /** The mutants that no test can notice, each after the reason for it in a line that starts with a {@code #}. */
    private static Set<String> pinned(String pack) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        ShippedPackMutationTest.class.getResourceAsStream("survivors-" + pack + ".txt"), pack),
                StandardCharsets.UTF_8))) {
            return new java.util.TreeSet<>(lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList());
        }
    }

    @Test
    void every_change_of_a_standard_rule_is_noticed_but_for_those_that_change_nothing() throws IOException {
        MutationScore score = suite("standard").score();
        assertThat(score.survivors())
                .as(score.text())
                .extracting(ShippedPackMutationTest::key)
                .containsExactlyInAnyOrderElementsOf(pinned("standard"));
        assertThat(score.percent()).isGreaterThanOrEqualTo(98);
    }

    @ParameterizedTest
    @CsvSource({
        "outcomes, 90",
        "design, 97",
        "risk, 95",
    })
    void most_changes_of_an_optional_pack_are_noticed(String pack, int least) {
        MutationScore score = suite(pack).score();
        assertThat(score.percent()).as(score.text()).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({
        "standard, 100",
        "outcomes, 91",
        "design, 97",
        "risk, 100",
        "funding, 92",
        "measurement, 97",
        "platform, 100"
    })
    void conditions_are_seen_to_hold_and_to_decide(String pack, int least) {
        Suite suite = suite(pack);
        ObservedDecisions observed =
                RuleCoverage.observing(TrialGovernance.of(suite.packs()).service(), suite.packs());
        assertThat(suite.cases()).allMatch(each -> each.differences(observed).isEmpty());
        RuleCoverage coverage = observed.coverage().of(Set.of(new PackId(pack)));
        assertThat(coverage.percent()).as(coverage.text()).isGreaterThanOrEqualTo(least);
    }
}
