package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operatingmodel.rules.language.Finding;

/** What passes the door of a pack, out of folders and archives, and what is said about the rest. */
class PackFilesTest {
    private static final String MANIFEST = Packed.MANIFEST;
    private static final String RULE = Packed.rule("x");

    @TempDir
    Path parent;

    private static List<String> told(Path pack) {
        return RulePack.check(pack).stream().map(Finding::toString).toList();
    }

    private static List<String> slugs(Path pack) {
        return RulePack.check(pack).stream().map(Finding::slug).distinct().toList();
    }

    @Test
    void the_name_of_a_file_takes_one_line_of_what_is_told() throws IOException {
        Path pack =
                Packed.folder(parent, Packed.files("pack.yaml", Packed.MANIFEST, "a\nb\u202E.drl", Packed.rule("x")));
        assertThat(told(pack))
                .containsExactly("a[U+000A]b[U+202E].drl:1:1: invalid-file-name: A rule file's name must be lower-case"
                        + " words ending in .drl or .dslr, but was 'a[U+000A]b[U+202E].drl'. Rename it, such as"
                        + " mvp-exit.drl.");
    }

    @Test
    void a_folder_and_an_archive_of_the_same_content_have_the_same_digest() throws IOException {
        Map<String, String> files = Packed.files("a.drl", RULE, "gate/b.drl", Packed.rule("y"), "pack.yaml", MANIFEST);
        Map<String, String> turned = Packed.files(
                "pack.yaml",
                "# a comment\r\npublisher: 'Mobile team'\r\nlayer: team\r\nid: mobile\r\nversion: 1.0.0\r\n",
                "gate/b.drl",
                "\uFEFF" + Packed.rule("y").replace("\n", "\r\n"),
                "a.drl",
                RULE,
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\n",
                "README.md",
                "Notes.");
        RulePack folder = RulePack.from(Packed.folder(parent, files));
        RulePack archive = RulePack.from(Packed.archive(parent, turned));
        Path later = Files.write(parent.resolve("later.zip"), Packed.zip(turned, 1_700_000_000_000L));

        assertThat(archive.reference()).isEqualTo(folder.reference());
        assertThat(RulePack.from(later).reference()).isEqualTo(folder.reference());
        assertThat(archive.findings()).isEmpty();
        assertThat(archive.rules())
                .extracting(rule -> rule.criterionId().value())
                .containsExactly("mobile.x", "mobile.y");
    }

