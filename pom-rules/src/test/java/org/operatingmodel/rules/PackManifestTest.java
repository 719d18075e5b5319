package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.rules.language.Finding;

class PackManifestTest {
    @TempDir
    Path parent;

    private List<String> told(String manifest) throws IOException {
        Path pack = Packed.folder(parent, Packed.files("pack.yaml", manifest, "a.drl", Packed.rule("x")));
        return RulePack.check(pack).stream().map(Finding::toString).toList();
    }

    @Test
    void everything_that_it_may_say_is_read() throws IOException {
        Path pack = Packed.folder(
                parent,
                Packed.files(
                        "pack.yaml",
                        String.join(
                                "\n",
                                "id: mobile",
                                "version: 1.2.0-rc.1",
                                "publisher: Mobile team",
                                "layer: organisation",
                                "buildsOn:",
                                "- {id: standard, minimum: 0.1.0, below: 1.0.0}",
                                "- id: security",
                                "minimumLibraryVersion: 0.1.0",
                                "effectiveFrom: 2025-01-01",
                                "grace: P3M",
                                "expires: 2027-01-01"),
                        "a.drl",
                        Packed.rule("x")));
        assertThat(RulePack.from(pack).manifest())
                .isEqualTo(new PackManifest(
                        new PackId("mobile"),
                        "1.2.0-rc.1",
                        "Mobile team",
                        PackLayer.ORGANISATION,
                        List.of(
                                new BuildsOn(new PackId("standard"), "0.1.0", "1.0.0"),
                                new BuildsOn(new PackId("security"), null, null)),
                        "0.1.0",
                        LocalDate.parse("2025-01-01"),
                        Period.ofMonths(3),
                        LocalDate.parse("2027-01-01"),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void its_texts_are_visible_and_on_one_line() throws IOException {
        assertThat(told(String.join(
                        "\n",
                        "id: mobile",
                        "version: 1.0.0",
                        "publisher: \"Mobile\\nteam\"",
                        "layer: organisation",
                        "gates:",
                        "- {id: ga-exit, name: \"GA\\e[2J\", waiverGranters: [], longestWaiver: P1D, overrideDeciders: []}",
                        "parameters:",
                        "- {id: age, type: days, value: 1, least: 1, most: 2, meaning: \"A\\u202Ege\"}",
                        "overrides:",
                        "- {criterion: base.x, enforcement: advisory, decision: OD-1, reason: \"So\\u200Bbe it\"}",
                        "")))
                .filteredOn(told -> told.contains(": invalid-manifest: "))
                .containsExactly(
                        "pack.yaml:3:1: invalid-manifest: publisher must be one line of visible characters, but was"
                                + " 'Mobile[U+000A]team'. Write it on one line, and remove what cannot be seen."
                                + " See docs/packs.md.",
                        "pack.yaml:6:1: invalid-manifest: name must be one line of visible characters, but was"
                                + " 'GA[U+001B][2J'. Write it on one line, and remove what cannot be seen."
                                + " See docs/packs.md.",
                        "pack.yaml:8:1: invalid-manifest: meaning must be one line of visible characters, but was"
                                + " 'A[U+202E]ge'. Write it on one line, and remove what cannot be seen."
                                + " See docs/packs.md.",
                        "pack.yaml:10:1: invalid-manifest: reason must be one line of visible characters, but was"
                                + " 'So[U+200B]be it'. Write it on one line, and remove what cannot be seen."
                                + " See docs/packs.md.");
    }

    @Test
    void everything_that_is_wrong_is_told_at_its_line() throws IOException {
        assertThat(told(String.join(
                        "\n",
                        "id: Mobile",
                        "version: 1.0",
                        "publischer: Mobile team",
                        "layer: teams",
                        "buildsOn:",
                        "- {id: standard, minimum: newest}",
                        "effectiveFrom: tomorrow",
                        "grace: 30 days",
                        "")))
                .containsExactly(
                        "pack.yaml:1:1: invalid-manifest: publisher: publisher must be given, but is missing. Add it."
                                + " See docs/packs.md.",
                        "pack.yaml:1:5: invalid-manifest: id: id must match [a-z][a-z0-9.-]{0,63}, but was 'Mobile'."
                                + " Use lower-case letters, digits, '.' and '-'. See docs/packs.md.",
                        "pack.yaml:2:10: invalid-manifest: version: version must be text, but was the number '1.0'."
                                + " Put it in quotes. See docs/packs.md.",
                        "pack.yaml:3:1: invalid-manifest: publischer: field must be one of id, version, publisher, layer,"
                                + " buildsOn, minimumLibraryVersion, effectiveFrom, grace, expires, evidenceKinds, roles,"
                                + " gates, appliesTo, parameters, tighten, overrides, but was 'publischer'; did you mean 'publisher'? See docs/packs.md.",
                        "pack.yaml:4:8: invalid-manifest: layer: layer must be one of base, organisation, team, but was"
                                + " 'teams'; did you mean 'team'? See docs/packs.md.",
                        "pack.yaml:6:27: invalid-manifest: buildsOn[0].minimum: minimum must be major.minor.patch, but"
                                + " was 'newest'. Write one such as 1.2.0. See docs/packs.md.",
                        "pack.yaml:7:16: invalid-manifest: effectiveFrom: effectiveFrom must be a day such as 2026-06-21,"
                                + " but was 'tomorrow'. See docs/packs.md.",
                        "pack.yaml:8:8: invalid-manifest: grace: grace must be a period such as P30D or P3M, but was"
                                + " '30 days'. See docs/packs.md.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grace: P30D | grace must come with effectiveFrom, but was 'P30D' without it."
                        + " Say from which day on the pack is in force.",
                "effectiveFrom: 2025-01-01;grace: P0D | grace must be a period above zero, but was 'P0D'."
                        + " Write one such as P30D.",
                "effectiveFrom: 2025-01-01;expires: 2025-01-01 | expires must be after the first day 2025-01-01, but was"
                        + " '2025-01-01'. Give the first day on which it is no longer in force.",
                "buildsOn: [{id: mobile}] | buildsOn must name other packs, each once, but names 'mobile', the pack"
                        + " itself. Remove that.",
                "buildsOn: [{id: a}, {id: a}] | buildsOn must name other packs, each once, but names 'a' twice."
                        + " Remove that."
            })
    void what_does_not_fit_together_is_told_at_the_line_of_the_field(String fields, String message) throws IOException {
        String manifest = Packed.MANIFEST + fields.replace(';', '\n') + "\n";
        long line = manifest.lines().count();
        assertThat(told(manifest))
                .containsExactly("pack.yaml:" + line + ":1: invalid-manifest: " + message + " See docs/packs.md.");
    }

    @Test
    void a_pack_for_a_newer_library_is_refused() throws IOException {
        assertThat(told(Packed.MANIFEST + "minimumLibraryVersion: 0.2.0\n"))
                .containsExactly("pack.yaml:4:1: library-too-old: The library must have version 0.2.0 or higher to read"
                        + " the pack, but has 0.1.0. Use a newer library, or an older version of the pack.");
    }

    @Test
    void the_version_of_the_library_is_that_of_the_build() throws IOException {
        Matcher built = Pattern.compile("<artifactId>pom-parent</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(built.find()).isTrue();
        assertThat(SemanticVersion.release(built.group(1))).isEqualTo(RulePack.LIBRARY_VERSION);
    }

    @Test
    void versions_have_the_order_of_semantic_versioning() {
        // the example of section 11 of Semantic Versioning 2.0.0, and a build, which does not count
        List<String> ordered = List.of(
                "0.9.10",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.2.0",
                "1.10.0",
                "2.0.0");
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertThat(Integer.signum(SemanticVersion.ORDER.compare(ordered.get(i), ordered.get(j))))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
        assertThat(SemanticVersion.ORDER.compare("1.0.0+1", "1.0.0+2")).isZero();
    }
}
