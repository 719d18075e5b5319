package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignComponentId;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.DesignTokenId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.organisation.WorkPhase;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStreamId;

/** What the report of figures tells of how teams hand work over and how fresh risks are. */
class PeopleAndRiskFiguresTest {
    private static final EvidenceKind UPDATE = new EvidenceKind("RISK_UPDATE");
    private static final TeamId BUILDERS = new TeamId("builders");
    private static final TeamId KEEPERS = new TeamId("keepers");

    private static String told(String figure, Given given) {
        return FigureReport.of(given.portfolio(), AS_OF)
                .text()
                .lines()
                .filter(line -> line.startsWith("  " + figure + ": "))
                .reduce((one, other) -> one + " and " + other)
                .orElse("");
    }

    private static Team team(TeamId id) {
        return new Team(id, id.value(), new ValueStreamId("partner-growth"), List.of());
    }

    @Test
    void work_is_handed_over_where_the_team_changes() {
        Given split = Given.nothing()
                .with(
                        team(BUILDERS),
                        team(KEEPERS),
                        new Ownership(
                                PORTAL,
                                BUILDERS,
                                Set.of(WorkPhase.DESIGN, WorkPhase.BUILD, WorkPhase.DEPLOY),
                                daysBefore(9),
                                null),
                        new Ownership(PORTAL, KEEPERS, Set.of(WorkPhase.MAINTAIN), AS_OF, null));
        // design to build, build to deploy, deploy to maintain: the last of three
        assertThat(told("work handed over between phases", split))
                .isEqualTo("  work handed over between phases: 0.333 (n 3)");
        assertThat(told("work handed over between phases", split.but("partner-portal", "stage", Stage.RETIRED)))
                .isEqualTo("  work handed over between phases: not known. No product has teams for two phases.");
        assertThat(told("work handed over between phases", Given.nothing()))
                .isEqualTo("  work handed over between phases: not known. No product has teams for two phases.");
    }

    private static ProductRisk risk(String id, boolean open) {
        return new ProductRisk(new RiskId(id), PORTAL, id, Severity.HIGH, open, Given.CARL, List.of(), daysBefore(200));
    }

    @Test
    void risks_are_as_old_as_their_last_update() {
        Given risks = Given.nothing()
                .with(
                        new Person(Given.CARL, "Carl"),
                        risk("fire", true),
                        risk("flood", true),
                        risk("frost", true),
                        risk("theft", true),
                        risk("over", false),
                        evidence("fire-old", UPDATE, "fire", 150),
                        evidence("fire-new", UPDATE, "fire", 90),
                        Given.changed(evidence("flood-late", UPDATE, "flood", 1), "observedAt", justOver(90)),
                        evidence("frost-other", new EvidenceKind("COST_REVIEW"), "frost", 5),
                        Given.changed(evidence("frost-elsewhere", UPDATE, "frost", 5), "productId", IDENTITY),
                        evidence("frost-before", UPDATE, "frost", 201),
                        evidence("theft-now", UPDATE, "theft", 10),
                        evidence("over-now", UPDATE, "over", 1));
        // fire 90 days, flood a second more, theft 10: the median is 90 days in hours; frost was never updated
        assertThat(told("open risks since their last update, median", risks))
                .isEqualTo("  open risks since their last update, median: 2160 hours (n 3)");
        // fire and theft of four
        assertThat(told("open risks updated within 90 days", risks))
                .isEqualTo("  open risks updated within 90 days: 0.5 (n 4)");
        assertThat(told("open risks updated within 90 days", Given.nothing()))
                .isEqualTo("  open risks updated within 90 days: not known. There are no risks.");
    }

    @Test
    void what_is_open_about_a_retired_product_is_no_longer_told() {
        Given known = Given.nothing()
                .with(
                        new Person(Given.CARL, "Carl"),
                        team(BUILDERS),
                        new Ownership(PORTAL, BUILDERS, Set.of(WorkPhase.DESIGN, WorkPhase.BUILD), AS_OF, null),
                        risk("fire", true),
                        new DesignToken(new DesignTokenId("brand"), PORTAL, "#0055aa", "1.0.0", List.of()),
                        new DesignComponent(new DesignComponentId("button"), PORTAL, "1.0.0", null, null));
        assertThat(told("open risks updated within 90 days", known))
                .isEqualTo("  open risks updated within 90 days: 0 (n 1)");
        assertThat(told("work handed over between phases", known))
                .isEqualTo("  work handed over between phases: 0 (n 1)");
        // the token on two channels, and the component
        assertThat(told("design parity on web and mobile", known))
                .isEqualTo("  design parity on web and mobile: 0 (n 3)");
        Given retired = known.but("partner-portal", "stage", Stage.RETIRED);
        assertThat(told("open risks updated within 90 days", retired))
                .isEqualTo("  open risks updated within 90 days: not known. There are no risks.");
        assertThat(told("work handed over between phases", retired))
                .isEqualTo("  work handed over between phases: not known. No product has teams for two phases.");
        assertThat(told("design parity on web and mobile", retired))
                .isEqualTo("  design parity on web and mobile: not known. Nothing was designed.");
        // what is being retired still is there
        assertThat(told("design parity on web and mobile", known.but("partner-portal", "stage", Stage.RETIREMENT)))
                .isEqualTo("  design parity on web and mobile: 0 (n 3)");
    }
}
