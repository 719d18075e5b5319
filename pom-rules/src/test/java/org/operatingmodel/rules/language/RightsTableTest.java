package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.gate.Area;
import org.operatingmodel.organisation.RoleId;

class RightsTableTest {
    private static final String HEAD = "decision,role,right,condition,over,quorum,area,effective,expires,why\n";

    private static RuleParser.Parsed parse(String text) {
        return RuleParser.parse("rights.csv", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static List<String> findings(String text) {
        return parse(text).findings().stream().map(Finding::toString).toList();
    }

    private static DecisionRight right(String row) {
        RuleParser.Parsed parsed = parse(HEAD + row);
        assertThat(parsed.findings()).isEmpty();
        return (DecisionRight) parsed.statements().get(0);
    }

    @Test
    void a_row_is_a_right_with_all_that_a_rule_can_say() {
        DecisionRight right = right("price,executive,overrules,product!.kind == ProductKind.PLATFORM,finance,2,"
                + "business-alignment,2026-01-01,2027-01-01,\"A loss, for a time, \"\"may\"\" be worth it.\"\n");
        assertThat(right.name()).isEqualTo("price: executive overrules finance");
        assertThat(right.why()).isEqualTo("A loss, for a time, \"may\" be worth it.");
        assertThat(right.kind()).isEqualTo(RightKind.OVERRULES);
        assertThat(right.decisionId()).isEqualTo(new DecisionId("price"));
        assertThat(right.role()).isEqualTo(RoleId.EXECUTIVE);
        assertThat(right.over()).isEqualTo(RoleId.FINANCE);
        assertThat(right.quorum()).isEqualTo(2);
        assertThat(right.area()).isEqualTo(Area.BUSINESS_ALIGNMENT);
        assertThat(right.effectivePeriod().effectiveFrom()).hasToString("2026-01-01");
        assertThat(right.effectivePeriod().expires()).hasToString("2027-01-01");
        assertThat(right.scope().items()).hasSize(1);
        assertThat(right.source()).hasToString("rights.csv:2:1");
    }

    @Test
    void a_cell_in_quotes_reads_like_the_rule_that_it_stands_for() {
        String row = "price,executive,decides,\"amount!.currency == \"\"EUR\"\", amount!.amount <= 5\",,,,,,\n";
        String rule = "rule \"A\" @right( \"decides\" ) @decision( \"price\" ) @by( \"executive\" ) when "
                + "PendingDecision( amount!.currency == \"EUR\", amount!.amount <= 5 ) then end";
        Statement written = RuleParser.parse("a.drl", rule.getBytes(StandardCharsets.UTF_8), Vocabulary.standard())
                .statements()
                .get(0);
        assertThat(CanonicalPrint.rule(right(row), "same")).isEqualTo(CanonicalPrint.rule(written, "same"));
        assertThat(right(row.replace("\"\"", "'")).why()).isEmpty();
    }

    @Test
    void columns_stand_in_any_order_and_blank_lines_say_nothing() {
        RuleParser.Parsed parsed = parse("right , role,decision\r\n\r\ndecides,executive,price\r\n\n");
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.statements()).singleElement().satisfies(right -> {
            assertThat(right.name()).isEqualTo("price: executive decides");
            assertThat(right.source().line()).isEqualTo(3);
        });
    }

    @Test
    void the_same_say_in_several_cases_has_several_names() {
        RuleParser.Parsed parsed = parse("decision,role,right,condition\n"
                + "price,executive,decides,product!.kind == ProductKind.PLATFORM\n"
                + "price,executive,decides,product!.kind == ProductKind.APPLICATION\n");
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.statements())
                .extracting(Statement::name)
                .containsExactly("price: executive decides", "price: executive decides, case 2");
    }

