package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import example.security.PenTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.io.RecordReader;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Vocabulary;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HandbookTest {
    private static final Gate GATE =
            new Gate(GateId.MVP_EXIT, "MVP exit", List.of(RoleId.PRODUCT_LEAD, RoleId.FINANCE), Duration.ofDays(30));
    private static final Gate OTHER = new Gate(new GateId("board"), "Board", List.of(), Duration.ZERO);

    private static RulePack pack() {
        String text = """
                import example.security.PenTest
                import org.operatingmodel.gate.GateReview
                import org.operatingmodel.product.Channel
                // 1. <b>Bad</b> & "good" | *not* _bold_ [x](y) `z` # 5 > 3;
                // who can call us can attack us.
                rule "Somebody's <deep> test"
                    @gate( "mvp-exit" )
                    @criterion( "acme.tried" )
                    @enforcement( "waivable" )
                    @area( "platforms" )
                    @remedy( "Try <script>, then *mend* it." )
                when
                    GateReview( $product : productId, product.channels contains Channel.API )
                    PenTest( productId == $product )
                then
                end

                rule "It is there"
                    @gate( "mvp-exit" )
                    @criterion( "acme.there" )
                when
                    GateReview( $product : productId )
                then
                end
                """;
        return RulePack.of(
                new PackManifest(
                        new PackId("acme"),
                        "1.0.0",
                        "A & B",
                        PackLayer.ORGANISATION,
                        List.of(),
                        List.of(),
                        List.of(GATE, OTHER)),
                Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)),
                Vocabulary.standard().withFacts(PenTest.class));
    }

    @Test
    void a_right_to_decide_waivers_is_told_where_a_gate_says_who_may_waive() {
        String text = """
                rule "Security alone waives"
                    @right( "decides" ) @decision( "waiver" ) @by( "security" )
                when PendingDecision( ) then end
                """;
        PackManifest manifest = new PackManifest(
                new PackId("house"), "1.0.0", "test", PackLayer.ORGANISATION, List.of(), List.of(), List.of());
        RulePack rights = RulePack.of(manifest, Map.of("rights.drl", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(Handbook.of(pack(), rights).markdown())
                .contains(
                        "Waivable criteria may be waived by product-lead or finance, for at most 30 days; where a right to"
                                + " decide 'waiver' holds, by whom it names and nobody else.",
                        "Nobody may waive a criterion of this gate; where a right to decide 'waiver' holds, by whom it"
                                + " names and nobody else.");
    }

    @Test
    void it_says_what_the_packs_say_and_takes_nothing_in_it_for_markup() {
        assertThat(Handbook.of(pack()).markdown())
                .isEqualTo("""
                        # Decision handbook

                        What a product must prove before it goes on, and why. Made from the rule packs below; what the packs do not say is not in it.

                        | Pack | Version | Publisher | Criteria | SHA-256 begins with |
                        |---|---|---|---|---|
                        | acme | 1.0.0 | A \\& B | 2 | DIGEST |

                        - mandatory: blocks while it is unmet, and cannot be waived.
                        - waivable: blocks while it is unmet, unless somebody who may has granted a waiver that has not ended.
                        - advisory: is shown, and never blocks.

                        ## Gates

                        ### MVP exit (mvp-exit)

                        Waivable criteria may be waived by product-lead or finance, for at most 30 days.

                        #### Somebody's \\<deep\\> test

                        1\\. \\<b\\>Bad\\</b\\> \\& "good" \\| \\*not\\* \\_bold\\_ \\[x\\](y) \\`z\\` \\# 5 \\> 3; who can call us can attack us.

                        | | |
                        |---|---|
                        | Criterion | acme.tried |
                        | Enforcement | waivable |
                        | Applies to | products with product.channels contains Channel.API |
                        | Area | platforms |
                        | When it is unmet | Try \\<script\\>, then \\*mend\\* it. |
                        | Reads | PenTest |
                        | Rule | acme, rules.drl:6 |

                        #### It is there

                        | | |
                        |---|---|
                        | Criterion | acme.there |
                        | Enforcement | mandatory |
                        | Applies to | every product at the gate |
                        | When it is unmet | The pack does not say what to do. |
                        | Reads | nothing but the product |
                        | Rule | acme, rules.drl:18 |

                        ### Board (board)

                        Nobody may waive a criterion of this gate.

                        These packs ask nothing here, so it blocks for ever.

                        ## Decision rights

                        The packs state no decision rights but that to waive.

                        | May waive at | finance | product-lead |
                        |---|---|---|
                        | MVP exit | yes | yes |
                        | Board | - | - |

                        ## Escalation

                        The packs state no escalation path.

                        ## Glossary

                        The facts that the rules read.

                        | Fact | Meaning |
                        |---|---|
                        | GateReview | The subject of every exit criterion: one product before one gate, as of an instant. |
                        | PenTest | A fact type of the host. |
                        """.replace("DIGEST", pack().digest().substring(0, 12)));
    }

    @Test
    void a_practice_says_what_to_do_when_it_is_unmet() {
        String text = """
                import org.operatingmodel.practice.ReviewedProduct
                import org.operatingmodel.product.ProductKind
                rule "It has an owner"
                    @practice( "acme.owned" ) @area( "platforms" ) @topic( "agility" ) @remedy( "Name an owner." )
                when ReviewedProduct( product.kind == ProductKind.PLATFORM ) then end

                rule "It is big"
                    @practice( "acme.big" ) @area( "platforms" ) @topic( "agility" )
                when ReviewedProduct( product.kind == ProductKind.APPLICATION ) then end
                """;
        RulePack practices = RulePack.of(
                new PackManifest(
                        new PackId("acme"), "1.0.0", "test", PackLayer.ORGANISATION, List.of(), List.of(), List.of()),
                Map.of("practices.drl", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(Handbook.of(practices).markdown())
                .containsSubsequence(
                        "acme.owned",
                        "| When it is unmet | Name an owner. |",
                        "acme.big",
                        "| When it is unmet | The pack does not say what to do. |");
    }

    @Test
    void only_packs_that_have_practices_are_told_among_them() {
        assertThat(Handbook.of(RulePack.standard(), RulePack.shipped("funding")).markdown())
                .contains("## Practices and guardrails\n", "### Pack funding\n")
                .doesNotContain("### Pack standard\n");
        assertThat(Handbook.of(RulePack.standard()).markdown()).doesNotContain("Practices and guardrails");
    }

    @Test
    void practices_are_a_page_of_their_own_too() {
        assertThat(Handbook.practices("Practices", "All of them.", RulePack.standard(), RulePack.shipped("funding")))
                .startsWith("# Practices\n\nAll of them.\n")
                .containsSubsequence("## Pack funding\n", "### funding.in-tranches\n")
                .doesNotContain("Pack standard");
    }

    private static Document parsed(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_page_is_well_formed_and_its_links_lead_to_its_parts() throws Exception {
        for (Handbook handbook : List.of(Handbook.of(pack()), Handbook.of(RulePack.standard(), plain()))) {
            Document page = parsed(handbook.html());
            List<String> ids = new ArrayList<>();
            List<String> links = new ArrayList<>();
            NodeList all = page.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (element.hasAttribute("id")) {
                    ids.add("#" + element.getAttribute("id"));
                }
                if (element.hasAttribute("href")) {
                    links.add(element.getAttribute("href"));
                }
            }
            assertThat(ids).doesNotHaveDuplicates().containsAll(links);
            assertThat(links).contains("#gate-mvp-exit", "#rights", "#escalation", "#glossary");
        }
    }

    @Test
    void the_page_needs_nothing_else_and_fits_phones_and_paper() {
        assertThat(Handbook.of(RulePack.standard()).html())
                .doesNotContain("http:", "https:", "src=", "<script", "<link", "@import", "url(")
                .contains("name=\"viewport\" content=\"width=device-width, initial-scale=1\"", "@media print");
    }

    @Test
    void texts_of_the_pack_are_no_markup_of_the_page() throws Exception {
        String html = Handbook.of(pack()).html();
        assertThat(html).doesNotContain("<b>", "<script", "<deep>");
        assertThat(parsed(html).getDocumentElement().getTextContent())
                .contains(
                        "1. <b>Bad</b> & \"good\" | *not* _bold_ [x](y) `z` # 5 > 3; who can call us can attack us.",
                        "Try <script>, then *mend* it.",
                        "A & B");
    }

    @Test
    void every_criterion_of_the_standard_pack_is_in_it_with_its_why_and_its_remedy() throws Exception {
        String text = parsed(Handbook.of(RulePack.standard()).html())
                .getDocumentElement()
                .getTextContent();
        for (Rule rule : RulePack.standard().rules()) {
            assertThat(text).contains(rule.criterionId().value(), rule.name(), rule.why(), rule.remedy());
        }
    }

    @Test
    void the_same_packs_give_the_same_text() {
        assertThat(Handbook.of(RulePack.standard(), plain()).html())
                .isEqualTo(Handbook.of(RulePack.standard(), plain()).html());
    }

    @Test
    void packs_that_do_not_go_together_have_no_handbook() {
        assertThatExceptionOfType(RulePackException.class)
                .isThrownBy(() -> Handbook.of(RulePack.standard(), RulePack.standard()));
    }

    private static RulePack plain() {
        String text = """
                import org.operatingmodel.gate.GateReview
                rule "It is there" @gate( "mvp-exit" ) @criterion( "plain.there" )
                when GateReview( $product : productId ) then end
                """;
        return RulePack.of(
                new PackManifest(new PackId("plain"), "1.0.0", "test", List.of(), List.of(), List.of()),
                Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void it_shows_parameters_and_what_packs_say_of_each_other() {
        String manifest = """
                id: partners
                version: 1.0.0
                publisher: test
                layer: organisation
                effectiveFrom: 2026-01-01
                appliesTo: {products: [portal]}
                tighten:
                - {pack: standard, parameter: research-age, value: 90}
                - {criterion: mvp.runbook-exercised, enforcement: mandatory}
                overrides:
                - {criterion: mvp.telemetry-live, enforcement: waivable, decision: OD-1, reason: Until spring.}
                """;
        RulePack partners = RulePack.of(
                RecordReader.yaml("pack.yaml", manifest.getBytes(StandardCharsets.UTF_8), PackManifest.class),
                Map.of());

        assertThat(Handbook.of(RulePack.standard(), partners).markdown())
                .contains(
                        "| Parameter research-age | How old research with users may be when discovery ends. 180 days (from"
                                + " 30 days to 365 days, lower is tighter); tightened to 90 days by pack 'partners' for product"
                                + " 'portal' from 2026-01-01 |\n")
                .contains(
                        "| Enforcement | waivable; tightened to mandatory by pack 'partners' for product 'portal' from"
                                + " 2026-01-01 |\n")
                .contains(
                        "| Enforcement | mandatory; overridden to waivable by pack 'partners' for product 'portal' from"
                                + " 2026-01-01 where decision OD-1 counts, because: Until spring. |\n")
                .contains(
                        " That a pack of the organisation overrides what is asked here may be decided by portfolio-lead.");
    }
}
