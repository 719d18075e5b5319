package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.rules.internal.DroolsEngine;

/** What each construct prints as, and that the engine takes it; that it means the same is EngineAgreementTest's. */
class CanonicalPrintTest {
    private static final String IMPORTS = String.join(
            "\n",
            "package test",
            "import java.time.Duration",
            "import java.time.Instant",
            "import java.time.LocalDate",
            "import org.operatingmodel.evidence.Approval",
            "import org.operatingmodel.evidence.Environment",
            "import org.operatingmodel.evidence.Evidence",
            "import org.operatingmodel.evidence.EvidenceKind",
            "import org.operatingmodel.flow.FlowItem",
            "import org.operatingmodel.gate.GateReview",
            "import org.operatingmodel.product.Channel",
            "import org.operatingmodel.product.Dependency",
            "import org.operatingmodel.product.Product",
            "import org.operatingmodel.product.Stage",
            "import org.operatingmodel.risk.Milestone",
            "import org.operatingmodel.risk.ProductRisk",
            "import org.operatingmodel.risk.Severity",
            "import org.operatingmodel.risk.DataField",
            "");

    private static Rule rule(String imports, String lhs) {
        String text = imports + "rule \"Test\" @gate( \"mvp-exit\" ) @criterion( \"test.one\" )\nwhen\n"
                + "GateReview( $product : productId, $asOf : asOf )\n" + lhs + "\nthen\nend\n";
        RuleParser.Parsed parsed =
                RuleParser.parse("test.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .isEmpty();
        return parsed.rules().get(0);
    }

    private static Rule rule(String lhs) {
        return rule(IMPORTS, lhs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            Evidence( productId == $product )                        ~ Evidence( productId == $product )
            Evidence( kind == EvidenceKind.TELEMETRY )               ~ Evidence( kind.value == "TELEMETRY" )
            Evidence( kind == "TELEMETRY" )                          ~ Evidence( kind.value == "TELEMETRY" )
            Evidence( kind != "TELEMETRY" )                          ~ Evidence( kind.value != "TELEMETRY" )
            ProductRisk( owner == "ann" )                            ~ ProductRisk( Operators.same( ( owner() == null ? null : owner().value() ), "ann" ) )
            ProductRisk( owner != "ann" )                            ~ ProductRisk( !Operators.same( ( owner() == null ? null : owner().value() ), "ann" ) )
            ProductRisk( owner!.value == "ann" )                     ~ ProductRisk( Operators.same( ( owner() == null ? null : owner().value() ), "ann" ) )
            ProductRisk( owner == null )                             ~ ProductRisk( owner == null )
            Evidence( subject == "a", subject != "b" )               ~ Evidence( subject == "a", subject != "b" )
            Evidence( value == 2 )                                   ~ Evidence( Operators.same( value, 2 ) )
            Evidence( value >= 2.50 )                                ~ Evidence( Operators.atLeast( value, 2.50B ) )
            Evidence( value < -1 )                                   ~ Evidence( Operators.lessThan( value, -1 ) )
            Evidence( value > 3000000000 )                           ~ Evidence( Operators.moreThan( value, 3000000000B ) )
            ProductRisk( severity <= Severity.HIGH )                 ~ ProductRisk( Operators.atMost( severity, Severity.HIGH ) )
            ProductRisk( severity == Severity.HIGH )                 ~ ProductRisk( severity == Severity.HIGH )
            ProductRisk( open )                                      ~ ProductRisk( open == true )
            ProductRisk( !open )                                     ~ ProductRisk( !Operators.same( open, true ) )
            ProductRisk( open && severity > Severity.LOW )           ~ ProductRisk( open == true, Operators.moreThan( severity, Severity.LOW ) )
            ProductRisk( open || owner != null )                     ~ ProductRisk( ( Operators.same( open, true ) || !Operators.same( owner, null ) ) )
            Evidence( kind.proof )                                   ~ Evidence( kind().proof() )
            Evidence( !kind.proof )                                  ~ Evidence( !kind().proof() )
            Evidence( environment in ( Environment.STAGING, Environment.PRODUCTION ) ) ~ Evidence( ( Operators.same( environment, Environment.STAGING ) || Operators.same( environment, Environment.PRODUCTION ) ) )
            Evidence( kind not in ( EvidenceKind.RUNBOOK ) )         ~ Evidence( !( Operators.same( kind().value(), "RUNBOOK" ) ) )
            Evidence( subject matches "[a-z]+" )                     ~ Evidence( Operators.matches( subject, "[a-z]+" ) )
            Evidence( subject not matches "a.b" )                    ~ Evidence( !Operators.matches( subject, "a.b" ) )
            Product( channels contains Channel.MOBILE )              ~ Product( Operators.contains( channels, Channel.MOBILE ) )
            Product( channels not contains Channel.MOBILE )          ~ Product( !Operators.contains( channels, Channel.MOBILE ) )
            Product( outcomeIds contains "less-waiting" )            ~ Product( Operators.contains( outcomeIds, new OutcomeId( "less-waiting" ) ) )
            Product( outcomeIds.size() + 1 > 2 * 3 - 1 )             ~ Product( Operators.moreThan( Operators.add( outcomeIds().size(), 1 ), Operators.subtract( Operators.multiply( 2, 3 ), 1 ) ) )
            Evidence( observedWithin( Duration.ofDays( 14 ), $asOf ) ) ~ Evidence( observedWithin( Duration.ofDays( 14 ), $asOf ) )
            Evidence( observedWithin( Duration.ofHours( 36 ), $asOf ) ) ~ Evidence( observedWithin( Duration.ofHours( 36 ), $asOf ) )
            Evidence( observedAt >= Instant.parse( "2026-06-21T00:00:00Z" ) ) ~ Evidence( Operators.atLeast( observedAt, Instant.ofEpochSecond( 1782000000 ) ) )
            Evidence( observedAt < $asOf.minus( Duration.ofMinutes( 90 ) ) ) ~ Evidence( Operators.lessThan( observedAt, $asOf.minus( Duration.ofMinutes( 90 ) ) ) )
            Dependency( due < LocalDate.of( 2026, 12, 31 ) )         ~ Dependency( Operators.lessThan( due, LocalDate.of( 2026, 12, 31 ) ) )
            Dependency( due == LocalDate.parse( "2026-12-31" ) )     ~ Dependency( due == LocalDate.of( 2026, 12, 31 ) )
            not Evidence( )                                          ~ not( Evidence( ) )
            exists( Evidence( ) and not Approval( ) )                ~ exists( Evidence( ) and not( Approval( ) ) )
            forall( $r : ProductRisk( ) ProductRisk( this == $r, open ) ) ~ not( $r : ProductRisk( ) and not( ProductRisk( this == $r, open == true ) ) )
            ( Evidence( ) or ( Approval( ) and Product( ) ) )        ~ ( Evidence( ) or ( Approval( ) and Product( ) ) )
            Evidence( $s : subject, subjectVersion == $s )           ~ Evidence( $s : subject, subjectVersion == $s )
            """)
    void a_construct_prints_in_one_way_that_the_engine_takes(String written, String printed) {
        Rule rule = rule(written);

        assertThat(CanonicalPrint.of(rule)).isEqualTo("""
                        rule "test.one"
                        when
                            GateReview( gateId.value == "mvp-exit", $product : productId(), $asOf : asOf )
                            %s
                        then
                        end
                        """.formatted(printed));
        new DroolsEngine(List.of()).compile(List.of(rule));
    }

    @Test
    void a_pattern_from_a_collection_stands_in_parentheses_because_the_next_condition_may_start_with_one() {
        Rule rule =
                rule("$r : ProductRisk( )\n$m : Milestone( done ) from $r.milestones;\n( Evidence( ) or Approval( ) )");

        assertThat(CanonicalPrint.of(rule)).contains("""
                            $r : ProductRisk( )
                            ( $m : Milestone( done == true ) from $r.milestones() )
                            ( Evidence( ) or Approval( ) )
                        """);
        new DroolsEngine(List.of()).compile(List.of(rule));
    }

    @Test
    void aggregates_print_as_functions_of_lists_of_values() {
        Rule rule = rule(
                "accumulate( $e : Evidence( productId == $product ); $n : count( $e ), $latest : max( $e.observedAt ); $n >= 2 )\n"
                        + "Approval( approvedAt >= $latest )");

        assertThat(CanonicalPrint.of(rule)).contains("""
                            accumulate( $e : Evidence( productId == $product ) ; $pomL1 : collectList( $e ), $pomL2 : collectList( $e.observedAt() ) ; !Operators.same( Operators.max( $pomL2 ), null ), Operators.atLeast( Operators.count( $pomL1 ), 2 ) )
                            Approval( Operators.atLeast( approvedAt, Operators.max( $pomL2 ) ) )
                        """);
        new DroolsEngine(List.of()).compile(List.of(rule));
    }

    @Test
    void a_text_prints_as_printable_ascii_and_codes() {
        Rule rule = rule("Evidence( subject == \"it's \\\"x\\\" \\\\ y\\n\u00e9\uD83D\uDE00 // {}\" )");

        assertThat(CanonicalPrint.of(rule))
                .contains("subject == \"it\\u0027s \\u0022x\\u0022 \\u005C y\\u000A\\u00E9\\uD83D\\uDE00 // {}\"");
        new DroolsEngine(List.of()).compile(List.of(rule));
    }

    @Test
    void layout_comments_imports_parentheses_and_semicolons_do_not_show() {
        String plain =
                "$e : Evidence( productId == $product, kind == \"RUNBOOK\" )\nnot Approval( evidenceId == $e.id )";
        String other = "  $e:Evidence((productId==$product) , // why\n (kind == EvidenceKind.RUNBOOK) ) ;\n"
                + "/* none */ not ( Approval( (evidenceId == $e.id) ) );";

        assertThat(CanonicalPrint.of(rule(IMPORTS.replace("\n", ";\n"), other)))
                .isEqualTo(CanonicalPrint.of(rule(plain)));
    }

    @Test
    void a_file_names_its_package_and_all_types() {
        assertThat(CanonicalPrint.file("some.pack", List.of(rule("Evidence( value > 1 )"), rule("not Approval( )"))))
                .isEqualTo("""
                        package some.pack

                        import org.operatingmodel.evidence.Approval
                        import org.operatingmodel.evidence.Evidence
                        import org.operatingmodel.gate.GateReview
                        import org.operatingmodel.rules.evaluation.Operators

                        rule "r0"
                        when
                            GateReview( gateId.value == "mvp-exit", $product : productId(), $asOf : asOf )
                            Evidence( Operators.moreThan( value, 1 ) )
                        then
                        end

                        rule "r1"
                        when
                            GateReview( gateId.value == "mvp-exit", $product : productId(), $asOf : asOf )
                            not( Approval( ) )
                        then
                        end
                        """);
    }
}