    @Test
    void all_that_is_wrong_is_told_at_its_place() {
        assertThat(findings(HEAD
                        + "price,executiv,decides,,,,,,,\n"
                        + "price,executive,decide,,,,,,,\n"
                        + "Price!,executive,decides,,,,,,,\n"
                        + "price,executive,decides,\"amount!.currency == \"\"EUR\"\", product!.stag == 1\",,,,,,\n"
                        + "price,executive,vetoes,,finance,,,,,\n"
                        + "price,,decides,,,,,,,\n"
                        + "price,executive\n"
                        + "price,executive,decides,amount > ~,,0,,,,\n"))
                .containsExactly(
                        "rights.csv:2:7: unknown-role: Column 'role': 'executiv' is not a role; did you mean 'executive'? Write one of "
                                + "architect, business-analyst, designer, engineer, executive, finance, operations, "
                                + "portfolio-lead, product-lead, product-manager, product-marketing-manager, "
                                + "product-owner, scrum-master, security, support, or declare it in the pack.",
                        "rights.csv:3:17: invalid-annotation: Column 'right': 'decide' is not a kind of decision right; did you mean "
                                + "'decides'? Write one of decides, vetoes, overrules, consulted, informed.",
                        "rights.csv:4:1: invalid-id: Column 'decision' must match [a-z][a-z0-9.-]{0,63}, but was 'Price!'. Use "
                                + "lower-case letters, digits, '.' and '-'. Write an id such as scope-trade-off.",
                        "rights.csv:5:64: unknown-property: Column 'condition': Product has no property 'stag'; did you mean 'stage'? Write "
                                + "one of channels, consumes, id, kind, name, outcomeIds, owner, productId, "
                                + "releasedVersion, stage, teamId, valueStreamId.",
                        "rights.csv:6:25: invalid-annotation: Column 'over' must stand beside 'overrules' in column 'right' only, "
                                + "but stands beside 'vetoes'. Remove it.",
                        "rights.csv:7:7: syntax-error: The cell 'role' must be filled in, but is empty. Say who has "
                                + "which right in which decision.",
                        "rights.csv:8:1: syntax-error: A row must have 10 cells like the first line, but has 2. Check "
                                + "commas, and put a cell with a comma in it in quotes.",
                        "rights.csv:9:34: syntax-error: Column 'condition': Here must be a value, but found '~'. Write a property, a "
                                + "variable, a constant or a parenthesis.");
    }

    @Test
    void what_cells_must_say_is_told_of_columns() {
        assertThat(findings(HEAD
                        + "price,executive,overrules,,,,,,,\n"
                        + "price,executive,consulted,,,2,,,,\n"
                        + "price,executive,decides,,,two,,soon,,\n"
                        + "price,executive,decides,,,,,2026-02-01,2026-01-01,\n"))
                .containsExactly(
                        "rights.csv:2:1: missing-annotation: A decision right must have a value in column 'over', but "
                                + "this one does not. Write 'product-lead' in column 'over'.",
                        "rights.csv:3:29: invalid-annotation: Column 'quorum' must stand beside a right that binds, but "
                                + "stands beside 'consulted'. Remove it.",
                        "rights.csv:4:27: invalid-annotation: Column 'quorum' must be a whole number from 1 to 100, but "
                                + "was 'two'. Say how many holders of the role must agree.",
                        "rights.csv:4:32: invalid-annotation: Column 'effective' must be a day such as 2025-01-01, but "
                                + "was 'soon'. Write it in that form.",
                        "rights.csv:5:40: invalid-annotation: Column 'expires' must be after the first day 2026-02-01, "
                                + "but was '2026-01-01'. Give the first day on which it is no longer in force.");
    }

