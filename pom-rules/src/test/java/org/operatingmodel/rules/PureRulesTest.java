package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.Met;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Rules that are pure, however odd they look: each loads, is met by the facts that its first line names, and is unmet by
 * those of its second line. A result is met or unmet only where the naive evaluator and the engine agree. Nothing is said
 * about them, but for the few that are odd in just the way that their third line names.
 */
class PureRulesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final int FILES_IN_A_PACK = 50;
    private static final ProductId PORTAL = new ProductId("portal");
    private static final PersonId ANN = new PersonId("ann");
    private static final PersonId BOB = new PersonId("bob");
    private static final Map<String, Record> FACTS = facts();

    /** What all rules come to, by the names of the facts. */
    private static final Map<String, List<CriterionResult>> DECIDED = new HashMap<>();

    private static Governance governance = Governance.load();

    private static Map<String, Record> facts() {
        Map<String, Record> facts = new TreeMap<>();
        facts.put("telemetry", evidence("t", EvidenceKind.TELEMETRY, "portal.order", 1, Environment.PRODUCTION, null));
        facts.put("telemetry-old", evidence("o", EvidenceKind.TELEMETRY, "portal.order", 40, null, null));
        facts.put("runbook", evidence("r", EvidenceKind.RUNBOOK, null, 5, null, null));
        facts.put("training", evidence("tr", EvidenceKind.TRAINING, "support", 5, null, "0.00"));
        facts.put("build-small", evidence("b1", EvidenceKind.RUNNABLE_BUILD, "1.4", 5, Environment.STAGING, "10"));
        facts.put("build-large", evidence("b2", EvidenceKind.RUNNABLE_BUILD, "1.5", 5, Environment.STAGING, "20"));
        facts.put(
                "scary",
                evidence(
                        "s",
                        EvidenceKind.DOCUMENT,
                        "eval( System.exit(0) ) then end rule { } new Runtime() @{x} ${y} #{z} // no comment /* none */",
                        5,
                        null,
                        null));
        facts.put("unicode", evidence("u", EvidenceKind.DOCUMENT, "Übergabe ✓ 中文 😀", 5, null, null));
        facts.put("quotes", evidence("q", EvidenceKind.DOCUMENT, "it's \"quoted\" \\ done", 5, null, null));
        facts.put("approval-by-ann", approval("own", ANN));
        facts.put("approval-by-bob", approval("other", BOB));
        facts.put("register", new RiskRegister(PORTAL, daysAgo(5)));
        facts.put(
                "risk-high",
                risk(
                        "high",
                        Severity.HIGH,
                        true,
                        ANN,
                        new Milestone("found", daysAgo(9), true),
                        new Milestone("mended", AS_OF.plus(Duration.ofDays(9)), false)));
        facts.put("risk-late", risk("late", Severity.HIGH, true, ANN, new Milestone("mended", daysAgo(1), false)));
        facts.put("risk-critical", risk("critical", Severity.CRITICAL, true, null));
        facts.put("risk-low", risk("low", Severity.LOW, false, ANN));
        facts.put("event-order", new EventSchema(new EventId("portal.order"), PORTAL, "Ordered.", ANN));
        facts.put("event-login", new EventSchema(new EventId("portal.login"), PORTAL, "Signed in.", null));
        facts.put("cost-compute", cost("compute", "400.25", Map.of("team", "partners")));
        facts.put("cost-storage", cost("storage", "300.50", Map.of()));
        facts.put(
                "budget",
                new Budget(
                        new BudgetId("budget"),
                        PORTAL,
                        daysAgo(100),
                        AS_OF.plus(Duration.ofDays(100)),
                        new Money(new BigDecimal("1000"), "EUR"),
                        null));
        facts.put("slo", new Slo(new SloId("slo"), PORTAL, "answered", new BigDecimal("0.999"), 30));
        facts.put("slo-short", new Slo(new SloId("short"), PORTAL, "answered", new BigDecimal("0.999"), 7));
        facts.put("outcome-fast", outcome(LocalDate.of(2026, 12, 31)));
        facts.put("outcome-late", outcome(LocalDate.of(2027, 1, 1)));
        return facts;
    }

    private static Instant daysAgo(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }

    private static Evidence evidence(
            String id,
            EvidenceKind kind,
            @Nullable String subject,
            int daysAgo,
            @Nullable Environment environment,
            @Nullable String value) {
        return new Evidence(
                new EvidenceId(id),
                PORTAL,
                kind,
                subject,
                null,
                URI.create("urn:" + id),
                ANN,
                daysAgo(daysAgo),
                null,
                environment,
                value == null ? null : new BigDecimal(value));
    }

    private static Approval approval(String id, PersonId approver) {
        return new Approval(new ApprovalId(id), PORTAL, new EvidenceId("r"), approver, daysAgo(2));
    }

    private static ProductRisk risk(
            String id, Severity severity, boolean open, @Nullable PersonId owner, Milestone... milestones) {
        return new ProductRisk(
                new RiskId(id), PORTAL, "Risk " + id, severity, open, owner, List.of(milestones), daysAgo(20));
    }

    private static Cost cost(String service, String billed, Map<String, String> tags) {
        BigDecimal amount = new BigDecimal(billed);
        return new Cost(
                service,
                PORTAL,
                daysAgo(2),
                daysAgo(1),
                ChargeCategory.USAGE,
                amount,
                amount,
                "EUR",
                "cloud",
                service,
                tags);
    }

    private static Outcome outcome(LocalDate due) {
        return new Outcome(
                new OutcomeId("fast"),
                "Partners start sooner",
                OutcomeKind.ADOPTION,
                Direction.DECREASE,
                "days",
                new BigDecimal("20"),
                new BigDecimal("5"),
                due,
                null);
    }

    static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(PureRulesTest.class.getResource("/pure")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @BeforeAll
    static void load() throws IOException, URISyntaxException {
        List<Path> files = files();
        List<RulePack> packs = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FILES_IN_A_PACK) {
            Map<String, byte[]> texts = new TreeMap<>();
            for (Path file : files.subList(from, Math.min(from + FILES_IN_A_PACK, files.size()))) {
                texts.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            PackId id = new PackId("pure-" + packs.size());
            packs.add(RulePack.of(new PackManifest(id, "1.0.0", "test", List.of(), List.of(), List.of()), texts));
        }
        governance = Governance.load(packs.toArray(RulePack[]::new));
    }

    /** What the criterion of the file comes to over the facts that a line of it names. */
    private static CriterionResult result(Path file, String line) throws IOException {
        String names = Files.readAllLines(file).stream()
                .filter(each -> each.startsWith("// " + line + ":"))
                .map(each -> each.substring(each.indexOf(':') + 1))
                .findFirst()
                .orElseThrow();
        String criterion = "pure." + file.getFileName().toString().replace(".drl", "");
        return DECIDED
                .computeIfAbsent(
                        names.strip(),
                        facts -> governance
                                .decide(portfolio(facts), GateRequest.of("portal", "mvp-exit"), AS_OF)
                                .results())
                .stream()
                .filter(each -> each.criterion().id().value().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    /** The portal and the facts of those names, separated by commas. */
    static Portfolio portfolio(String names) {
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(new ValueStream(new ValueStreamId("growth"), "Growth"))
                .people(new Person(ANN, "Ann"), new Person(BOB, "Bob"))
                .products(new Product(
                        PORTAL,
                        "Portal",
                        ProductKind.APPLICATION,
                        Stage.MVP,
                        Set.of(Channel.WEB, Channel.API),
                        new ValueStreamId("growth"),
                        null,
                        null,
                        names.contains("outcome") ? List.of(new OutcomeId("fast")) : List.of(),
                        List.of(),
                        null));
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> add(portfolio, Objects.requireNonNull(FACTS.get(name), name)));
        return portfolio.build();
    }

    private static void add(Portfolio.Builder portfolio, Record fact) {
        if (fact instanceof Evidence evidence) {
            portfolio.evidence(evidence);
        } else if (fact instanceof Approval approval) {
            portfolio.approvals(approval);
        } else if (fact instanceof RiskRegister register) {
            portfolio.riskRegisters(register);
        } else if (fact instanceof ProductRisk risk) {
            portfolio.risks(risk);
        } else if (fact instanceof EventSchema event) {
            portfolio.events(event);
        } else if (fact instanceof Cost cost) {
            portfolio.costs(cost);
        } else if (fact instanceof Budget budget) {
            portfolio.budgets(budget);
        } else if (fact instanceof Slo slo) {
            portfolio.slos(slo);
        } else {
            portfolio.outcomes((Outcome) fact);
        }
    }

    @Test
    void there_are_at_least_forty_rules() throws Exception {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_met_by_the_facts_of_its_first_line(Path file) throws IOException {
        assertThat(result(file, "met")).isInstanceOf(Met.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_unmet_by_the_facts_of_its_second_line_and_says_why(Path file) throws IOException {
        CriterionResult result = result(file, "unmet");
        assertThat(result).isInstanceOf(Unmet.class);
        assertThat(((Unmet) result).failedConditions()).isNotEmpty().allSatisfy(failed -> {
            assertThat(failed.summary()).isNotBlank().doesNotContain("could not be told", "$pom");
            assertThat(failed.line()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_told_nothing_but_what_its_third_line_names(Path file) throws IOException {
        List<String> told = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("// told: "))
                .map(line -> line.substring("// told: ".length()))
                .toList();
        assertThat(RulePack.check(file)).extracting(Finding::slug).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_plain_drl(Path file) throws Exception {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr read = parser.parse(false, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        assertThat(parser.getErrors()).isEmpty();
        assertThat(read.getRules().stream().filter(rule -> !rule.isQuery())).hasSize(1);
    }
}
