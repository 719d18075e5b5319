package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.rules.language.Finding;

/** What is told about parameters, tightenings, overrides and rights of packs. */
class LayerFindingsTest {
    private static final String HEADER = """
            import java.time.Duration
            import org.operatingmodel.evidence.Evidence
            import org.operatingmodel.evidence.EvidenceKind
            import org.operatingmodel.gate.GateReview
            import org.operatingmodel.gate.Parameter
            import org.operatingmodel.risk.DataField
            import org.operatingmodel.risk.ProductRisk
            import org.operatingmodel.risk.RiskRegister
            import org.operatingmodel.metrics.flow.FlowEfficiency
            import org.operatingmodel.metrics.reliability.ErrorBudget
            """;
    private static final String BASE = """
            id: base
            version: 1.0.0
            publisher: test
            layer: base
            parameters:
            - {id: runbook-age, type: days, value: 30, least: 7, most: 90, tighter: lower, meaning: How old.}
            - {id: both-ways, type: days, value: 30, least: 7, most: 90, meaning: How old and how young.}
            """;
    private static final String RUNBOOK =
            "$e : Evidence( productId == $product, observedWithin( Duration.ofDays( $age ), $asOf ) )";

    @TempDir
    private Path parent;

    private static String rule(String criterion, String enforcement, String... conditions) {
        return "rule \"R " + criterion + "\" @gate( \"mvp-exit\" ) @criterion( \"" + criterion + "\" ) @enforcement( \""
                + enforcement + "\" )\nwhen\n    GateReview( $product : productId, $asOf : asOf )\n    "
                + String.join("\n    ", conditions) + "\nthen\nend\n";
    }

    private static String read(String name) {
        return "Parameter( name == \"" + name + "\", $age : days )";
    }

    private RulePack base() throws IOException {
        return RulePack.from(folder(
                BASE,
                rule("base.runbook", "waivable", read("runbook-age"), RUNBOOK),
                rule(
                        "base.both",
                        "mandatory",
                        read("both-ways"),
                        RUNBOOK,
                        "not Evidence( observedAt == $asOf.minus( Duration.ofDays( $age ) ) )")));
    }

    private Path folder(String manifest, String... rules) throws IOException {
        Map<String, String> files = Packed.files("pack.yaml", manifest);
        if (rules.length > 0) {
            files.put("rules.drl", HEADER + String.join("", rules));
        }
        return Packed.folder(parent, files);
    }

    private List<String> told(String manifest, String... rules) throws IOException {
        return RulePack.check(folder(manifest, rules), base()).stream()
                .map(Finding::toString)
                .toList();
    }

    private static String manifest(String layer, String... lines) {
        return "id: acme\nversion: 1.0.0\npublisher: test\nlayer: " + layer + "\n" + String.join("\n", lines) + "\n";
    }

    @Test
    void packs_that_tighten_in_range_are_well() throws IOException {
        assertThat(told(manifest(
                        "team",
                        "tighten:",
                        "- {criterion: base.runbook, enforcement: mandatory}",
                        "- {criterion: base.both, enforcement: mandatory}",
                        "- {pack: base, parameter: runbook-age, value: 7}")))
                .isEmpty();
        assertThat(told(manifest(
                        "organisation",
                        "overrides:",
                        "- {criterion: base.both, enforcement: advisory, decision: OD-1, reason: So.}",
                        "- {pack: base, parameter: runbook-age, value: 90, decision: OD-2, reason: So.}",
                        "- {pack: base, parameter: both-ways, value: 8, decision: OD-3, reason: So.}")))
                .isEmpty();
    }

    @Test
    void everything_that_is_wrong_with_tightenings_is_told_at_its_line() throws IOException {
        assertThat(told(manifest(
                        "team",
                        "tighten:",
                        "- {criterion: base.runbook, enforcement: advisory}",
                        "- {criterion: base.runbok, enforcement: mandatory}",
                        "- {pack: base, parameter: runbook-age, value: 31}",
                        "- {pack: base, parameter: runbok-age, value: 20}",
                        "- {pack: bass, parameter: age-of-all, value: 20}",
                        "- {pack: base, parameter: both-ways, value: 20}")))
                .containsExactly(
                        "pack.yaml:6:1: wrong-direction: A tightening must not loosen, but 'base.runbook' is waivable by"
                                + " itself and would be advisory. Remove it; loosening is an override of the organisation,"
                                + " and takes a decision.",
                        "pack.yaml:7:1: unknown-criterion: 'base.runbok' is not a criterion of a pack that is loaded before"
                                + " 'acme'; did you mean 'base.runbook'? Load the pack that states it, or correct the id.",
                        "pack.yaml:8:1: wrong-direction: A tightening must not loosen, but 'runbook-age' is 30 days by"
                                + " itself and would be 31 days, where lower is tighter. Remove it; loosening is an override"
                                + " of the organisation, and takes a decision.",
                        "pack.yaml:9:1: unknown-parameter: 'runbok-age' is not a parameter of pack 'base'; did you mean"
                                + " 'runbook-age'? Write one of runbook-age, both-ways.",
                        "pack.yaml:10:1: unknown-parameter: 'bass' is not a pack that is loaded before 'acme'; did you mean"
                                + " 'base'? Write one of base.",
                        "pack.yaml:11:1: not-tightenable: A parameter must say which way is tighter to be tightened, but"
                                + " parameter 'both-ways' of pack 'base' does not. Remove it, or ask whoever publishes"
                                + " 'base'.");
    }

