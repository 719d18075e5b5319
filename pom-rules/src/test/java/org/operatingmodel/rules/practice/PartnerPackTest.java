package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.practice.PracticeCases.practice;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.partner.EngagementId;
import org.operatingmodel.partner.PartnerEngagement;
import org.operatingmodel.partner.TransferMilestone;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStreamId;

class PartnerPackTest {
    private static final TeamId TEAM = new TeamId("portal-team");

    private static TransferMilestone milestone(Instant due, @Nullable Instant takenOverAt) {
        return new TransferMilestone("Pipelines", due, takenOverAt == null ? null : TEAM, takenOverAt);
    }

    private static Given healthy() {
        return Given.healthy()
                .with(
                        new Team(TEAM, "Portal team", new ValueStreamId("partner-growth"), List.of()),
                        new PartnerEngagement(
                                new EngagementId("agency"),
                                PORTAL,
                                "Agency",
                                daysBefore(200),
                                AS_OF.plusSeconds(1),
                                List.of(milestone(AS_OF, AS_OF), milestone(AS_OF.plusSeconds(1), null))),
                        evidence("tokens", new EvidenceKind("TOKEN_MAPPING"), null, 9),
                        evidence("templates", new EvidenceKind("PIPELINE_TEMPLATE"), null, 9),
                        evidence("schemas", new EvidenceKind("ANALYTICS_SCHEMA"), null, 9),
                        evidence("samples", new EvidenceKind("SAMPLE_REPOSITORY"), null, 9),
                        evidence("pairing", new EvidenceKind("PAIRING"), null, 9),
                        evidence("playbook", new EvidenceKind("PLAYBOOK"), null, 9),
                        evidence("alone", new EvidenceKind("SELF_SUFFICIENCY"), null, 9));
    }

    /** The only engagement begins a second later. */
    private static Given later() {
        return healthy().but("agency", "to", AS_OF.plusSeconds(2)).but("agency", "from", AS_OF.plusSeconds(1));
    }

    private static Given transfer(List<TransferMilestone> milestones) {
        return healthy().but("agency", "milestones", milestones);
    }

    /** A second partner works on another product, of which nothing is known. */
    private static Given second() {
        return healthy()
                .with(new PartnerEngagement(
                        new EngagementId("studio"),
                        Given.IDENTITY,
                        "Studio",
                        daysBefore(200),
                        AS_OF.plusSeconds(1),
                        List.of()));
    }

    @Test
    void the_pack_loads_without_a_word() {
        assertThat(RulePack.shipped("partner").findings()).isEmpty();
    }

    @TestFactory
    List<DynamicTest> partners_hand_over_what_they_can_do() {
        return practice("partner.capability-transfer")
                .met("what is due is handed over", healthy())
                .met(
                        "all is handed over at the end",
                        transfer(List.of(milestone(AS_OF, AS_OF))).but("agency", "to", AS_OF))
                .unmet("nothing is agreed", transfer(List.of()), "forall")
                .unmet("something due is not", transfer(List.of(milestone(AS_OF, null))), "forall")
                .unmet("it is a second late", transfer(List.of(milestone(AS_OF, AS_OF.plusSeconds(1)))), "forall")
                .unmet("it ends before all is", healthy().but("agency", "to", AS_OF), "forall")
                .unmet("nothing is agreed with a second one", second(), "forall")
                .unmet(
                        "of two partners, one is late",
                        healthy()
                                .with(healthy()
                                        .copyOf(
                                                "agency",
                                                new EngagementId("studio"),
                                                "milestones",
                                                List.of(milestone(AS_OF, null)))),
                        "forall")
                .notApplicable("there is no partner", healthy().without("agency"))
                .notApplicable("one comes a second later", later())
                .tests();
    }

    private static Stream<DynamicTest> each(String practice, String... proofs) {
        return Stream.concat(
                practice(practice)
                        .met("all is there", healthy())
                        .unmet("a second partner works where nothing is", second(), "forall")
                        .notApplicable("there is no partner", healthy().without("agency"))
                        .notApplicable("one comes a second later", later())
                        .tests()
                        .stream(),
                Stream.of(proofs)
                        .flatMap(proof -> practice(practice)
                                .unmet(proof + " is missing", healthy().without(proof), "forall")
                                .unmet(
                                        proof + " is of another product",
                                        healthy().but(proof, "productId", Given.IDENTITY),
                                        "forall")
                                .met(
                                        proof + " is there when the partner comes",
                                        healthy().but(proof, "observedAt", daysBefore(200)))
                                .unmet(
                                        proof + " was there a second before the partner came",
                                        healthy().but(proof, "observedAt", justOver(200)),
                                        "forall")
                                .tests()
                                .stream()));
    }

