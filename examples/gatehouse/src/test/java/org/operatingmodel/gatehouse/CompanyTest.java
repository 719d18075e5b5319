package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.decision.Assessment;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.io.PatchReader;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.report.Answer;
import org.operatingmodel.rules.report.Diagnosis;
import org.operatingmodel.rules.report.Doctor;
import org.operatingmodel.rules.report.Sign;
import org.operatingmodel.rules.report.TopicDiagnosis;

/** The company works, and what was planted in the sick one is found: all of it, and nothing else. */
class CompanyTest {
    private static final Path COMPANY = Path.of("examples/data/company");
    private static final Path SICK = Path.of("examples/data/sick");
    private static final Instant AS_OF = Instant.parse("2026-06-30T00:00:00Z");

    private static final List<RulePack> PACKS = Stream.concat(
                    Doctor.packs().stream(),
                    Stream.of(RulePack.shipped("roles"), RulePack.from(COMPANY.resolve("rights"))))
            .toList();
    private static final List<EvidenceKind> KINDS =
            PACKS.stream().flatMap(pack -> pack.evidenceKinds().stream()).toList();
    private static final Governance GOVERNANCE = Governance.load(PACKS.toArray(RulePack[]::new));
    private static final Portfolio PORTFOLIO =
            PortfolioReader.standard().knowing(KINDS).read(COMPANY.resolve("portfolio.yaml"));
    private static final PortfolioPatch PATCH = PatchReader.read(SICK.resolve("patch.yaml"), KINDS);

    private static final Governance SICK_GOVERNANCE = sickWithout("");

    /** One thing that went wrong, and all that it causes. */
    enum Plant {
        PLATFORM_SPRAWL(
                "add.providedCapabilities", "platform-sprawl: platform.capabilities-solved-once of the portfolio"),
        DESIGN_SYSTEM_DRIFT("replace.designTokens", "design-system-drift: design.no-drift of the portfolio"),
        PROJECT_THEATRE("replace.experiments", "project-theatre: delivery.learns of product offer-advisor"),
        INVISIBLE_RUN_COSTS("remove.usageCounts", "invisible-run-costs: funding.unit-cost of product driver-app"),
        BOLT_ON_SECURITY("replace.controls", "bolt-on-security: risk.controls-from-discovery of product driver-app"),
        TWO_DECIDERS(
                "rights.two-deciders",
                "who-decides: 'gate-pass' of 'partner-desk' is decided by 'portfolio-lead', says \"Gate pass: the portfolio"
                        + " lead decides\"",
                "who-decides: 'gate-pass' of 'partner-desk' is decided by 'product-lead', says \"Gate pass: the product lead"
                        + " decides for the partner desk\"",
                "organisation.no-duplicate-authority of the portfolio"),
        TWO_FUNDING_MODES(
                "add.fundings",
                "how-resourced: value stream 'partner-growth' is given 540000 EUR for outcomes by 'partners-2026'",
                "how-resourced: value stream 'partner-growth' is given 90000 EUR as a fixed sum by 'partners-fixed'",
                "funding.mode-consistent of the portfolio"),
        TWO_NORTH_STARS(
                "add.productMetrics",
                "how-we-know: 'order-portal' is of use when 'orders-unaided' says so",
                "how-we-know: 'order-portal' is of use when 'calls-per-1000-orders' says so",
                "measurement.one-north-star of product order-portal",
                "measurement.indicators-reviewed of product order-portal"),
        TWO_LAST_WORDS(
                "rights.two-last-words",
                "when-priorities-conflict: 'gate-pass' of 'driver-app': 'executive' has the last word over 'security', says"
                        + " \"Gate pass: an executive has the last word over security\"",
                "when-priorities-conflict: 'gate-pass' of 'driver-app': 'portfolio-lead' has the last word over 'security',"
                        + " says \"Gate pass: the portfolio lead has the last word over security for the driver app\"",
                "organisation.one-last-word of product driver-app"),
        TWO_RHYTHMS(
                "add.cadences",
                "how-we-learn: value stream 'order-to-delivery' reviews every 91 days, says 'orders-review'",
                "how-we-learn: value stream 'order-to-delivery' reviews every 31 days, says 'orders-monthly-review'",
                "organisation.one-review-rhythm of value stream order-to-delivery");

