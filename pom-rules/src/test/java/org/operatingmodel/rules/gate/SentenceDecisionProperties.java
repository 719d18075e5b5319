package org.operatingmodel.rules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.RandomSentences;
import org.operatingmodel.rules.language.SentencesTest;

/** A rule of sentences decides like the DRL that the engine's own expander makes of it. */
class SentenceDecisionProperties {
    private static Governance governance(Map<String, String> files) {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        PackManifest standard = RulePack.standard().manifest();
        PackManifest manifest = new PackManifest(
                new PackId("twin"),
                "1.0.0",
                "test",
                PackLayer.BASE,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                standard.gates(),
                null,
                RandomSentences.parameters(String.join("\n", files.values())),
                List.of(),
                List.of());
        return Governance.load(RulePack.of(manifest, bytes));
    }

    private static List<String> results(Governance governance, Given given, String gate) {
        GateDecision decision =
                governance.decide(given.portfolio(), GateRequest.of(Given.PORTAL.value(), gate), Given.AS_OF);
        return decision.results().stream()
                .map(result -> result.criterion().id() + " " + result.getClass().getSimpleName())
                .toList();
    }

    /** What is decided about two products, or why the rules are refused. */
    private static List<String> decided(Map<String, String> files) {
        try {
            Governance governance = governance(files);
            return Stream.of(Given.healthy(), Given.nothing())
                    .flatMap(given -> results(governance, given, "mvp-exit").stream())
                    .toList();
        } catch (RulePackException e) {
            return e.findings().stream().map(Finding::slug).sorted().toList();
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_random_rule_decides_alike(@ForAll long seed) throws IOException {
        String text = new RandomSentences(new Random(seed)).rule();
        List<String> decided = decided(Map.of("twin.dslr", text));

        assertThat(decided).as(text).isEqualTo(decided(Map.of("twin.drl", SentencesTest.byTheEngine(text))));
        boolean met = decided.get(0).equals("team.sample Met");
        boolean unmet = decided.get(0).equals("team.sample Unmet");
        Statistics.label("decided")
                .collect(met ? "met" : unmet ? "unmet" : "refused")
                .coverage(coverage -> {
                    coverage.check("met").count(count -> count > 3);
                    coverage.check("unmet").count(count -> count > 3);
                });
    }

    @Example
    void the_standard_gates_decide_alike_whatever_fact_is_missing() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Gate gate : RulePack.standard().gates()) {
            String name = "gate/" + gate.id() + ".dslr";
            try (InputStream in = Objects.requireNonNull(RulePack.class.getResourceAsStream(name), name)) {
                files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Governance sentences = governance(files);
        Governance standard = Governance.load(RulePack.standard());

        Given healthy = Given.healthy();
        int tried = 0;
        for (int i = -1; i < healthy.facts().size(); i++) {
            List<Record> left = new ArrayList<>(healthy.facts());
            if (i >= 0) {
                left.remove(i);
            }
            Given given = new Given(left);
            if (needed(given)) {
                continue;
            }
            tried++;
            for (Gate gate : RulePack.standard().gates()) {
                assertThat(results(sentences, given, gate.id().value()))
                        .isEqualTo(results(standard, given, gate.id().value()));
            }
        }
        assertThat(tried).isGreaterThan(20);
    }

    /** Whether the fact that was left out is one that others name. */
    private static boolean needed(Given given) {
        try {
            given.portfolio();
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