    @ParameterizedTest
    @CsvSource({"6", "91", "-1", "20.5"})
    void a_value_out_of_range_is_told(String value) throws IOException {
        String type = value.contains("-") || value.contains(".") ? ", a whole number from 0 to 36500" : "";
        assertThat(told(manifest("team", "tighten: [{pack: base, parameter: runbook-age, value: " + value + "}]")))
                .containsExactly(
                        "pack.yaml:5:1: out-of-range: A value of parameter 'runbook-age' of pack 'base' must be from"
                                + " 7 days to 90 days" + type + ", but was '" + value + "'. Write one in that range.");
    }

    @Test
    void an_override_must_loosen() throws IOException {
        assertThat(told(manifest(
                        "organisation",
                        "overrides:",
                        "- {criterion: base.runbook, enforcement: mandatory, decision: OD-1, reason: So.}",
                        "- {pack: base, parameter: runbook-age, value: 20, decision: OD-2, reason: So.}")))
                .containsExactly(
                        "pack.yaml:6:1: wrong-direction: An override must loosen, but 'base.runbook' is waivable by itself"
                                + " and would be mandatory. Write it under 'tighten'; it takes no decision.",
                        "pack.yaml:7:1: wrong-direction: An override must loosen, but 'runbook-age' is 30 days by itself and"
                                + " would be 20 days, where lower is tighter. Write it under 'tighten'; it takes no"
                                + " decision.");
    }

    @Test
    void an_override_to_what_is_stated_loosens_nothing() throws IOException {
        assertThat(told(manifest(
                        "organisation",
                        "overrides:",
                        "- {criterion: base.runbook, enforcement: waivable, decision: OD-1, reason: So.}",
                        "- {pack: base, parameter: runbook-age, value: 30, decision: OD-2, reason: So.}",
                        "- {pack: base, parameter: both-ways, value: 30, decision: OD-3, reason: So.}")))
                .containsExactly(
                        "pack.yaml:6:1: wrong-direction: An override must loosen, but 'base.runbook' is waivable by itself"
                                + " and would be waivable. Remove it; to undo what another pack tightens, name that pack"
                                + " under 'buildsOn'.",
                        "pack.yaml:7:1: wrong-direction: An override must loosen, but 'runbook-age' is 30 days by itself"
                                + " and would be 30 days, where lower is tighter. Remove it; to undo what another pack"
                                + " tightens, name that pack under 'buildsOn'.",
                        "pack.yaml:8:1: wrong-direction: An override must change something, but parameter 'both-ways' is"
                                + " 30 days by itself. Remove it.");
    }

    @Test
    void an_override_loosens_what_a_pack_tightens_on_which_its_own_builds() throws IOException {
        String tighten = "- {criterion: base.runbook, enforcement: mandatory}\n"
                + "- {pack: base, parameter: runbook-age, value: 10}\n";
        RulePack risk = RulePack.from(
                folder(manifest("organisation", "tighten:", tighten).replace("acme", "risk")));
        String overrides = """
                overrides:
                - {criterion: base.runbook, enforcement: waivable, decision: OD-1, reason: So.}
                - {pack: base, parameter: runbook-age, value: 20, decision: OD-2, reason: So.}
                """;
        assertThat(RulePack.check(folder(manifest("organisation", "buildsOn: [{id: risk}]", overrides)), base(), risk))
                .isEmpty();
        assertThat(RulePack.check(folder(manifest("organisation", overrides)), base(), risk))
                .extracting(Finding::toString)
                .containsExactly(
                        "pack.yaml:6:1: wrong-direction: An override must loosen, but 'base.runbook' is waivable by itself"
                                + " and would be waivable. Remove it; to undo what another pack tightens, name that pack"
                                + " under 'buildsOn'.",
                        "pack.yaml:7:1: wrong-direction: An override must loosen, but 'runbook-age' is 30 days by itself"
                                + " and would be 20 days, where lower is tighter. Write it under 'tighten'; it takes no"
                                + " decision.");
    }

