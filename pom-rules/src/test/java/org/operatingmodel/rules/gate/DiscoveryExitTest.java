package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.discovery.SourcingOption;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.ControlKind;

class DiscoveryExitTest {
    private static Cases criterion(String id) {
        return Cases.of("discovery-exit", id);
    }

    @TestFactory
    List<DynamicTest> the_problem_is_framed_and_shown() {
        String problem = "$problem : ProblemStatement";
        String shown = "$shown : Evidence";
        return criterion("discovery.problem-framed")
                .unmet("nothing is known", nothing(), problem)
                .unmet("it is another product's problem", healthy().but("slow-start", "productId", IDENTITY), problem)
                .unmet("nobody is named who has it", healthy().but("slow-start", "affectedUsers", List.of()), problem)
                .unmet("nothing shows it", healthy().without("slow-start-seen"), shown)
                .unmet(
                        "the evidence is another product's",
                        healthy().but("slow-start-seen", "productId", IDENTITY),
                        shown)
                .unmet(
                        "only a document says so",
                        healthy().but("slow-start-seen", "kind", EvidenceKind.DOCUMENT),
                        shown)
                .unmet("the evidence is of another problem", healthy().but("slow-start-seen", "subject", "slow"), shown)
                .unmet("the evidence names no problem", healthy().but("slow-start-seen", "subject", null), shown)
                .met("the evidence is seen at that instant", healthy().but("slow-start-seen", "observedAt", AS_OF))
                .unmet(
                        "the evidence is seen a second later",
                        healthy().but("slow-start-seen", "observedAt", AS_OF.plusSeconds(1)),
                        shown)
                .met(
                        "the evidence expires a second later",
                        healthy().but("slow-start-seen", "expires", AS_OF.plusSeconds(1)))
                .unmet(
                        "the evidence expires at that instant",
                        healthy().but("slow-start-seen", "expires", AS_OF),
                        shown)
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_target_users_are_known_from_fresh_research() {
        String segment = "$segment : UserSegment";
        String research = "$research : Evidence";
        return criterion("discovery.users-researched")
                .unmet("nothing is known", nothing(), segment)
                .unmet("it is another product's segment", healthy().but("new-partners", "productId", IDENTITY), segment)
                .unmet("nobody was asked", healthy().without("interviews"), research)
                .unmet(
                        "the research is another product's",
                        healthy().but("interviews", "productId", IDENTITY),
                        research)
                .unmet("only a document says so", healthy().but("interviews", "kind", EvidenceKind.DOCUMENT), research)
                .unmet("others were asked", healthy().but("interviews", "subject", "old-partners"), research)
                .met("the research is 180 days old", healthy().but("interviews", "observedAt", daysBefore(180)))
                .unmet(
                        "the research is 180 days and a second old",
                        healthy().but("interviews", "observedAt", justOver(180)),
                        research)
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_product_serves_a_measurable_outcome() {
        String linked = "$linked : Product";
        String outcome = "$outcome : Outcome";
        return criterion("discovery.outcome-measurable")
                .unmet("nothing is known", nothing(), linked)
                .unmet("the product serves none", healthy().but("partner-portal", "outcomeIds", List.of()), linked)
                .unmet(
                        "only a consumed product serves one",
                        healthy()
                                .but("partner-portal", "outcomeIds", List.of())
                                .but("identity", "outcomeIds", List.of(new OutcomeId("onboarding-time"))),
                        linked)
                .unmet("the outcome has no baseline", healthy().but("onboarding-time", "baseline", null), outcome)
                .unmet("the outcome has no target", healthy().but("onboarding-time", "target", null), outcome)
                .unmet("the outcome has no due day", healthy().but("onboarding-time", "due", null), outcome)
                .unmet(
                        "only another outcome is measurable",
                        healthy()
                                .with(healthy().copyOf("onboarding-time", new OutcomeId("sales"), "owner", null))
                                .but("onboarding-time", "target", null),
                        outcome)
                .tests();
    }

    @TestFactory
    List<DynamicTest> build_buy_and_partner_have_been_compared_and_one_is_chosen() {
        String assessment = "$assessment : OptionAssessment";
        String decider = "$decider : RoleHolding";
        return criterion("discovery.options-assessed")
                .unmet("nothing is known", nothing(), assessment)
                .unmet("it is another product's", healthy().but("sourcing", "productId", IDENTITY), assessment)
                .unmet(
                        "there is one option",
                        healthy().but("sourcing", "options", Set.of(SourcingOption.BUILD)),
                        assessment)
                .met("there are three options", healthy().but("sourcing", "options", Set.of(SourcingOption.values())))
                .unmet("no criterion is written down", healthy().but("sourcing", "criteria", List.of()), assessment)
                .unmet("none is chosen", healthy().but("sourcing", "chosen", null), assessment)
                .unmet("nobody has decided", healthy().but("sourcing", "decidedBy", null), assessment)
                .unmet(
                        "it is made a second later",
                        healthy().but("sourcing", "assessedAt", AS_OF.plusSeconds(1)),
                        assessment)
                .met("it is made at that instant", healthy().but("sourcing", "assessedAt", AS_OF))
                .unmet("somebody without a role decided", healthy().but("sourcing", "decidedBy", CARL), decider)
                .met("a product manager decided", healthy().but("product-lead", "roleId", RoleId.PRODUCT_MANAGER))
                .unmet("a designer decided", healthy().but("product-lead", "roleId", RoleId.DESIGNER), decider)
                .met("the decider's role began at that instant", healthy().but("product-lead", "from", daysBefore(250)))
                .unmet(
                        "the decider's role began a second after the choice",
                        healthy().but("product-lead", "from", daysBefore(250).plusSeconds(1)),
                        decider)
                .met(
                        "the decider's role ends a second later",
                        healthy().but("product-lead", "to", AS_OF.plusSeconds(1)))
                .unmet("the decider's role has ended", healthy().but("product-lead", "to", AS_OF), decider)
                .unmet(
                        "the decider's role begins a second later",
                        healthy().but("product-lead", "from", AS_OF.plusSeconds(1)),
                        decider)
                .tests();
    }

    @TestFactory
    List<DynamicTest> personal_data_is_minimised() {
        return PersonalData.isMinimised(criterion("discovery.personal-data-minimised"))
                .tests();
    }

    @TestFactory
    List<DynamicTest> security_privacy_and_compliance_controls_are_planned() {
        String security = "$security : Control";
        String privacy = "$privacy : Control";
        String compliance = "$compliance : Control";
        return criterion("discovery.controls-planned")
                .unmet("nothing is known", nothing(), security, privacy, compliance)
                .unmet("there is no security control", healthy().but("sign-in", "kind", ControlKind.PRIVACY), security)
                .unmet("there is no privacy control", healthy().but("deletion", "kind", ControlKind.SECURITY), privacy)
                .unmet(
                        "there is no compliance control",
                        healthy().but("audit-log", "kind", ControlKind.SECURITY),
                        compliance)
                .unmet("security is planned later", healthy().but("sign-in", "plannedIn", Stage.MVP), security)
                .unmet("privacy is planned later", healthy().but("deletion", "plannedIn", Stage.MVP), privacy)
                .unmet("compliance is planned later", healthy().but("audit-log", "plannedIn", Stage.MVP), compliance)
                .unmet("security is another product's", healthy().but("sign-in", "productId", IDENTITY), security)
                .unmet("privacy is another product's", healthy().but("deletion", "productId", IDENTITY), privacy)
                .unmet("compliance is another product's", healthy().but("audit-log", "productId", IDENTITY), compliance)
                .tests();
    }
}