    @Test
    void wrong_quotes_hide_nothing_of_other_rows() {
        String open = "A cell in quotes must end with \", but this one does not. Close it.";
        String role = "unknown-role: Column 'role': '%s' is not a role";
        assertThat(findings("decision,role,right,condition\n"
                        + "price,a\"b\",decides,\n"
                        + "price,one,decides,\n"
                        + "price,\"a\"b,decides,\n"
                        + "price,two,decides,\n"
                        + "price,executive,decides,\"amount != null\n"
                        + "price,three,decides,\"amount != null\"\n"
                        + "price,executive,decides,\"amount != null\n"
                        + "price,four,decides,\n"))
                .satisfiesExactly(
                        finding -> assertThat(finding)
                                .startsWith("rights.csv:2:8: syntax-error: A cell with \" in it must stand in quotes"),
                        finding -> assertThat(finding).startsWith("rights.csv:3:7: " + role.formatted("one")),
                        finding -> assertThat(finding)
                                .startsWith("rights.csv:4:10: syntax-error: A cell in quotes must end where they do"),
                        finding -> assertThat(finding).startsWith("rights.csv:5:7: " + role.formatted("two")),
                        finding -> assertThat(finding).isEqualTo("rights.csv:6:25: syntax-error: " + open),
                        finding -> assertThat(finding).startsWith("rights.csv:7:7: " + role.formatted("three")),
                        finding -> assertThat(finding).isEqualTo("rights.csv:8:25: syntax-error: " + open),
                        finding -> assertThat(finding).startsWith("rights.csv:9:7: " + role.formatted("four")));
        assertThat(findings("decision,\"role,right\nprice,nobody,decides\n"))
                .containsExactly("rights.csv:1:10: syntax-error: " + open);
    }

    @Test
    void a_row_of_commas_is_blank_as_spreadsheets_write_it() {
        RuleParser.Parsed parsed = parse(",,\ndecision,role,right\n,,\nprice,executive,decides\n , ,\n,,,,\n");
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.statements()).hasSize(1);
    }

    @Test
    void a_table_with_semicolons_is_refused_once() {
        assertThat(findings("decision;role;right\nprice;executive;decides\n"))
                .containsExactly(
                        "rights.csv:1:1: syntax-error: The cells of a row must be separated by commas, but those "
                                + "of the first line are separated by semicolons. Save the table as comma-separated text.");
    }

    @Test
    void a_column_without_a_name_is_refused() {
        assertThat(findings("decision,role,right,\nprice,executive,decides,\n"))
                .containsExactly(
                        "rights.csv:1:21: syntax-error: Each column must have a name, but number 4 has none. Remove it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "amount != null ) Evidence(        | 40 | ')'",
                "amount != null then               | 40 | 'then'",
                "( amount != null                  | 41 | the end",
                "/* amount != null */              | 25 | a comment",
            })
    void a_condition_is_what_stands_in_the_first_pattern(String condition, int column, String found) {
        assertThat(findings("decision,role,right,condition\nprice,executive,decides," + condition.strip() + "\n"))
                .containsExactly("rights.csv:2:" + column
                        + ": not-in-profile: Column 'condition': A condition must be what stands between the parentheses of "
                        + "'PendingDecision( )', but here is " + found
                        + ". Write constraints separated by commas, or a rule of its own in a .drl file.");
    }

    @Test
    void a_table_that_is_none_is_refused() {
        assertThat(findings(""))
                .containsExactly(
                        "rights.csv:1:1: syntax-error: A table of rights must start with a line of column names, "
                                + "but is empty. Add the line.");
        assertThat(findings("decision,role,rights\n"))
                .containsExactly(
                        "rights.csv:1:1: syntax-error: A table of rights must have a column 'right', but has none. "
                                + "Add it.",
                        "rights.csv:1:15: syntax-error: 'rights' is not a column of a table of rights; did you mean "
                                + "'right'? Write one of decision, role, right, condition, over, quorum, area, "
                                + "effective, expires, why.");
        assertThat(findings("decision,role,right,role\n"))
                .containsExactly(
                        "rights.csv:1:21: syntax-error: 'role' must be a column once, but is one twice. Remove one.");
        assertThat(findings("decision,role,right\n\"a,b,c"))
                .containsExactly("rights.csv:2:1: syntax-error: A cell in quotes must end with \", but this one does "
                        + "not. Close it.");
        assertThat(findings("decision,role,right\na,b\"c\",d"))
                .containsExactly(
                        "rights.csv:2:4: syntax-error: A cell with \" in it must stand in quotes, but this one "
                                + "does not. Put it in quotes and write each \" in it twice, or write '...' for texts.");
        assertThat(findings("decision,role,right\n\"a\"b,c,d"))
                .containsExactly("rights.csv:2:4: syntax-error: A cell in quotes must end where they do, but text "
                        + "follows. Write each \" in it twice.");
    }
}