        private final String part;
        private final String list;
        private final Set<String> findings;

        Plant(String where, String... findings) {
            this.part = where.substring(0, where.indexOf('.'));
            this.list = where.substring(where.indexOf('.') + 1);
            this.findings = Set.of(findings);
        }

        /** The rules without it. */
        Governance takenFromRights() {
            return part.equals("rights") ? sickWithout(list + ".drl") : SICK_GOVERNANCE;
        }

        /** The patch without it. */
        PortfolioPatch takenFrom(PortfolioPatch whole) {
            return new PortfolioPatch(
                    without("add", whole.add()),
                    without("replace", whole.replace()),
                    without("remove", whole.remove()));
        }

        private <T> Map<String, List<T>> without(String name, Map<String, List<T>> lists) {
            Map<String, List<T>> left = new HashMap<>(lists);
            if (part.equals(name)) {
                assertThat(left.remove(list))
                        .as("what is planted in %s.%s", part, list)
                        .isNotEmpty();
            }
            return left;
        }
    }

    @Test
    void the_doctor_finds_nothing_in_the_company() {
        Diagnosis diagnosis = Doctor.examine(GOVERNANCE, PORTFOLIO, AS_OF);

        assertThat(diagnosis.headline())
                .isEqualTo(
                        "The operating model is approaching maturity as of 2026-06-30T00:00:00Z: 5 of 5 questions are"
                                + " answered, no failure mode is seen, 6 of 6 lines of the checklist are shown.");
        assertThat(diagnosis.topics())
                .hasSize((int) Arrays.stream(Topic.values())
                        .filter(topic -> topic.group() != Topic.Group.QUESTION && topic.group() != Topic.Group.MATURITY)
                        .count())
                .allSatisfy(topic ->
                        assertThat(topic.state()).as("%s", topic.topic()).isEqualTo(TopicDiagnosis.State.SHOWN));
        assertThat(diagnosis.questions())
                .allSatisfy(answer -> assertThat(answer.evidence().state())
                        .as("%s", answer.question())
                        .isEqualTo(TopicDiagnosis.State.SHOWN));
        assertThat(findings(GOVERNANCE, PORTFOLIO)).isEmpty();
    }

