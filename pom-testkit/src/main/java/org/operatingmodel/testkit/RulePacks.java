package org.operatingmodel.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.language.FindingKind;

/**
 * Generators of rule packs: rules of any shape that the governance profile allows, over facts that {@link Portfolios}
 * makes.
 *
 * <p>The rules mean nothing. They share conditions, join facts of several types, negate, quantify, aggregate and look
 * into lists, so that whoever evaluates them has to get all of that right. They all stand in the file {@value #FILE}
 * and ask at the gate {@code mvp-exit}, which the pack defines.
 *
 * @since 0.1
 */
public final class RulePacks {
    /** The file with the rules. */
    public static final String FILE = "random.drl";

    private static final int MOST_RULES = 6;

    private RulePacks() {}

    /** Rule packs of one to six rules. */
    public static Arbitrary<RulePack> any() {
        return texts().map(RulePacks::pack);
    }

    /** The texts of rule files of one to six rules, none of which contradicts itself. */
    public static Arbitrary<String> texts() {
        return texts(rule().filter(RulePacks::canBeMet));
    }

    /** The texts of rule files of one to six rules, some of which contradict themselves. */
    static Arbitrary<String> textsOfAllRules() {
        return texts(rule());
    }

    private static Arbitrary<String> texts(Arbitrary<RuleSeed> rule) {
        return rule.list()
                .ofMinSize(1)
                .ofMaxSize(MOST_RULES)
                .map(RulePacks::text)
                .withoutEdgeCases();
    }

    /**
     * The pack {@code random} with that text in its only file.
     *
     * @throws org.operatingmodel.rules.RulePackException if anything is wrong with the text
     */
    public static RulePack pack(String text) {
        Gate gate = new Gate(
                GateId.MVP_EXIT, "MVP exit", List.of(RoleId.PRODUCT_LEAD, RoleId.PORTFOLIO_LEAD), Duration.ofDays(90));
        PackManifest manifest = new PackManifest(
                new PackId("random"), "1.0.0", "test kit", PackLayer.BASE, List.of(), List.of(), List.of(gate));
        return RulePack.of(manifest, Map.of(FILE, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the rule does not contradict itself: one that does is refused when it is loaded. */
    private static boolean canBeMet(RuleSeed rule) {
        try {
            pack(text(List.of(rule)));
            return true;
        } catch (RulePackException e) {
            return e.findings().stream()
                    .noneMatch(finding -> finding.kind() == FindingKind.CONTRADICTION
                            || finding.kind() == FindingKind.SCOPE_NEVER_MATCHES);
        }
    }

    private static Arbitrary<RuleSeed> rule() {
        return Combinators.combine(
                        Arbitraries.of(Enforcement.WAIVABLE, Enforcement.MANDATORY, Enforcement.ADVISORY),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(Conditions.SCOPES))),
                        Conditions.any().list().ofMinSize(1).ofMaxSize(4))
                .as(RuleSeed::new);
    }

    private static String text(List<RuleSeed> rules) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < rules.size(); i++) {
            body.append('\n').append(rules.get(i).text(i));
        }
        return Conditions.imports(body.toString()) + body;
    }

    /** What is drawn for a rule. */
    private record RuleSeed(Enforcement enforcement, String scope, List<Conditions.Element> elements) {
        String text(int number) {
            Conditions.Names names = new Conditions.Names();
            List<String> lines = new ArrayList<>();
            elements.forEach(element -> lines.add("    " + element.text(names)));
            return "rule \"Random rule " + number + "\"\n"
                    + "    @gate( \"mvp-exit\" )\n"
                    + "    @criterion( \"random.r" + number + "\" )\n"
                    + "    @enforcement( \"" + enforcement.name().toLowerCase(Locale.ROOT) + "\" )\n"
                    + "when\n"
                    + "    GateReview( $product : productId, $asOf : asOf" + scope + " )\n"
                    + String.join("\n", lines)
                    + "\nthen\nend\n";
        }
    }
}
