package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;

class PortfolioImportsTest {
    private static final String FLOW_HEADER = "item_id,item_type,state,flow_state,entered_at,seq\n";
    private static final String FOCUS_HEADER =
            "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,"
                    + "BillingCurrency,ProviderName,ServiceName,Tags,x_ProductId\n";
    private static final String BASE = """
            valueStreams: [{id: sales, name: Sales}]
            teams: [{id: portal-team, name: Portal, valueStreamId: sales}]
            products: [{id: portal, name: Portal, kind: APPLICATION, stage: MVP, valueStreamId: sales}]
            """;

    @TempDir
    Path folder;

    @Test
    void reads_real_charges() throws IOException {
        copy("focus-200.csv");

        Portfolio portfolio = read("imports: [{format: FOCUS_COSTS, file: focus-200.csv}]");

        // 200 rows; 13 of them negative, 20 with a tag whose key has a leading blank, 46 without tags; their sum as
        // computed from the file with exact decimals.
        assertThat(portfolio.costs()).hasSize(200);
        assertThat(portfolio.costs().stream().map(Cost::billed).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("-1.32903128387");
        assertThat(portfolio.costs())
                .filteredOn(cost -> cost.billed().signum() < 0)
                .hasSize(13);
        assertThat(portfolio.costs()).filteredOn(cost -> cost.tags().isEmpty()).hasSize(46);
        assertThat(portfolio.costs())
                .filteredOn(cost -> cost.tags().keySet().stream().anyMatch(key -> key.startsWith(" ")))
                .hasSize(20);
        assertThat(portfolio.costs())
                .contains(new Cost(
                        "11472",
                        null,
                        Instant.parse("2024-09-18T22:00:00Z"),
                        Instant.parse("2024-09-18T23:00:00Z"),
                        ChargeCategory.USAGE,
                        new BigDecimal("0.00000080000"),
                        new BigDecimal("0.00000000000"),
                        "USD",
                        "AWS",
                        "Amazon Simple Queue Service",
                        Map.of()));
    }

    @Test
    void reads_real_transitions_from_a_packed_file() throws IOException {
        copy("transitions-200.csv.gz");

        Portfolio portfolio = read("imports: [{format: FLOW_TRANSITIONS, file: transitions-200.csv.gz}]");

        // 200 rows of 57 items, counted in the file.
        assertThat(portfolio.flowItems()).hasSize(57);
        assertThat(portfolio.flowItems().stream()
                        .mapToInt(item -> item.transitions().size())
                        .sum())
                .isEqualTo(200);
        assertThat(portfolio.flowItems().get(0))
                .isEqualTo(new FlowItem(
                        new FlowItemId("INC0000045"),
                        null,
                        null,
                        FlowItemType.DEBT,
                        List.of(
                                transition("New", FlowState.NEW, "2016-02-29T01:23:00Z", 0),
                                transition("Resolved", FlowState.DONE, "2016-02-29T08:53:00Z", 1),
                                transition("Closed", FlowState.DONE, "2016-03-05T12:00:00Z", 2))));
    }

    @Test
    void takes_rows_and_columns_in_any_order() throws IOException {
        write("data/flow.csv", """
                seq,team_id,product_id,entered_at,flow_state,state,item_type,item_id
                1,portal-team,portal,2026-01-02T00:00:00Z,DONE,Done,FEATURE,F-1
                0,,,2026-01-01T00:00:00Z,ACTIVE,Doing,RISK,R-1
                0,portal-team,portal,2026-01-01T00:00:00Z,ACTIVE,Doing,FEATURE,F-1
                """);

        assertThat(read(BASE + "imports: [{format: FLOW_TRANSITIONS, file: data/flow.csv}]")
                        .flowItems())
                .containsExactly(
                        new FlowItem(
                                new FlowItemId("F-1"),
                                new ProductId("portal"),
                                new TeamId("portal-team"),
                                FlowItemType.FEATURE,
                                List.of(
                                        transition("Doing", FlowState.ACTIVE, "2026-01-01T00:00:00Z", 0),
                                        transition("Done", FlowState.DONE, "2026-01-02T00:00:00Z", 1))),
                        new FlowItem(
                                new FlowItemId("R-1"),
                                null,
                                null,
                                FlowItemType.RISK,
                                List.of(transition("Doing", FlowState.ACTIVE, "2026-01-01T00:00:00Z", 0))));
    }

    @Test
    void a_charge_without_an_id_is_named_by_file_and_row() throws IOException {
        write("costs.csv", FOCUS_HEADER + """
                2026-01-01 00:00:00,2026-01-02T01:00:00+01:00,Credit,-1.50,1E-11,EUR,AWS,Queue,"{"" org"": ""a"", ""n"": 1}",portal
                2026-01-01 00:00:00,2026-01-02 00:00:00,Tax,1,1,EUR,AWS,Queue,NULL,NULL
                """);

        assertThat(read(BASE + "imports: [{format: FOCUS_COSTS, file: costs.csv}]")
                        .costs())
                .containsExactly(
                        new Cost(
                                "costs.csv:2",
                                new ProductId("portal"),
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-02T00:00:00Z"),
                                ChargeCategory.CREDIT,
                                new BigDecimal("-1.50"),
                                new BigDecimal("1E-11"),
                                "EUR",
                                "AWS",
                                "Queue",
                                Map.of(" org", "a", "n", "1")),
                        new Cost(
                                "costs.csv:3",
                                null,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-02T00:00:00Z"),
                                ChargeCategory.TAX,
                                new BigDecimal("1"),
                                new BigDecimal("1"),
                                "EUR",
                                "AWS",
                                "Queue",
                                Map.of()));
    }

    @Test
    void refuses_wrong_charges() throws IOException {
        write("costs.csv", FOCUS_HEADER + """
                2026-01-01,2026-01-02 00:00:00,Usge,,x,eur,AWS,Queue,{},portal
                2026-01-03 00:00:00,2026-01-02 00:00:00,Tax,1,1,EUR,AWS,Queue,"[
                ]",portla
                2026-01-03 00:00:00,2026-01-02 00:00:00,Tax,1,1,EUR,AWS,Queue,,portla
                2026-01-01 00:00:00,2026-01-02 00:00:00,Tax,1,1,EUR,AWS,Queue,,portla
                2026-01-01 00:00:00,2026-01-02 00:00:00,Tax,1,1
                """);

        assertThat(violations(BASE + "imports: [{format: FOCUS_COSTS, file: costs.csv}]"))
                .containsExactly(
                        "costs.csv:2:1: costs.csv row 2: ChargePeriodStart: ChargePeriodStart must be an instant with zone"
                                + " such as 2026-06-21T00:00:00Z, but was '2026-01-01'.",
                        "costs.csv:2:32: costs.csv row 2: ChargeCategory: ChargeCategory must be one of Usage, Purchase, Tax,"
                                + " Credit, Adjustment, but was 'Usge'; did you mean 'Usage'?",
                        "costs.csv:2:37: costs.csv row 2: BilledCost: BilledCost must be given, but is empty. Fill it in.",
                        "costs.csv:2:38: costs.csv row 2: EffectiveCost: EffectiveCost must be a number such as 12.5,"
                                + " but was 'x'.",
                        "costs.csv:2:40: costs.csv row 2: BillingCurrency: BillingCurrency must match [A-Z]{3},"
                                + " but was 'eur'. Write it in that form.",
                        "costs.csv:3:63: costs.csv row 3: Tags: Tags must be a JSON object of unique keys and texts"
                                + " such as {\"team\": \"x\"}, but was '[|]'.",
                        "costs.csv:5:1: costs.csv row 4: ChargePeriodEnd must be after ChargePeriodStart"
                                + " '2026-01-03T00:00:00Z', but was '2026-01-02T00:00:00Z'.",
                        "costs.csv:6:64: costs.csv row 5: x_ProductId: x_ProductId must name something in the portfolio,"
                                + " but 'portla' is not there; did you mean 'portal'?",
                        "costs.csv:7:1: costs.csv row 6: row must have 10 cells like row 1, but has 5."
                                + " Check commas and quotes.");
    }

    @Test
    void refuses_wrong_transitions() throws IOException {
        write("flow.csv", """
                item_id,item_type,state,flow_state,entered_at,seq,product_id
                A,FEATURE,New,NEW,2026-01-01T00:00:00Z,0,portal
                A,DEFECT,New,NEW,2026-01-01T00:00:00Z,1,
                B,FEATURE,New,NWE,yesterday,-1,portla
                ,FEATURE,New,NEW,2026-01-01T00:00:00Z,0,portal
                C,FEATURE,New,NEW,2026-01-01T00:00:00Z,0,portla
                D d,FEATUR,New,NEW,2026-01-01T00:00:00Z,0,
                """);
        write("more.csv", FLOW_HEADER + "C,FEATURE,New,NEW,2026-01-01T00:00:00Z,0\n");

        assertThat(violations(BASE + """
                imports:
                  - {format: FLOW_TRANSITIONS, file: flow.csv}
                  - {format: FLOW_TRANSITIONS, file: more.csv}
                """))
                .containsExactly(
                        "flow.csv:3:1: flow.csv row 3: item_type: item_type must be the same in every row of item 'A',"
                                + " but was 'DEFECT' after 'FEATURE' in flow.csv row 2. Use one.",
                        "flow.csv:3:1: flow.csv row 3: product_id: product_id must be the same in every row of item 'A',"
                                + " but was '' after 'portal' in flow.csv row 2. Use one.",
                        "flow.csv:4:15: flow.csv row 4: flow_state: flow_state must be one of NEW, WAITING, ACTIVE, DONE,"
                                + " CANCELLED, but was 'NWE'; did you mean 'NEW'?",
                        "flow.csv:4:19: flow.csv row 4: entered_at: entered_at must be an instant with zone such as"
                                + " 2026-06-21T00:00:00Z, but was 'yesterday'.",
                        "flow.csv:4:29: flow.csv row 4: seq: seq must not be negative, but was '-1'. Use 0 or more.",
                        "flow.csv:5:1: flow.csv row 5: item_id: item_id must be given, but is empty. Fill it in.",
                        "flow.csv:6:42: flow.csv row 6: product_id: product_id must name something in the portfolio,"
                                + " but 'portla' is not there; did you mean 'portal'?",
                        "flow.csv:7:1: flow.csv row 7: item_id: item_id must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127},"
                                + " but was 'D d'. Use letters, digits and '.', '_', ':', '/', '-'.",
                        "flow.csv:7:5: flow.csv row 7: item_type: item_type must be one of FEATURE, DEFECT, RISK, DEBT,"
                                + " but was 'FEATUR'; did you mean 'FEATURE'?",
                        "more.csv:2:1: more.csv row 2: item_id: item_id must be unique, but 'C' is already flow.csv row 6."
                                + " Use another id.");
    }

    @Test
    void refuses_wrong_columns() throws IOException {
        write("flow.csv", "item_id,item_typ,state,flow_state,entered_at,seq,seq\nA\n");
        write("costs.csv", FOCUS_HEADER.replace("Tags", "Tagz,x_any,InvoiceId").replace("BilledCost,", ""));

        assertThat(violations("""
                imports:
                  - {format: FLOW_TRANSITIONS, file: flow.csv}
                  - {format: FOCUS_COSTS, file: costs.csv}
                """))
                .containsExactly(
                        "costs.csv:1:1: costs.csv row 1: BilledCost: BilledCost must be a column, but is missing. Add it.",
                        "costs.csv:1:105: costs.csv row 1: Tagz: column must be one of FOCUS 1.0 or Id, or start with x_,"
                                + " but was 'Tagz'; did you mean 'Tags'?",
                        "costs.csv:1:116: costs.csv row 1: InvoiceId: column must be one of FOCUS 1.0 or Id, or start with x_,"
                                + " but was 'InvoiceId'.",
                        "flow.csv:1:1: flow.csv row 1: item_type: item_type must be a column, but is missing. Add it.",
                        "flow.csv:1:9: flow.csv row 1: item_typ: column must be one of item_id, item_type, state, flow_state,"
                                + " entered_at, seq, product_id, team_id, but was 'item_typ'; did you mean 'item_type'?",
                        "flow.csv:1:50: flow.csv row 1: seq: seq must be a column once, but is one twice. Remove one.");
    }

    @Test
    void refuses_broken_csv() throws IOException {
        write("flow.csv", FLOW_HEADER + "A,FEATURE,New,NEW,2026-01-01T00:00:00Z,0\nB,FEATURE,\"New\n");
        write("empty.csv", "");

        assertThat(violations("""
                imports:
                  - {format: FLOW_TRANSITIONS, file: flow.csv}
                  - {format: FLOW_TRANSITIONS, file: empty.csv}
                """))
                .containsExactly(
                        "empty.csv:1:1: file must start with a line of column names, but is empty. Add the line.",
                        "flow.csv:2:1: flow.csv row 2: row must be followed by valid CSV, but is not."
                                + " Check quotes in it and after it.");
    }

    @Test
    void refuses_imports_from_elsewhere() throws IOException {
        Path outside = Files.createTempFile("outside", ".csv");
        Files.createSymbolicLink(folder.resolve("link.csv"), outside);
        String fix = " Put it there and give its relative path.";

        assertThat(violations("""
                imports:
                  - {format: FOCUS_COSTS, file: ../costs.csv}
                  - {format: FOCUS_COSTS, file: /etc/costs.csv}
                  - {format: FOCUS_COSTS, file: data/../../costs.csv}
                  - {format: FOCUS_COSTS, file: costs.txt}
                  - {format: FOCUS_COSTS, file: link.csv}
                  - {format: FOCUS_COSTS, file: missing.csv}
                  - {format: FOCUS, file: ''}
                """))
                .containsExactly(
                        "missing.csv:1:1: file must exist, but was not found. Check the path.",
                        "p.yaml:2:33: imports[0].file: file must name a .csv or .csv.gz file inside the portfolio's folder,"
                                + " but was '../costs.csv'." + fix,
                        "p.yaml:3:33: imports[1].file: file must name a .csv or .csv.gz file inside the portfolio's folder,"
                                + " but was '/etc/costs.csv'." + fix,
                        "p.yaml:4:33: imports[2].file: file must name a .csv or .csv.gz file inside the portfolio's folder,"
                                + " but was 'data/../../costs.csv'." + fix,
                        "p.yaml:5:33: imports[3].file: file must name a .csv or .csv.gz file inside the portfolio's folder,"
                                + " but was 'costs.txt'." + fix,
                        "p.yaml:6:33: imports[4].file: file must name a .csv or .csv.gz file inside the portfolio's folder,"
                                + " but was 'link.csv'." + fix,
                        "p.yaml:8:14: imports[6].format: format must be one of FLOW_TRANSITIONS, FOCUS_COSTS,"
                                + " but was 'FOCUS'.",
                        "p.yaml:8:27: imports[6].file: file must not be blank, but was ''. Write a text.");
        Files.delete(outside);
    }

    @Test
    void measures_packed_files_unpacked() throws IOException {
        Path file = folder.resolve("flow.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[1 << 21]);
        }
        write("broken.csv.gz", "no gzip");
        PortfolioReader reader = PortfolioReader.standard().limitedTo(1 << 20);

        assertThat(violations(reader, """
                imports:
                  - {format: FLOW_TRANSITIONS, file: flow.csv.gz}
                  - {format: FLOW_TRANSITIONS, file: broken.csv.gz}
                """))
                .containsExactly(
                        "broken.csv.gz:1:1: file must be a readable gzip file, but could not be read."
                                + " Pack it again, or give the reader access.",
                        "flow.csv.gz:1:1: file must be at most 1 MiB, but was more."
                                + " Split flow and costs into CSV imports, or raise the reader's limit.");
    }

    private static FlowTransition transition(String state, FlowState flowState, String at, int sequence) {
        return new FlowTransition(state, flowState, Instant.parse(at), sequence);
    }

    private void copy(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            Files.copy(in, folder.resolve(name));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Portfolio read(String yaml) throws IOException {
        return PortfolioReader.standard().read(Files.writeString(folder.resolve("p.yaml"), yaml));
    }

    private List<String> violations(String yaml) throws IOException {
        return violations(PortfolioReader.standard(), yaml);
    }

    private List<String> violations(PortfolioReader reader, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), yaml);
        PortfolioException thrown = catchThrowableOfType(PortfolioException.class, () -> reader.read(file));
        return thrown.violations().stream()
                .map(violation -> violation.toString().replace(folder + "/", "").replace('\n', '|'))
                .toList();
    }
}