    @Test
    void the_command_says_the_same_and_ends_well() {
        Run run = Run.of(
                "doctor",
                COMPANY.resolve("portfolio.yaml").toString(),
                "--with=roles,practices",
                "--pack=" + COMPANY.resolve("rights"),
                "--as-of=" + AS_OF);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replaceAll("\\n {4}(?! )", " "))
                .startsWith(Doctor.examine(GOVERNANCE, PORTFOLIO, AS_OF).headline() + "\n");
    }

    @Test
    void the_command_examines_what_a_patch_makes_of_it() {
        Run run = Run.of(
                "doctor",
                COMPANY.resolve("portfolio.yaml").toString(),
                "--patch=" + SICK.resolve("patch.yaml"),
                "--with=roles,practices",
                "--pack=" + COMPANY.resolve("rights"),
                "--pack=" + SICK.resolve("rights"),
                "--as-of=" + AS_OF,
                "--format=json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        for (String topic : List.of(
                "PLATFORM_SPRAWL",
                "DESIGN_SYSTEM_DRIFT",
                "PROJECT_THEATRE",
                "INVISIBLE_RUN_COSTS",
                "BOLT_ON_SECURITY")) {
            assertThat(run.out()).contains("\"topic\" : \"" + topic + "\",\n      \"state\" : \"NOT_SHOWN\"");
        }
        assertThat(run.out().split("\"AMBIGUOUS\"", -1)).hasSize(6);
    }

    @Test
    void every_practice_of_the_library_is_asked_of_the_company_and_met() {
        Assessment assessment = GOVERNANCE.assess(PORTFOLIO, AS_OF);

        assertThat(assessment.open()).isEmpty();
        assertThat(assessment.results().stream()
                        .filter(result -> result.verdict() == PracticeVerdict.MET)
                        .map(result -> result.practice().id())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        GOVERNANCE.practices().stream().map(Practice::id).toList());
    }

    @Test
    void at_its_gates_only_the_driver_app_waits_and_nothing_is_unresolved() {
        assertThat(GOVERNANCE.review(PORTFOLIO, AS_OF).decisions())
                .extracting(decision -> decision.request().productId() + " "
                        + decision.request().gateId() + " " + decision.verdict())
                .containsExactly(
                        "design-system ga-exit PASSED",
                        "driver-app limited-launch-exit BLOCKED",
                        "offer-advisor mvp-exit PASSED",
                        "partner-desk ga-exit PASSED");
        assertThat(GOVERNANCE.escalations(PORTFOLIO, AS_OF).escalations()).isEmpty();
    }

    @Test
    void what_was_read_a_week_ago_is_too_old_a_week_later() {
        assertThat(findings(GOVERNANCE, PORTFOLIO, AS_OF.plus(Duration.ofDays(7))))
                .contains("measurement.guardrails-kept of product order-portal");
    }

    @Test
    void all_that_is_planted_in_the_sick_company_is_found_and_nothing_else() {
        assertThat(findings(SICK_GOVERNANCE, PATCH.applyTo(PORTFOLIO)))
                .containsExactlyInAnyOrderElementsOf(ofAll(Arrays.asList(Plant.values())));
    }

    @Test
    void a_sick_company_has_every_failure_mode_and_no_single_answer() {
        Diagnosis diagnosis = Doctor.examine(SICK_GOVERNANCE, PATCH.applyTo(PORTFOLIO), AS_OF);

        assertThat(diagnosis.headline())
                .isEqualTo(
                        "The operating model is experimenting as of 2026-06-30T00:00:00Z: 0 of 5 questions are answered,"
                                + " signs of platform-sprawl, design-system-drift, project-theatre, invisible-run-costs,"
                                + " bolt-on-security, 5 of 6 lines of the checklist are shown.");
        assertThat(diagnosis.questions()).allSatisfy(answer -> {
            assertThat(answer.state()).isEqualTo(Answer.State.AMBIGUOUS);
            assertThat(answer.answers()).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void taking_away_a_plant_takes_away_exactly_what_it_causes(Plant taken) {
        List<Plant> left =
                Arrays.stream(Plant.values()).filter(plant -> plant != taken).toList();

        assertThat(findings(taken.takenFromRights(), taken.takenFrom(PATCH).applyTo(PORTFOLIO)))
                .containsExactlyInAnyOrderElementsOf(ofAll(left));
    }

    private static Set<String> ofAll(Collection<Plant> plants) {
        return plants.stream().flatMap(plant -> plant.findings.stream()).collect(Collectors.toSet());
    }

    /** The rules of the sick company, without those in a file. */
    private static Governance sickWithout(String left) {
        RulePack rights = RulePack.from(SICK.resolve("rights"));
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.list(SICK.resolve("rights"))) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals(left) && !name.equals(RulePack.MANIFEST)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Governance.load(Stream.concat(PACKS.stream(), Stream.of(RulePack.of(rights.manifest(), files)))
                .toArray(RulePack[]::new));
    }

    private static Set<String> findings(Governance governance, Portfolio portfolio) {
        return findings(governance, portfolio, AS_OF);
    }

    /**
     * What is not as it should be: the answers of each question that is not answered, the signs of each failure mode, and
     * each other practice that is not met.
     */
    private static Set<String> findings(Governance governance, Portfolio portfolio, Instant asOf) {
        Set<String> findings = new TreeSet<>();
        Diagnosis diagnosis = Doctor.examine(governance, portfolio, asOf);
        for (Answer answer : diagnosis.questions()) {
            if (answer.state() != Answer.State.ANSWERED) {
                answer.answers().forEach(each -> findings.add(answer.question().word() + ": " + each));
            }
        }
        Set<String> signs = new HashSet<>();
        for (TopicDiagnosis mode : diagnosis.of(Topic.Group.FAILURE_MODE)) {
            for (Sign sign : mode.open()) {
                signs.add(sign.practice() + " of " + sign.about());
                findings.add(mode.topic().word() + ": " + sign.practice() + " of " + sign.about());
            }
        }
        for (PracticeResult open : governance.assess(portfolio, asOf).open()) {
            String told = open.practice().id() + " of " + open.about();
            if (!signs.contains(told)) {
                findings.add(told);
            }
        }
        return findings;
    }
}
