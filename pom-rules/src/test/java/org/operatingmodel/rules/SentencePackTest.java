package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.rules.language.Finding;

/** Packs that hold rules in sentences. */
class SentencePackTest {
    private static final String SENTENCES = """
            rule "GA exit: the mobile version has been rolled out"
                @gate( "ga-exit" )
                @criterion( "mobile.rolled-out" )
            when
                for every product
                  - the channel MOBILE
                the product has DOCUMENT evidence called rollout
                  - observed within 30 days
            then
            end
            """;
    private static final String DRL = """
            rule "GA exit: the mobile runbook has been exercised"
                @gate( "ga-exit" )
                @criterion( "mobile.exercised" )
            when
                GateReview( $product : productId, product.channels contains Channel.MOBILE )
                $exercise : Evidence( productId == $product, kind == EvidenceKind.RUNBOOK_EXERCISE )
            then
            end
            """;
    private static final Map<String, String> FILES =
            Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", DRL, "gate/b.dslr", SENTENCES);

    @TempDir
    Path parent;

    @Test
    void a_folder_and_an_archive_may_hold_both_kinds_of_files() throws IOException {
        RulePack folder = RulePack.from(Packed.folder(parent, FILES));
        RulePack archive = RulePack.from(Packed.archive(parent, FILES));

        assertThat(folder.rules())
                .extracting(rule -> rule.criterionId().value())
                .containsExactly("mobile.exercised", "mobile.rolled-out");
        assertThat(folder.findings()).isEmpty();
        assertThat(archive.reference()).isEqualTo(folder.reference());
    }

    @Test
    void the_digest_is_of_what_the_author_wrote() throws IOException {
        RulePack one = RulePack.from(Packed.folder(parent, FILES));
        RulePack other = RulePack.from(Packed.folder(
                parent,
                Packed.files(
                        "pack.yaml",
                        Packed.MANIFEST,
                        "a.drl",
                        DRL,
                        "gate/b.dslr",
                        SENTENCES.replace("within 30", "within 31"))));
        assertThat(other.digest()).isNotEqualTo(one.digest());
    }

    @Test
    void a_bare_file_of_sentences_is_a_pack() throws IOException {
        Path file = Files.writeString(parent.resolve("mobile.dslr"), SENTENCES);
        RulePack pack = RulePack.from(file);

        assertThat(pack.id().value()).isEqualTo("mobile");
        assertThat(RulePack.check(file, RulePack.standard())).isEmpty();
    }

    @Test
    void findings_about_rules_quote_the_sentence_of_the_author() throws IOException {
        Path file = Files.writeString(
                parent.resolve("mobile.dslr"),
                SENTENCES
                        .replace("the product has DOCUMENT evidence called rollout", "no control was bolted on")
                        .replace("      - observed within 30 days\n", ""));
        assertThat(RulePack.check(file))
                .extracting(Finding::toString)
                .containsExactly(
                        "mobile.dslr:7:5: unproven-absence: A condition on what must not be there must stand beside proof"
                                + " that somebody looked, but 'no control was bolted on' also holds where nothing was"
                                + " recorded. First ask for a fact that shows it, such as a 'Control' of the product that is as it should be.");
    }

    @Test
    void a_handbook_says_whom_a_rule_is_about_in_the_words_of_its_sentence() throws IOException {
        RulePack pack = RulePack.from(Files.writeString(parent.resolve("mobile.dslr"), SENTENCES));
        assertThat(Handbook.of(RulePack.standard(), pack).markdown()).contains("products with the channel MOBILE");
    }

    @Test
    void sentences_of_its_own_cannot_be_brought_by_a_pack() throws IOException {
        assertThat(RulePack.check(Packed.folder(
                        parent,
                        Packed.files(
                                "pack.yaml",
                                Packed.MANIFEST,
                                "a.dslr",
                                SENTENCES,
                                "more.dsl",
                                "[condition][]all is well=eval( true )"))))
                .extracting(Finding::toString)
                .containsExactly(
                        "more.dsl:1:1: unread-rule-file: Sentences must be those that ship with the library, but here are"
                                + " others in 'more.dsl', which is not read. Remove it, and write what no sentence says as"
                                + " DRL after '>'.");
    }

    @Test
    void a_file_name_may_not_end_otherwise() throws IOException {
        assertThat(RulePack.check(Packed.folder(
                        parent, Packed.files("pack.yaml", Packed.MANIFEST, "a.drl", DRL, "b.rdslr", SENTENCES))))
                .extracting(Finding::toString)
                .containsExactly(
                        "b.rdslr:1:1: unread-rule-file: Rules must stand in files ending in .drl or .dslr, but here is"
                                + " 'b.rdslr', which is not read. Rename or remove it.");
        assertThat(RulePack.check(Files.writeString(parent.resolve("rules.txt"), SENTENCES)))
                .extracting(Finding::toString)
                .containsExactly(
                        "rules.txt:1:1: missing-pack: A pack must be a folder, a .jar, a .zip, a .drl or a .dslr file, but"
                                + " was 'rules.txt'. Name one with a pack.yaml in it, or a .drl file.");
    }
}