    @Test
    void a_pack_says_nothing_about_itself_its_like_or_what_is_above_it() throws IOException {
        String own = rule("acme.own", "advisory", RUNBOOK.replace("$age", "9"));
        assertThat(told(manifest("team", "tighten: [{criterion: acme.own, enforcement: mandatory}]"), own))
                .containsExactly(
                        "pack.yaml:5:1: not-tightenable: A pack must say another value only of packs of a lower"
                                + " layer or on which it builds, but criterion 'acme.own' is its own. Say it where the pack states"
                                + " it.");
        assertThat(told(manifest("base", "tighten: [{criterion: base.runbook, enforcement: mandatory}]")))
                .containsExactly(
                        "pack.yaml:5:1: not-tightenable: A pack must say another value only of packs of a lower"
                                + " layer or on which it builds, but criterion 'base.runbook' is of pack 'base' of the same layer, on"
                                + " which it does not build. Name 'base' under 'buildsOn'.");
        assertThat(told(manifest(
                        "base",
                        "buildsOn: [{id: base}]",
                        "tighten: [{criterion: base.runbook, enforcement: mandatory}]")))
                .isEmpty();
    }

    @Test
    void rights_come_from_base_and_organisation_only() throws IOException {
        String gate = "gates: [{id: store-exit, name: Store exit, longestWaiver: P30D, ";
        String rule = rule("acme.x", "advisory", RUNBOOK.replace("$age", "9")).replace("mvp-exit", "store-exit");
        String told =
                "pack.yaml:5:1: layer-without-right: Who may grant waivers or decide overrides must be said by a pack of"
                        + " layer base or organisation, but 'acme' of layer team says it for gate 'store-exit'. Leave waiverGranters"
                        + " and overrideDeciders out, or give the pack's true layer.";
        assertThat(told(manifest("team", gate + "waiverGranters: [product-lead]}]"), rule))
                .containsExactly(told);
        assertThat(told(manifest("team", gate + "overrideDeciders: [product-lead]}]"), rule))
                .containsExactly(told);
        assertThat(told(manifest("team", gate + "}]"), rule)).isEmpty();
        assertThat(told(manifest("organisation", gate + "overrideDeciders: [product-lead]}]"), rule))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"base", "team"})
    void only_the_organisation_overrides(String layer) throws IOException {
        String wrong = RulePack.check(
                        folder(
                                manifest(
                                        layer,
                                        "buildsOn: [{id: base}]",
                                        "overrides: [{criterion: base.both, enforcement: advisory, decision: OD-1, reason: So.}]")),
                        base())
                .toString();
        assertThat(wrong)
                .isEqualTo(
                        "[pack.yaml:6:1: layer-without-right: Only a pack of layer organisation may override another, but"
                                + " 'acme' is of layer " + layer
                                + ". Leave overrides out, or give the pack's true layer.]");
    }

    @Test
    void a_manifest_that_says_it_in_another_form_is_refused() throws IOException {
        assertThat(told(manifest(
                        "organisation",
                        "appliesTo: {}",
                        "parameters:",
                        "- {id: a, type: days, value: 5, least: 7, most: 9, meaning: X.}",
                        "- {id: b, type: hours, value: 5, least: 7, most: 9, meaning: X.}",
                        "tighten:",
                        "- {criterion: base.runbook, value: 3}",
                        "- {criterion: base.runbook, enforcement: mandatry}",
                        "overrides: [{criterion: base.both, enforcement: advisory, reason: So.}]")))
                .containsExactly(
                        "pack.yaml:5:12: invalid-manifest: appliesTo: products must name a product, or valueStreams a value"
                                + " stream, but both were empty. Name one, or leave appliesTo out. See docs/packs.md.",
                        "pack.yaml:7:3: invalid-manifest: parameters[0]: value must be from least '7' to most '9', but was"
                                + " '5'. Change it, or the range. See docs/packs.md.",
                        "pack.yaml:8:17: invalid-manifest: parameters[1].type: type must be one of days, count, percentage,"
                                + " amount, but was 'hours'. See docs/packs.md.",
                        "pack.yaml:10:3: invalid-manifest: tighten[0]: criterion must come with enforcement alone, or pack"
                                + " with parameter and value alone, but here is another choice of them. Give one of the two."
                                + " See docs/packs.md.",
                        "pack.yaml:11:3: invalid-manifest: tighten[1]: enforcement must be one of mandatory, waivable,"
                                + " advisory, but was 'mandatry'; did you mean 'mandatory'? See docs/packs.md.",
                        "pack.yaml:12:13: invalid-manifest: overrides[0].decision: decision must be given, but is missing."
                                + " Add it. See docs/packs.md.");
    }

    // How rules read parameters

    private List<String> toldOfRule(String tighter, String... conditions) throws IOException {
        String parameter = "- {id: bound, type: days, value: 5, least: 1, most: 9, " + tighter + "meaning: X.}";
        return told(manifest("base", "parameters:", parameter), rule("acme.x", "mandatory", conditions)).stream()
                .filter(finding -> !finding.contains("unjoined-pattern")) // short conditions are enough here
                .toList();
    }

    @Test
    void a_parameter_that_the_pack_does_not_state_is_told() throws IOException {
        assertThat(told(manifest("team"), rule("acme.x", "mandatory", read("bound"), RUNBOOK)))
                .containsExactly("rules.drl:14:24: unknown-parameter: 'bound' is not a parameter of the pack."
                        + " State it under 'parameters' of the manifest.");
        assertThat(toldOfRule("", read("buond"), RUNBOOK))
                .containsExactly(
                        "rules.drl:14:24: unknown-parameter: 'buond' is not a parameter of the pack; did you mean"
                                + " 'bound'? Write one of bound, or state it in the manifest.");
    }

    @Test
    void a_parameter_that_no_rule_reads_is_told() throws IOException {
        assertThat(toldOfRule("", RUNBOOK.replace("$age", "9")))
                .containsExactly(
                        "pack.yaml:6:1: unused-parameter: A parameter must be read by a rule, but 'bound' is read by"
                                + " none. Remove it, or write 'Parameter( name == \"bound\", $days : days )'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Parameter( name == \"bound\", $age : count )",
                "Parameter( name == \"bound\", days > 3 )",
                "$p : Parameter( name == \"bound\", $age : days )",
                "Parameter( $age : days, name == \"bound\" )",
                "Parameter( name != \"bound\", $age : days )",
                "exists Parameter( name == \"bound\", $age : days )",
                "( $e : Evidence() or Parameter( name == \"bound\", $age : days ) )",
                "not( Parameter( name == \"bound\", $age : days ) and Evidence() )"
            })
    void a_parameter_is_read_in_one_form_only(String condition) throws IOException {
        assertThat(toldOfRule("", condition, RUNBOOK.replace("$age", "9")))
                .anySatisfy(told -> assertThat(told)
                        .contains(
                                ": parameter-use: A parameter must be read in a pattern of its own, outside of not, exists,"
                                        + " forall, accumulate and or, by its name and the property of its type, but here is '")
                        .endsWith("', and use the variable."));
    }

    @Test
    void a_rule_that_reads_nothing_but_a_parameter_asks_for_nothing() throws IOException {
        assertThat(toldOfRule("", read("bound")))
                .containsExactly(
                        "rules.drl:11:1: nothing-asked: A rule must ask for something, but this one asks for nothing"
                                + " but its scope, so 'acme.x' is met by every product that it is about. Say what must be there, such"
                                + " as 'Evidence( productId == $product, kind == EvidenceKind.RUNBOOK )'.");
    }

    @Test
    void a_parameter_is_no_proof_that_somebody_looked() throws IOException {
        assertThat(toldOfRule(
                        "",
                        read("bound"),
                        "not ProductRisk( productId == $product, raisedAt < $asOf.minus( Duration.ofDays( $age ) ) )"))
                .singleElement()
                .asString()
                .contains(": unproven-absence: ");
    }

    /** Which way each condition asks for more, worked out by hand; with the other way the manifest is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "lower  ~ $e : Evidence( observedWithin( Duration.ofDays( $age ), $asOf ) )",
                "lower  ~ $r : RiskRegister( reviewedWithin( Duration.ofDays( $age ).plus( Duration.ofDays( 2 ) ), $asOf ) )",
                "lower  ~ $e : Evidence( observedAt >= $asOf.minus( Duration.ofDays( $age ) ) )",
                "higher ~ $e : Evidence( observedAt < $asOf.minus( Duration.ofDays( $age ) ) )",
                "higher ~ $e : Evidence( value >= $age )",
                "lower  ~ $e : Evidence( value < $age * 2 + 1 )",
                "higher ~ $e : Evidence( value < 0 - $age )",
                "lower  ~ $e : Evidence( value != null, !( value > $age ) )",
                "lower  ~ $e : Evidence( value < $age || value < $age - 5 )",
                "higher ~ $e : Evidence( $old : observedAt ) exists Evidence( value > $age )",
                "lower  ~ $r : RiskRegister() not ProductRisk( raisedAt < $asOf.minus( Duration.ofDays( $age ) ) )",
                "higher ~ $r : RiskRegister() not ( ProductRisk( open ) and Evidence( value < $age ) )",
                "higher ~ $r : RiskRegister() forall( $k : ProductRisk( open ) Evidence( value > $age, subject == $k.id.value ) )",
                "lower  ~ $r : Approval() forall( $e : Evidence( value > $age ) Evidence( this == $e, kind.proof ) )",
                "higher ~ accumulate( $e : Evidence(); $n : count( $e ); $n >= $age )",
                "higher ~ accumulate( $e : Evidence( value > $age ); $n : count( $e ); $n >= 2 )",
                "lower  ~ $r : Approval() accumulate( $e : Evidence( value > $age ); $n : count( $e ); $n <= 2 )",
                "lower  ~ accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : max( $a ); $m != null )",
                "lower  ~ accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : min( $a ) )",
                "lower  ~ accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : average( $a ) )",
                "higher ~ $r : Evidence( productId == $product ) accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : max( $a ); $m == null )",
                "higher ~ $r : Evidence( productId == $product ) not( accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : max( $a ); $m != null ) )",
                "higher ~ $r : Evidence( productId == $product ) not( accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : max( $a ) ) )",
                "higher ~ $r : Evidence( productId == $product ) not( accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : average( $a ) ) )",
                "lower  ~ $r : Evidence( productId == $product ) not( accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : min( $a ); null == $m ) )",
                "lower  ~ accumulate( Evidence( productId == $product, value > 0, observedWithin( Duration.ofDays( $age ), $asOf ), $a : value ); $m : max( $a ); $m * 2 + 1 != null )",
                "higher ~ $f : FlowEfficiency( atLeast( $age ) )",
                "higher ~ $f : ErrorBudget( $least : 2 * $age, target * 100 >= $least )"
            })
    void the_way_that_is_tighter_must_fit_every_use(String tighter, String condition) throws IOException {
        String other = tighter.equals("lower") ? "higher" : "lower";

        assertThat(toldOfRule("tighter: " + tighter + ", ", read("bound"), condition))
                .isEmpty();
        assertThat(toldOfRule("tighter: " + other + ", ", read("bound"), condition))
                .singleElement()
                .asString()
                .startsWith("pack.yaml:6:1: tightening-direction: A parameter with tighter '" + other
                        + "' must ask for more wherever it is " + other
                        + ", but for 'bound' that cannot be shown of '");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$e : Evidence( value == $age )",
                "$e : Evidence( value in ( $age, 3 ) )",
                "$f : DataField( retentionLimitDays * $age > 3 )",
                "$e : Evidence( value > $age, observedWithin( Duration.ofDays( $age ), $asOf ) )",
                "accumulate( $e : Evidence( value > $age ); $n : max( $e.observedAt ); $n > $asOf )",
                "accumulate( Evidence( value > $age, $v : value ); $n : max( $v ); $n * 0 == 0 )",
                "accumulate( $e : Evidence( value > $age ); $n : max( $e.observedAt ); !( $n != null && $n <= $asOf ) )",
                "accumulate( $e : Evidence( value > $age ); $n : collectSet( $e.kind ); $n contains EvidenceKind.RUNBOOK )"
            })
    void what_is_used_both_ways_or_in_a_way_that_nobody_can_tell_cannot_be_tightened(String condition)
            throws IOException {
        for (String tighter : List.of("lower", "higher")) {
            assertThat(toldOfRule("tighter: " + tighter + ", ", read("bound"), condition))
                    .as(tighter)
                    .anySatisfy(told -> assertThat(told).startsWith("pack.yaml:6:1: tightening-direction: "));
        }
        assertThat(toldOfRule("", read("bound"), condition))
                .noneSatisfy(told -> assertThat(told).contains("tightening-direction"));
    }

    @Test
    void a_use_in_the_other_direction_is_told_with_its_place() throws IOException {
        assertThat(toldOfRule("tighter: higher, ", read("bound"), "$e : Evidence( kind.proof, value < $age )"))
                .containsExactly(
                        "pack.yaml:6:1: tightening-direction: A parameter with tighter 'higher' must ask for more"
                                + " wherever it is higher, but for 'bound' that cannot be shown of 'value < $age'"
                                + " (rules.drl:15:32). Say the other way, leave 'tighter' out, or write the condition so that it"
                                + " bounds from one side.");
    }
}