    @TestFactory
    Stream<DynamicTest> partners_work_by_standards_that_run() {
        return each("partner.executable-standards", "tokens", "templates", "schemas", "samples");
    }

    @TestFactory
    Stream<DynamicTest> partners_enable_teams() {
        return Stream.concat(
                each("partner.enablement", "pairing", "playbook", "alone"),
                practice("partner.enablement")
                        .unmet(
                                "nobody is trained",
                                healthy().without("support-trained", "sales-trained", "users-trained"),
                                "forall")
                        .unmet(
                                "all were trained before the partner came",
                                healthy()
                                        .but("support-trained", "observedAt", justOver(200))
                                        .but("sales-trained", "observedAt", justOver(200))
                                        .but("users-trained", "observedAt", justOver(200)),
                                "forall")
                        .met(
                                "all were trained when the partner came",
                                healthy()
                                        .but("support-trained", "observedAt", daysBefore(200))
                                        .but("sales-trained", "observedAt", daysBefore(200))
                                        .but("users-trained", "observedAt", daysBefore(200)))
                        .unmet(
                                "all were trained for another product",
                                healthy()
                                        .but("support-trained", "productId", Given.IDENTITY)
                                        .but("sales-trained", "productId", Given.IDENTITY)
                                        .but("users-trained", "productId", Given.IDENTITY),
                                "forall")
                        .tests()
                        .stream());
    }

    @TestFactory
    List<DynamicTest> slides_are_no_evidence() {
        return practice("partner.evidence-not-slideware")
                .met("it runs, risks are known, and something is validated", healthy())
                .unmet("there is a deck only", healthy().but("build-41", "kind", EvidenceKind.DOCUMENT), "forall")
                .unmet(
                        "it ran before the partner came",
                        healthy().but("build-41", "observedAt", justOver(200)),
                        "forall")
                .met("it ran when the partner came", healthy().but("build-41", "observedAt", daysBefore(200)))
                .unmet("it is of another product", healthy().but("build-41", "productId", Given.IDENTITY), "forall")
                .unmet("nobody looked for risks", healthy().without("RiskRegister"), "forall")
                .unmet(
                        "risks were looked for before the partner came",
                        healthy().but("RiskRegister", "reviewedAt", justOver(200)),
                        "forall")
                .met(
                        "risks were looked for when the partner came",
                        healthy().but("RiskRegister", "reviewedAt", daysBefore(200)))
                .unmet(
                        "risks of another product were looked for",
                        healthy().but("RiskRegister", "productId", Given.IDENTITY),
                        "forall")
                .met(
                        "something was validated when the partner came",
                        healthy().but("pilot", "completedAt", daysBefore(200)))
                .unmet(
                        "something of another product was validated",
                        healthy().but("pilot", "productId", Given.IDENTITY),
                        "forall")
                .unmet(
                        "something was validated before the partner came",
                        healthy().but("pilot", "completedAt", justOver(200)),
                        "forall")
                .unmet("nothing is validated", healthy().but("pilot", "result", ExperimentResult.REFUTED), "forall")
                .notApplicable("there is no partner", healthy().without("agency"))
                .notApplicable("one comes a second later", later())
                .met(
                        "all of it is there when the partner comes",
                        healthy()
                                .but("build-41", "observedAt", daysBefore(200))
                                .but("RiskRegister", "reviewedAt", daysBefore(200))
                                .but("pilot", "completedAt", daysBefore(200)))
                .unmet("another product runs", healthy().but("build-41", "productId", Given.IDENTITY), "forall")
                .unmet(
                        "the risks are another product's",
                        healthy().but("RiskRegister", "productId", Given.IDENTITY),
                        "forall")
                .unmet(
                        "something is validated about another product",
                        healthy().but("pilot", "productId", Given.IDENTITY),
                        "forall")
                .tests();
    }
}
