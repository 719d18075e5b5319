package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HandbookRightsTest {
    private static RulePack pack() {
        String text = """
                // Who builds it can weigh it.
                rule "The manager decides on applications"
                    @right( "decides" ) @decision( "trade-off" ) @by( "product-manager" )
                when PendingDecision( product!.kind == ProductKind.APPLICATION ) then end

                rule "The leads decide on platforms"
                    @right( "decides" ) @decision( "trade-off" ) @by( "product-lead" ) @quorum( "2" ) @effective( "2026-01-01" )
                when PendingDecision( $p : productId ) Product( id == $p, kind == ProductKind.PLATFORM ) then end

                // "<b>Last</b>" word.
                rule "An executive has the last word"
                    @right( "overrules" ) @decision( "trade-off" ) @by( "executive" ) @over( "product-lead" )
                when PendingDecision( ) then end

                // Ask first.
                rule "First"
                    @escalation( "a" ) @to( "product-lead" ) @within( "P1DT4H" ) @then( "b" )
                when UnresolvedMatter( kind == MatterKind.VETOED ) then end

                rule "Last"
                    @escalation( "b" ) @to( "executive" ) @within( "P2W" ) @expires( "2030-01-01" )
                when UnresolvedMatter( ) then end
                """;
        return RulePack.of(
                new PackManifest(new PackId("acme"), "1.0.0", "test", List.of(), List.of(), List.of()),
                Map.of("rights.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rights_are_a_matrix_and_paths_a_chart() {
        String markdown = Handbook.of(pack()).markdown();
        assertThat(markdown.substring(markdown.indexOf("## Decision rights"))).isEqualTo("""
                        ## Decision rights

                        Who has which say in which decision; '-' is none. A veto stops whoever decides; only who overrules it beats it.

                        | Decision | executive | product-lead | product-manager |
                        |---|---|---|---|
                        | trade-off | overrules product-lead | decides, 2 together where product whose kind is PLATFORM | decides where product kind is APPLICATION |

                        ### trade-off

                        | Right | Role | Say | Where | Why | Rule |
                        |---|---|---|---|---|---|
                        | The manager decides on applications | product-manager | decides | product kind is APPLICATION | Who builds it can weigh it. | acme, rights.drl:2 |
                        | The leads decide on platforms, from 2026-01-01 | product-lead | decides, 2 together | product whose kind is PLATFORM | The pack does not say why. | acme, rights.drl:6 |
                        | An executive has the last word | executive | overrules product-lead | always | "\\<b\\>Last\\</b\\>" word. | acme, rights.drl:11 |

                        ## Escalation

                        Where a matter goes that nobody resolves. The time of each step counts from when the matter came up, in days of the business calendar; what a step is not for goes on at once.

                        ```mermaid
                        flowchart TD
                            box1["a<br/>product-lead, within 1 day and 4 hours"]
                            box2["b<br/>executive, within 14 days"]
                            box3["dead end<br/>the matter stays blocked"]
                            box1 --> box2
                            box2 --> box3
                        ```

                        | Step | Name | Goes to | Within | For | Why | Rule |
                        |---|---|---|---|---|---|---|
                        | a | First | product-lead | 1 day and 4 hours | where kind is VETOED | Ask first. | acme, rights.drl:16 |
                        | b | Last, until before 2030-01-01 | executive | 14 days | every matter | The pack does not say why. | acme, rights.drl:20 |

                        ## Glossary

                        The facts that the rules read.

                        | Fact | Meaning |
                        |---|---|
                        | PendingDecision | The subject of every decision right: one decision that somebody has to take, as of an instant. |
                        | Product | A product of the portfolio, or a shared capability that is run as one. |
                        | UnresolvedMatter | The subject of every escalation step: one matter that nobody has resolved, as of an instant. |
                        """);
    }

    @Test
    void the_chart_on_the_page_is_a_drawing_that_says_in_words_what_it_shows() throws Exception {
        String html = Handbook.of(pack()).html();
        assertThat(html).doesNotContain("http:", "https:", "src=", "<script", "<link", "url(", "<b>");
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(page.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(
                        "a: product-lead, within 1 day and 4 hours, then b. b: executive, within 14 days, then dead end. "
                                + "dead end: the matter stays blocked.");
    }

    @Test
    void a_long_path_is_drawn_beside_the_one_that_it_joins() {
        Flowchart chart = new Flowchart(
                "T",
                List.of(
                        new Flowchart.Box("one", "t", "last"),
                        new Flowchart.Box("two", "t", "three"),
                        new Flowchart.Box("three", "t", "last"),
                        new Flowchart.Box("last", "t", null)));
        // a box is 16 + 8 * 5 = 56 wide and 56 high, 40 apart; 'last' has two before it, so it is in the third row
        assertThat(chart.html())
                .contains("width=\"154\" height=\"250\"")
                .contains(
                        "<rect x=\"1\" y=\"1\"",
                        "<rect x=\"97\" y=\"1\"",
                        "<rect x=\"97\" y=\"97\"",
                        "<rect x=\"1\" y=\"193\"")
                .contains("<path d=\"M29 57 V185\"", "<path d=\"M125 57 V89\"", "<path d=\"M125 153 V173 H29 V185\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "PendingDecision( amount!.amount <= 10, amount!.currency != \"EUR\" )#amount is at most 10 and amount currency is not EUR",
                "PendingDecision( product == null || product!.stage > Stage.MVP, gateId != null )#(product is not there or product stage is above MVP) and gate is there",
                "PendingDecision( product!.channels contains Channel.API, product!.channels not contains Channel.WEB )#product channels contain API and product channels do not contain WEB",
                "PendingDecision( gateId in ( \"ga-exit\", \"mvp-exit\" ), !( gateId not in ( \"ga-exit\" ) ) )#gate is one of ga-exit, mvp-exit and not (gate is none of ga-exit)",
                "PendingDecision( $p : productId ) not ProductRisk( productId == $p, open )#no product risk whose open is true",
                "PendingDecision( $p : productId ) exists Evidence( productId == $p ) ( Product( id == $p ) or Team( ) )#evidence and (product or team)",
                "PendingDecision( ) accumulate( $e : Evidence( ); $n : count( $e ); $n > 3 )#accumulate( $e : Evidence( ); $n : count( $e ); $n > 3 )"
            })
    void what_a_right_asks_is_said_in_words(String conditions, String words) {
        String text = "rule \"A\" @right( \"decides\" ) @decision( \"x\" ) @by( \"executive\" ) when\n" + conditions
                + "\nthen end";
        RuleParser.Parsed parsed =
                RuleParser.parse("a.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
        assertThat(parsed.findings()).isEmpty();
        assertThat(InWords.of(parsed.statements().get(0))).isEqualTo(words);
    }
}
