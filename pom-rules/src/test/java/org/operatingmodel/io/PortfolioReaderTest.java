package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.portfolio.Portfolio;

class PortfolioReaderTest {
    /** A person, a stream and a product, for evidence to refer to. */
    private static final String BASE = """
            people:
              - {id: ada, name: Ada}
            valueStreams:
              - {id: sales, name: Sales}
            products:
              - {id: portal, name: Portal, kind: APPLICATION, stage: MVP, valueStreamId: sales}
            """;

    @TempDir
    Path folder;

    @Test
    void reads_values_as_they_stand() throws IOException {
        Portfolio portfolio = read(PortfolioReader.standard(), "p.yaml", BASE + """
                evidence:
                  - id: 42
                    productId: portal
                    kind: RUNBOOK
                    reference: https://example.org/runbook
                    author: ada
                    observedAt: 2026-06-21T02:00:00+02:00
                    expires: ~
                    environment:
                    value: 0.10
                """);

        assertThat(portfolio.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.id().value()).isEqualTo("42");
            assertThat(evidence.observedAt()).isEqualTo(Instant.parse("2026-06-21T00:00:00Z"));
            assertThat(evidence.expires()).isNull();
            assertThat(evidence.environment()).isNull();
            assertThat(evidence.value()).isEqualTo(new BigDecimal("0.10"));
        });
    }

    @Test
    void reads_json_and_yml_and_a_byte_order_mark() throws IOException {
        String json = "\uFEFF{\"people\": [{\"id\": \"ada\", \"name\": \"Ada\"}]}";

        assertThat(read(PortfolioReader.standard(), "p.json", json).people()).hasSize(1);
        assertThat(read(PortfolioReader.standard(), "p.YML", json).people()).hasSize(1);
    }

    @Test
    void reports_everything_at_once_in_the_order_of_the_file() throws IOException {
        assertThat(violations("p.yaml", """
                people:
                  - {id: Ada, name: ''}
                  - {id: bob, nam: Bob}
                slos:
                  - id: availability
                    productId: portal
                    indicator: HTTP status below 500
                    target: 99.5
                    windowDays: 0
                teams: none
                """))
                .containsExactly(
                        "p.yaml:2:10: people[0].id: id must match [a-z][a-z0-9-]{1,62}, but was 'Ada'."
                                + " Use lower-case letters, digits and '-'.",
                        "p.yaml:2:21: people[0].name: name must not be blank, but was ''. Write a text.",
                        "p.yaml:3:5: people[1].name: name must be given, but is missing. Add it.",
                        "p.yaml:3:15: people[1].nam: field must be one of id, name, but was 'nam'; did you mean 'name'?",
                        "p.yaml:8:13: slos[0].target: target must be above 0 and at most 1, but was '99.5'."
                                + " Write 99.5 percent as 0.995.",
                        "p.yaml:9:17: slos[0].windowDays: windowDays must be positive, but was '0'. Use 1 or more.",
                        "p.yaml:10:8: teams: teams must be a list, but was 'none'. Put '[' and ']' around it.");
    }

    @Test
    void the_message_of_the_exception_holds_one_violation_per_line() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{\"people\": [1,\n{\"id\": \"x y\"}]}");

        PortfolioException thrown = catchThrowableOfType(
                PortfolioException.class, () -> PortfolioReader.standard().read(file));

        assertThat(thrown)
                .hasMessage(file + ":1:13: people[0]: people[0] must be an object, but was '1'."
                        + " Write keys and values.\n"
                        + file + ":2:1: people[1].name: name must be given, but is missing. Add it.\n"
                        + file + ":2:8: people[1].id: id must match [a-z][a-z0-9-]{1,62}, but was 'x y'."
                        + " Use lower-case letters, digits and '-'.");
        assertThat(thrown.violations().get(2))
                .isEqualTo(new InputViolation(
                        file.toString(),
                        2,
                        8,
                        "people[1].id",
                        "id must match [a-z][a-z0-9-]{1,62}, but was 'x y'. Use lower-case letters, digits and '-'."));
    }

    @Test
    void refuses_other_endings() throws IOException {
        assertThat(violations("p.txt", "{}"))
                .containsExactly("p.txt:1:1: file must end in .yaml, .yml or .json, but was 'p.txt'. Rename it.");
    }

    @Test
    void refuses_a_file_that_is_not_there() {
        assertThat(violations(PortfolioReader.standard(), folder.resolve("p.yaml")))
                .containsExactly("p.yaml:1:1: file must exist, but was not found. Check the path.");
    }

    @Test
    void refuses_a_directory() throws IOException {
        assertThat(violations(PortfolioReader.standard(), Files.createDirectory(folder.resolve("p.yaml"))))
                .containsExactly("p.yaml:1:1: file must be a file, but was a directory. Name a file in it.");
    }

    @Test
    void refuses_a_file_above_the_limit() throws IOException {
        assertThat(violations(PortfolioReader.standard().limitedTo(1 << 20), "p.yaml", " ".repeat(3 << 20)))
                .containsExactly("p.yaml:1:1: file must be at most 1 MiB, but was 3 MiB."
                        + " Split flow and costs into CSV imports, or raise the reader's limit.");
        assertThat(violations(PortfolioReader.standard().limitedTo(1024), "p.yaml", " ".repeat(1025)))
                .containsExactly("p.yaml:1:1: file must be at most 1 KiB, but was 1025 bytes."
                        + " Split flow and costs into CSV imports, or raise the reader's limit.");
    }

    @Test
    void reads_a_file_at_the_limit() throws IOException {
        String text = "{}" + "\n".repeat((4 << 20) - 2);

        assertThat(read(PortfolioReader.standard().limitedTo(4 << 20), "p.yaml", text))
                .isEqualTo(Portfolio.builder().build());
    }

    @Test
    void refuses_yaml_with_a_line_that_takes_too_long() throws IOException {
        String start = "people:\n  - {id: ada, name: '";

        assertThat(read(PortfolioReader.standard(), "p.yaml", start + "a".repeat(99_977) + "'}\n")
                        .people())
                .hasSize(1);
        assertThat(violations("p.yaml", start + "a".repeat(99_978) + "'}\n"))
                .containsExactly(
                        "p.yaml:2:1: file must have lines of at most 100000 characters, but this one is longer."
                                + " Break it, or write JSON.");
    }

    @Test
    void refuses_a_limit_out_of_range() {
        assertThatThrownBy(() -> PortfolioReader.standard().limitedTo(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("bytes must be from 1 to 1073741824, but was '0'. Use 1 GiB at most.");
    }

    @Test
    void refuses_text_that_is_not_utf_8() throws IOException {
        Path file = folder.resolve("p.yaml");
        Files.write(file, "people: [{id: ada, name: Ad\u00e9le}]".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(violations(PortfolioReader.standard(), file))
                .containsExactly("p.yaml:1:1: file must be UTF-8 text, but has bytes that are not. Save it as UTF-8.");
    }

    @Test
    void refuses_an_empty_file() throws IOException {
        for (String empty : List.of("", "\n\n", "# nothing\n")) {
            assertThat(violations("p.yaml", empty))
                    .containsExactly("p.yaml:1:1: file must hold an object, but is empty. Write keys and values.");
        }
        assertThat(violations("p.json", " "))
                .containsExactly("p.json:1:1: file must hold an object, but is empty. Write keys and values.");
    }

    @Test
    void refuses_a_top_level_that_is_no_object() throws IOException {
        assertThat(violations("p.yaml", "- a\n"))
                .containsExactly("p.yaml:1:1: file must hold an object, but was a list. Start with 'products:'.");
        assertThat(violations("p.json", "\n 5"))
                .containsExactly("p.json:2:2: file must hold an object, but was '5'. Start with 'products:'.");
    }

    @Test
    void refuses_broken_json() throws IOException {
        assertThat(violations("p.json", "{\"people\": [}"))
                .containsExactly("p.json:1:13: file must be valid JSON, but cannot be read from '}' on."
                        + " Check quotes, commas and brackets here and just before.");
        assertThat(violations("p.json", "{\"people\": ["))
                .containsExactly("p.json:1:13: file must be valid JSON, but ends too early."
                        + " Check quotes, commas and brackets here and just before.");
    }

    @Test
    void refuses_broken_yaml() throws IOException {
        assertThat(violations("p.yaml", "people:\n\t- a\n"))
                .containsExactly("p.yaml:2:1: file must be valid YAML, but cannot be read from '- a' on."
                        + " Check indentation, quotes and brackets here and just before; indent with blanks.");
        assertThat(violations("p.yaml", "people: [\n"))
                .containsExactly("p.yaml:2:1: file must be valid YAML, but ends too early."
                        + " Check indentation, quotes and brackets here and just before; indent with blanks.");
    }

    @Test
    void refuses_a_second_document() throws IOException {
        assertThat(violations("p.yaml", "people: []\n---\npeople: []\n"))
                .containsExactly(
                        "p.yaml:3:1: file must end after its first document, but goes on here. Remove the rest.");
        assertThat(violations("p.json", "{} {}"))
                .containsExactly(
                        "p.json:1:4: file must end after its first document, but goes on here. Remove the rest.");
    }

    @Test
    void refuses_unknown_and_repeated_fields() throws IOException {
        assertThat(violations("p.yaml", """
                people:
                  - id: ada
                    name: Ada
                    colour: red
                    name: Eva
                peoples: []
                """))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "p.yaml:4:5: people[0].colour: field must be one of id, name, but was 'colour'."),
                        second -> assertThat(second)
                                .isEqualTo("p.yaml:5:5: people[0].name: name must be given once, but is given again."
                                        + " Remove one."),
                        third -> assertThat(third)
                                .startsWith("p.yaml:6:1: peoples: field must be one of outcomes, metrics,")
                                .endsWith(
                                        "flowItems, imports, schemaVersion, but was 'peoples'; did you mean 'people'?"));
    }

    @Test
    void refuses_a_value_of_another_type() throws IOException {
        assertThat(violations("p.yaml", """
                metrics:
                  - {id: [a], name: {a: b}, definition: 1.10, measuredIn: true, version: 1.5}
                  - {id: orders, name: "1.10", definition: NO, measuredIn: a, version: 3000000000}
                risks: [{}]
                assumptions:
                  - {id: A-1, productId: true, statement: a, critical: yes}
                """))
                .containsExactly(
                        "p.yaml:2:10: metrics[0].id: id must be an id, but was a list. Write it as text.",
                        "p.yaml:2:21: metrics[0].name: name must be a single value, but was an object.",
                        "p.yaml:2:41: metrics[0].definition: definition must be text, but was the number '1.10'."
                                + " Put it in quotes.",
                        "p.yaml:2:59: metrics[0].measuredIn: measuredIn must be text, but was the truth value 'true'."
                                + " Put it in quotes.",
                        "p.yaml:2:74: metrics[0].version: version must be a whole number from -2147483648 to 2147483647,"
                                + " but was '1.5'.",
                        "p.yaml:3:72: metrics[1].version: version must be a whole number from -2147483648 to 2147483647,"
                                + " but was '3000000000'.",
                        "p.yaml:4:9: risks[0].id: id must be given, but is missing. Add it.",
                        "p.yaml:4:9: risks[0].productId: productId must be given, but is missing. Add it.",
                        "p.yaml:4:9: risks[0].title: title must be given, but is missing. Add it.",
                        "p.yaml:4:9: risks[0].severity: severity must be given, but is missing. Add it.",
                        "p.yaml:4:9: risks[0].open: open must be given, but is missing. Add it.",
                        "p.yaml:4:9: risks[0].raisedAt: raisedAt must be given, but is missing. Add it.",
                        "p.yaml:6:26: assumptions[0].productId: productId must be an id, but was 'true'. Write it as text.",
                        "p.yaml:6:56: assumptions[0].critical: critical must be true or false, but was 'yes'.");
    }

    @Test
    void refuses_what_is_no_number() throws IOException {
        for (String wrong : List.of("'12'", ".nan", "-.inf", "0x1F", "010", "1_000", "12:30", "twelve")) {
            assertThat(violations("p.yaml", outcome("target: " + wrong)))
                    .containsExactly("p.yaml:7:13: outcomes[0].target: target must be a number such as 12.5, but was '"
                            + wrong.replace("'", "") + "'.");
        }
        for (String wrong : List.of("NaN", "-Infinity")) {
            assertThat(violations("p.json", "{\"slos\": [{\"target\": " + wrong + "}]}"))
                    .contains("p.json:1:22: slos[0].target: target must be a number such as 12.5, but was '" + wrong
                            + "'.");
        }
        for (String huge : List.of("1e101", "1e-101", "1e999999")) {
            assertThat(violations("p.yaml", outcome("target: " + huge)))
                    .containsExactly("p.yaml:7:13: outcomes[0].target: target must have at most 100 digits"
                            + " before and after the point, but was '" + huge + "'.");
        }
    }

    @Test
    void refuses_what_is_no_instant_day_or_uri() throws IOException {
        assertThat(violations("p.yaml", outcome("due: 2026-02-30")))
                .containsExactly(
                        "p.yaml:7:10: outcomes[0].due: due must be a day such as 2026-06-21, but was '2026-02-30'.");
        assertThat(violations("p.yaml", BASE + """
                evidence:
                  - id: E-1
                    productId: portal
                    kind: RUNBOOK
                    reference: "not a uri"
                    author: ada
                    observedAt: 2026-06-21
                    expires: 2026-06-21T00:00:00
                """))
                .containsExactly(
                        "p.yaml:11:16: evidence[0].reference: reference must be a URI such as"
                                + " https://example.org/report, but was 'not a uri'.",
                        "p.yaml:13:17: evidence[0].observedAt: observedAt must be an instant with zone such as"
                                + " 2026-06-21T00:00:00Z, but was '2026-06-21'.",
                        "p.yaml:14:14: evidence[0].expires: expires must be an instant with zone such as"
                                + " 2026-06-21T00:00:00Z, but was '2026-06-21T00:00:00'.");
    }

    @Test
    void refuses_an_unknown_constant() throws IOException {
        assertThat(violations("p.yaml", outcome("direction: increase").replaceFirst("direction: DECREASE\n    ", "")))
                .containsExactly("p.yaml:6:16: outcomes[0].direction: direction must be one of INCREASE, DECREASE,"
                        + " but was 'increase'; did you mean 'INCREASE'?");
    }

    @Test
    void refuses_an_unknown_kind_of_evidence_unless_it_is_declared() throws IOException {
        String text = BASE + """
                evidence:
                  - id: E-1
                    productId: portal
                    kind: TELEMETRI
                    reference: https://example.org
                    author: ada
                    observedAt: 2026-06-21T00:00:00Z
                """;
        PortfolioReader knowing = PortfolioReader.standard().knowing(List.of(new EvidenceKind("TELEMETRI")));

        assertThat(violations("p.yaml", text))
                .containsExactly("p.yaml:10:11: evidence[0].kind: kind must be a known evidence kind, but was"
                        + " 'TELEMETRI'; did you mean 'TELEMETRY'? Rule packs may declare more.");
        assertThat(read(knowing, "p.yaml", text).evidence()).hasSize(1);
    }

    @Test
    void refuses_a_value_that_stands_twice_in_a_set() throws IOException {
        assertThat(violations("p.yaml", BASE.replace("stage: MVP", "stage: MVP, channels: [WEB, API, WEB]")))
                .containsExactly("p.yaml:6:84: products[0].channels[2]: channels[2] must be in the list once,"
                        + " but was there before: 'WEB'. Remove one.");
    }

    @Test
    void refuses_null_in_a_list() throws IOException {
        assertThat(violations("p.yaml", "teams: [~]\npeople: [{id: ada, name: Ada}, null]\n"))
                .containsExactly(
                        "p.yaml:1:9: teams[0]: teams[0] must be an object, but was null. Write keys and values.",
                        "p.yaml:2:32: people[1]: people[1] must be an object, but was null. Write keys and values.");
    }

    @Test
    void refuses_anchors_aliases_and_tags() throws IOException {
        assertThat(violations("p.yaml", "people: &all\n  - {id: ada, name: !x Ada}\nteams: *all\n"))
                .containsExactly(
                        "p.yaml:1:9: people: people must be written out, but was '&all'. Use no anchors, aliases or tags.",
                        "p.yaml:2:21: people[0].name: name must be written out, but was '!x'."
                                + " Use no anchors, aliases or tags.",
                        "p.yaml:3:8: teams: teams must be written out, but was '*all'. Use no anchors, aliases or tags.");
    }

    @Test
    void refuses_deep_nesting() throws IOException {
        assertThat(violations("p.json", "{\"people\": " + "[".repeat(100_000)))
                .containsExactly("p.json:1:61: people" + indices(49)
                        + ": people[0] must be nested at most 50 levels deep," + " but is deeper. Flatten it.");
    }

    @Test
    void refuses_more_values_than_a_portfolio_of_that_size_can_hold() throws IOException {
        assertThat(violations(PortfolioReader.standard().limitedTo(10_000), "p.json", "[" + "0,".repeat(4_000) + "0]"))
                .containsExactly("p.json:1:2500: [1249]: [1249] must be among the first 1250 values, but comes after."
                        + " Split the file.");
    }

    @Test
    void refuses_what_the_constructor_refuses() throws IOException {
        assertThat(violations("p.yaml", BASE + """
                slos:
                  - {id: slo, productId: portal, indicator: up, target: 0.9, windowDays: 28}
                sloCounts:
                  - {productId: portal, sloId: slo, from: 2026-01-02T00:00:00Z, to: 2026-01-03T00:00:00Z, good: 7, total: 5}
                  - {productId: portal, sloId: slo, from: 2026-01-02T00:00:00Z, to: 2026-01-01T00:00:00Z, good: -1, total: 5}
                  - {productId: portal, sloId: slo, from: 2026-01-02T00:00:00Z, to: 2026-01-01T00:00:00Z, good: 1, total: 5}
                budgets:
                  - id: B-1
                    productId: portal
                    from: 2026-01-01T00:00:00Z
                    to: 2026-02-01T00:00:00Z
                    limit: {amount: 1, currency: euro}
                """))
                .containsExactly(
                        "p.yaml:10:5: sloCounts[0]: good must be at most total '5', but was '7'."
                                + " Count every event in total, and the good ones among them in good.",
                        "p.yaml:11:5: sloCounts[1]: to must be after from '2026-01-02T00:00:00Z',"
                                + " but was '2026-01-01T00:00:00Z'.",
                        "p.yaml:11:97: sloCounts[1].good: good must not be negative, but was '-1'. Use 0 or more.",
                        "p.yaml:12:5: sloCounts[2]: to must be after from '2026-01-02T00:00:00Z',"
                                + " but was '2026-01-01T00:00:00Z'.",
                        "p.yaml:18:34: budgets[0].limit.currency: currency must match [A-Z]{3}, but was 'euro'."
                                + " Use the ISO 4217 code, such as EUR.");
    }

    @Test
    void refuses_a_blank_element() throws IOException {
        assertThat(violations("p.yaml", BASE + """
                problems:
                  - {id: P-1, productId: portal, statement: Slow, affectedUsers: [Desk, ' ']}
                """))
                .containsExactly("p.yaml:8:73: problems[0].affectedUsers[1]: affectedUsers[1] must not be blank,"
                        + " but was ' '. Write a text.");
    }

    @Test
    void refuses_ids_that_are_taken_or_lead_nowhere() throws IOException {
        assertThat(violations("p.yaml", BASE + """
                teams:
                  - {id: portal-team, name: Portal, valueStreamId: sale, members: [ada, eve]}
                  - {id: portal-team, name: Again, valueStreamId: sales}
                roleHoldings:
                  - {personId: ada, roleId: enginer, from: 2026-01-01T00:00:00Z}
                """))
                .containsExactly(
                        "p.yaml:8:52: teams[0].valueStreamId: valueStreamId must name something in the portfolio,"
                                + " but 'sale' is not there; did you mean 'sales'?",
                        "p.yaml:8:73: teams[0].members[1]: members[1] must name something in the portfolio,"
                                + " but 'eve' is not there.",
                        "p.yaml:9:10: teams[1].id: id must be unique, but 'portal-team' is already teams[0]."
                                + " Use another id.",
                        "p.yaml:11:29: roleHoldings[0].roleId: roleId must name something in the portfolio,"
                                + " but 'enginer' is not there; did you mean 'engineer'?");
    }

    @Test
    void references_to_an_element_that_could_not_be_built_are_no_further_violations() throws IOException {
        String team = "teams: [{id: team, name: Team, valueStreamId: sales, members: [ada]}]\n";

        assertThat(violations("p.yaml", team + "people: [{id: ada}]\nvalueStreams: [{id: sales, name: ''}]\n"))
                .containsExactly(
                        "p.yaml:2:10: people[0].name: name must be given, but is missing. Add it.",
                        "p.yaml:3:34: valueStreams[0].name: name must not be blank, but was ''. Write a text.");
        assertThat(violations("p.yaml", team + "people: [{name: Ada}, {id: eve, name: Eve}]\nvalueStreams: 5\n"))
                .containsExactly(
                        "p.yaml:2:10: people[0].id: id must be given, but is missing. Add it.",
                        "p.yaml:3:15: valueStreams: valueStreams must be a list, but was '5'. Put '[' and ']' around it.");
        assertThat(violations(
                        "p.yaml", team + "people: [{id: ada, name: Ada}]\nvalueStrems: [{id: sales, name: Sales}]\n"))
                .singleElement()
                .asString()
                .endsWith("but was 'valueStrems'; did you mean 'valueStreams'?");
    }

    @Test
    void an_id_is_taken_by_an_element_that_could_not_be_built() throws IOException {
        assertThat(violations("p.yaml", "people: [{id: ada}, {id: ada, name: Ada}]\n"))
                .containsExactly(
                        "p.yaml:1:10: people[0].name: name must be given, but is missing. Add it.",
                        "p.yaml:1:26: people[1].id: id must be unique, but 'ada' is already people[0]. Use another id.");
    }

    @Test
    void long_values_are_shown_by_their_start() throws IOException {
        assertThat(violations("p.yaml", outcome("target: " + "x".repeat(1_000))))
                .containsExactly("p.yaml:7:13: outcomes[0].target: target must be a number such as 12.5, but was '"
                        + "x".repeat(100) + "...'.");
    }

    private static String outcome(String line) {
        return """
                outcomes:
                  - id: adoption
                    name: Adoption
                    kind: ADOPTION
                    measuredIn: percent
                    direction: DECREASE
                    %s
                """.formatted(line);
    }

    private static String indices(int times) {
        return "[0]".repeat(times);
    }

    private List<String> violations(String name, String text) throws IOException {
        return violations(PortfolioReader.standard(), name, text);
    }

    private List<String> violations(PortfolioReader reader, String name, String text) throws IOException {
        return violations(reader, Files.writeString(folder.resolve(name), text));
    }

    private List<String> violations(PortfolioReader reader, Path file) {
        PortfolioException thrown = catchThrowableOfType(PortfolioException.class, () -> reader.read(file));
        return Arrays.stream(thrown.getMessage().split("\n"))
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    private Portfolio read(PortfolioReader reader, String name, String text) throws IOException {
        return reader.read(Files.writeString(folder.resolve(name), text));
    }
}