    @Test
    void the_digest_changes_with_what_the_manifest_says() throws IOException {
        RulePack one = RulePack.from(Packed.folder(parent, Packed.files("pack.yaml", MANIFEST, "a.drl", RULE)));
        RulePack other = RulePack.from(
                Packed.folder(parent, Packed.files("pack.yaml", MANIFEST + "expires: 2030-01-01\n", "a.drl", RULE)));
        assertThat(other.digest()).isNotEqualTo(one.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.drl",
                "/etc/evil.drl",
                "a/../../b.drl",
                "a\\..\\b.drl",
                "C:evil.drl",
                "a//b.drl",
                "./a.drl"
            })
    void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
        Path archive = Packed.archive(parent, Packed.files("pack.yaml", MANIFEST, "a.drl", RULE, name, RULE));
        assertThat(told(archive))
                .containsExactly(name + ":1:1: unsafe-entry-name: An entry's name must be a relative path without '..',"
                        + " but was '" + name + "'. Pack the folder's content with names relative to it.");
    }

    @Test
    void an_entry_that_stands_twice_is_refused() throws IOException {
        byte[] zip = Packed.zip(Packed.files("pack.yaml", MANIFEST, "a.drl", RULE, "b.drl", Packed.rule("y")), 0);
        Path archive = Files.write(parent.resolve("twice.zip"), Packed.patched(zip, "b.drl", "a.drl"));
        assertThat(told(archive))
                .containsExactly(
                        "a.drl:1:1: duplicate-entry: An entry must stand once in an archive, but 'a.drl' stands"
                                + " twice. Pack it again.");
    }

    @Test
    void an_archive_in_an_archive_is_not_opened() throws IOException {
        Path archive = Packed.archive(parent, Packed.files("pack.yaml", MANIFEST, "a.drl", RULE, "lib/more.JAR", "PK"));
        assertThat(told(archive))
                .containsExactly("lib/more.JAR:1:1: nested-archive: A pack must not hold an archive, but here is"
                        + " 'lib/more.JAR', which is not opened. Put the rules into the pack itself.");
    }

    @Test
    void hidden_folders_are_not_looked_into_and_a_hidden_rule_file_is_refused() throws IOException {
        Map<String, String> files =
                Packed.files("pack.yaml", MANIFEST, "a.drl", RULE, ".git/b.drl", "rule", "c/.d/e.drl", "rule");
        Map<String, String> hidden = Packed.files("pack.yaml", MANIFEST, "a.drl", RULE, "c/.b.drl", RULE);
        RulePack folder = RulePack.from(Packed.folder(parent, files));
        assertThat(folder.rules()).hasSize(1);
        assertThat(RulePack.from(Packed.archive(parent, files)).reference()).isEqualTo(folder.reference());
        assertThat(slugs(Packed.folder(parent, hidden))).contains("invalid-file-name");
        assertThat(slugs(Packed.archive(parent, hidden))).contains("invalid-file-name");
    }

    @Test
    void what_is_not_read_is_named() throws IOException {
        Map<String, String> files =
                Packed.files("pack.yaml", MANIFEST, "a.drl", RULE, "Evil.class", "x", "kmodule.xml", "<x/>");
        for (Path pack : List.of(Packed.folder(parent, files), Packed.archive(parent, files))) {
            assertThat(told(pack))
                    .containsExactly(
                            "Evil.class:1:1: unread-file: A pack should hold rule files, pack.yaml, pack.sig and notes"
                                    + " only, but here is 'Evil.class', which is not read. Remove it.",
                            "kmodule.xml:1:1: unread-file: A pack should hold rule files, pack.yaml, pack.sig and notes"
                                    + " only, but here is 'kmodule.xml', which is not read. Remove it.");
            assertThat(RulePack.from(pack).rules()).hasSize(1);
        }
    }

    @Test
    void a_bomb_is_counted_while_it_is_read() throws IOException {
        Map<String, String> large = Packed.files("pack.yaml", MANIFEST, "a.drl", "/".repeat(100_000_000));
        assertThat(slugs(Packed.archive(parent, large))).containsExactly("limit-exceeded");

        Map<String, String> many = new LinkedHashMap<>(Packed.files("pack.yaml", MANIFEST));
        for (int i = 0; i < 1_001; i++) {
            many.put("empty/" + i + ".txt", "");
        }
        assertThat(told(Packed.archive(parent, many)))
                .contains("pack.yaml:1:1: limit-exceeded: A pack must have at most 1000 entries, but has more."
                        + " Put rules only into it, or split it.");
        assertThat(told(Packed.folder(parent, many)))
                .contains("pack.yaml:1:1: limit-exceeded: A pack must have at most 1000 entries, but has more."
                        + " Put rules only into it, or split it.");

        Map<String, String> wide = new LinkedHashMap<>(Packed.files("pack.yaml", MANIFEST));
        for (int i = 0; i < 70; i++) {
            wide.put("r" + i + ".drl", Packed.rule("r" + i) + "//".repeat(32_000));
        }
        assertThat(told(Packed.archive(parent, wide)))
                .containsExactly(
                        "pack.yaml:1:1: limit-exceeded: A pack must have at most 4194304 bytes of text, but has"
                                + " more. Split it.");
    }

    /** The archive with a number in its directory's last entry changed: 16 is the check sum, 24 the size. */
    private Path forged(byte[] zip, int offset, int value) throws IOException {
        byte[] bytes = zip.clone();
        int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + offset, value);
        return Files.write(parent.resolve("forged.jar"), bytes);
    }

    @Test
    void a_size_that_a_header_tells_is_not_believed() throws IOException {
        Map<String, String> files = Packed.files("pack.yaml", MANIFEST, "a.drl", RULE + "// " + "x".repeat(2_000));
        RulePack folder = RulePack.from(Packed.folder(parent, files));
        assertThat(RulePack.from(forged(Packed.zip(files, 0), 24, 1)).reference())
                .isEqualTo(folder.reference());

        Map<String, String> bomb = Packed.files("pack.yaml", MANIFEST, "a.drl", "/".repeat(100_000_000));
        assertThat(slugs(forged(Packed.zip(bomb, 0), 24, 1))).containsExactly("limit-exceeded");
    }

    @Test
    void an_archive_that_is_damaged_is_refused() throws IOException {
        Path none = Files.writeString(parent.resolve("none.jar"), "no archive");
        assertThat(slugs(none)).containsExactly("unreadable-archive");

        byte[] zip = Packed.zip(Packed.files("pack.yaml", MANIFEST, "a.drl", RULE), 0);
        assertThat(told(forged(zip, 16, 4711)))
                .containsExactly(
                        "a.drl:1:1: unreadable-archive: An entry must be as it was packed, but the check sum of"
                                + " 'a.drl' differs. Pack it again.");
    }

    @Test
    void a_link_must_stay_within_the_folder() throws IOException {
        Path secret = Files.writeString(parent.resolve("secret.drl"), RULE);
        Path pack = Packed.folder(parent, Packed.files("pack.yaml", MANIFEST, ".data/a.drl", RULE));
        Files.createSymbolicLink(pack.resolve("a.drl"), Path.of(".data/a.drl"));
        assertThat(RulePack.from(pack).rules()).hasSize(1);

        Files.createSymbolicLink(pack.resolve("b.drl"), secret);
        Files.createSymbolicLink(pack.resolve("c.drl"), Path.of("nowhere.drl"));
        assertThat(told(pack))
                .containsExactly(
                        "b.drl:1:1: foreign-file: A pack must hold its files itself, but 'b.drl' is a link out of it, or"
                                + " no plain file. Put the file itself there.",
                        "c.drl:1:1: foreign-file: A pack must hold its files itself, but 'c.drl' is a link out of it, or"
                                + " no plain file. Put the file itself there.");
    }
}
