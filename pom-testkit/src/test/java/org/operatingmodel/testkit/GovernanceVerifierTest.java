package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operatingmodel.testkit.Beta.PORTAL;
import static org.operatingmodel.testkit.Beta.VERIFIER;
import static org.operatingmodel.testkit.Beta.build;
import static org.operatingmodel.testkit.Beta.daysBefore;
import static org.operatingmodel.testkit.Beta.manual;
import static org.operatingmodel.testkit.Beta.product;
import static org.operatingmodel.testkit.Beta.research;
import static org.operatingmodel.testkit.Beta.waiver;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.PortfolioReview;
import org.operatingmodel.escalation.Escalation.DeadEnd;
import org.operatingmodel.escalation.MatterKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateSubmission;
import org.operatingmodel.gate.GateSubmissionId;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.PortfolioWriter;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

class GovernanceVerifierTest {
    private static final RoleHolding LEAD = new RoleHolding(Beta.PIA, RoleId.PORTFOLIO_LEAD, daysBefore(100), null);
    private static final RoleHolding CAPTAIN =
            new RoleHolding(Beta.PIA, new RoleId("release-captain"), daysBefore(100), null);
    private static final GateSubmission SUBMISSION = new GateSubmission(
            new GateSubmissionId("S-1"), PORTAL, new GateId("beta-exit"), Beta.CARL, daysBefore(3), null);

    /** What a portal comes to whose users were asked too long ago. */
    private static final String STALE = """
            Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 2 criteria that can block
            is unmet.
              beta.used  unmet  Beta exit: there is a build, and people have used it
                why        no Evidence with kind USER_RESEARCH, observed within 30 days before
                           2026-06-21T00:00:00Z
                at         rules.drl:25:5
                nearest    Evidence interviews; observedAt 2026-05-12T00:00:00Z, must be: observed within 30
                           days before 2026-06-21T00:00:00Z
                fix        Let somebody use the build.
                rule       "Beta exit: there is a build, and people have used it" (beta: rules.drl:17)
              beta.documented  met  Beta exit: the manual is written
                fact       Evidence manual, of 2026-06-20T00:00:00Z
              beta.crashes-reported  not-applicable  Beta exit: crashes of the mobile version are reported
                scope      applies only with product.channels containing MOBILE, but found product.channels []
            """;

    private static GovernanceVerifier stale() {
        return VERIFIER.given(build(), research(40), manual());
    }

    private static GovernanceVerifier fresh() {
        return VERIFIER.given(build(), research(30), manual());
    }

    private static void fails(ThrowingCallable call, String headline, String explanation) {
        assertThatThrownBy(call)
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(headline + "\n" + explanation.strip().indent(2).stripTrailing());
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void a_gate_passes_when_all_that_it_asks_for_is_given() {
        fresh().gate("beta-exit").passes();
        fresh().gate("beta-exit", "portal").passes();

        fails(
                () -> stale().gate("beta-exit").passes(),
                "Gate 'beta-exit' of 'portal' must be passed as of 2026-06-21T00:00:00Z, but was blocked by"
                        + " 'beta.used'.",
                STALE);
    }

    @Test
    void a_gate_is_blocked_by_exactly_the_named_criteria() {
        stale().gate("beta-exit").isBlocked().isBlockedBy("beta.used");
        VERIFIER.given(product(Channel.MOBILE)).gate("beta-exit").isBlockedBy("beta.used", "beta.crashes-reported");

        fails(
                () -> stale().gate("beta-exit").isBlockedBy("beta.used", "beta.documented"),
                "Gate 'beta-exit' of 'portal' must be blocked by 'beta.documented', 'beta.used' as of"
                        + " 2026-06-21T00:00:00Z, but was blocked by 'beta.used'.",
                STALE);
        fails(
                () -> stale().gate("beta-exit").isBlockedBy(),
                "Gate 'beta-exit' of 'portal' must be blocked by none as of 2026-06-21T00:00:00Z, but was blocked by"
                        + " 'beta.used'.",
                STALE);
        assertThatThrownBy(() -> fresh().gate("beta-exit").isBlocked())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(
                        "Gate 'beta-exit' of 'portal' must be blocked as of 2026-06-21T00:00:00Z, but was passed.\n"
                                + "  Gate 'beta-exit' of 'portal' is passed as of");
    }

    @Test
    void a_gate_passes_with_waivers_of_exactly_the_named_criteria() {
        GovernanceVerifier waived = stale().given(waiver(), LEAD);

        waived.gate("beta-exit")
                .passesWithWaiversOf("beta.used")
                .criterion("beta.used")
                .isWaived();
        waived.gate("beta-exit").criterion("beta.used").isWaivedBy("W-1");

        fails(
                () -> stale().gate("beta-exit").passesWithWaiversOf("beta.used"),
                "Gate 'beta-exit' of 'portal' must be passed with waivers of 'beta.used' as of 2026-06-21T00:00:00Z,"
                        + " but was blocked by 'beta.used'.",
                STALE);
        assertThatThrownBy(() -> waived.gate("beta-exit").passesWithWaiversOf())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("Gate 'beta-exit' of 'portal' must be passed with waivers of none as of"
                        + " 2026-06-21T00:00:00Z, but was passed with waivers of 'beta.used'.\n");
        assertThatThrownBy(() -> waived.gate("beta-exit").passes()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> waived.gate("beta-exit").criterion("beta.used").isWaivedBy("W-2"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("Criterion 'beta.used' of 'portal' at 'beta-exit' must be waived by 'W-2' as of"
                        + " 2026-06-21T00:00:00Z, but was waived by 'W-1'.\n");
        assertThatThrownBy(() -> waived.gate("beta-exit").criterion("beta.used").isUnmet())
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void a_gate_says_its_whole_explanation() {
        stale().gate("beta-exit").saying(STALE);

        assertThatThrownBy(() -> stale().gate("beta-exit").saying(STALE.replace("1 of 2", "2 of 2")))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                        Gate 'beta-exit' of 'portal' must be explained by the text that was expected as of \
                        2026-06-21T00:00:00Z, but the texts differ:
                          @@ -1,4 +1,4 @@
                          -Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 2 of 2 criteria that \
                        can block
                          +Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 2 criteria that \
                        can block
                           is unmet.
                             beta.used  unmet  Beta exit: there is a build, and people have used it
                               why        no Evidence with kind USER_RESEARCH, observed within 30 days before""");
    }

    @Test
    void a_criterion_is_met() {
        fresh().gate("beta-exit").criterion("beta.used").isMet();

        fails(
                () -> stale().gate("beta-exit").criterion("beta.used").isMet(),
                "Criterion 'beta.used' of 'portal' at 'beta-exit' must be met as of 2026-06-21T00:00:00Z, but was unmet"
                        + " because of '$research : Evidence( productId == $product, kind =="
                        + " EvidenceKind.USER_RESEARCH, observedWithin( Duration.ofDays( 30 ), $asOf ) )'.",
                STALE);
        assertThatThrownBy(
                        () -> fresh().gate("beta-exit").criterion("beta.used").isUnmet())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("Criterion 'beta.used' of 'portal' at 'beta-exit' must be unmet as of"
                        + " 2026-06-21T00:00:00Z, but was met.\n");
    }

    @Test
    void a_criterion_is_unmet_because_of_exactly_the_named_conditions() {
        CriterionVerifier unmet = stale().gate("beta-exit").criterion("beta.used");

        unmet.isUnmet()
                .isUnmetBecauseOf("$research")
                .isUnmetBecauseOf("kind == EvidenceKind.USER_RESEARCH,\n  observedWithin")
                .isUnmetBecauseOfLine(25);
        VERIFIER.given(PORTAL)
                .gate("beta-exit")
                .criterion("beta.used")
                .isUnmetBecauseOf("$research", "$build")
                .isUnmetBecauseOfLine(24, 25);

        fails(
                () -> unmet.isUnmetBecauseOf("$build"),
                "Criterion 'beta.used' of 'portal' at 'beta-exit' must be unmet because of '$build' as of"
                        + " 2026-06-21T00:00:00Z, but was unmet because of '$research : Evidence( productId =="
                        + " $product, kind == EvidenceKind.USER_RESEARCH, observedWithin( Duration.ofDays( 30 ),"
                        + " $asOf ) )'.",
                STALE);
        fails(
                () -> unmet.isUnmetBecauseOfLine(24, 25),
                "Criterion 'beta.used' of 'portal' at 'beta-exit' must be unmet because of line '24', '25' as of"
                        + " 2026-06-21T00:00:00Z, but was unmet because of line '25'.",
                STALE);
        assertThatThrownBy(() -> unmet.isUnmetBecauseOf()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> unmet.isUnmetBecauseOf("$research", "$research"))
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> unmet.isUnmetBecauseOf("$research", "$build"))
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(
                        () -> fresh().gate("beta-exit").criterion("beta.used").isUnmetBecauseOf("$research"))
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void a_criterion_says_its_whole_explanation() {
        VERIFIER.given(PORTAL).gate("beta-exit").criterion("beta.used").saying("""
                        beta.used  unmet  Beta exit: there is a build, and people have used it
                          why        no Evidence with kind RUNNABLE_BUILD
                          at         rules.drl:24:5
                          why        no Evidence with kind USER_RESEARCH, observed within 30 days before
                                     2026-06-21T00:00:00Z
                          at         rules.drl:25:5
                          fix        Let somebody use the build.
                          rule       "Beta exit: there is a build, and people have used it" (beta: rules.drl:17)
                        """);

        assertThatThrownBy(() ->
                        fresh().gate("beta-exit").criterion("beta.documented").saying("beta.documented  met"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                        Criterion 'beta.documented' of 'portal' at 'beta-exit' must be explained by the text that was \
                        expected as of 2026-06-21T00:00:00Z, but the texts differ:
                          @@ -1,1 +1,2 @@
                          -beta.documented  met
                          +beta.documented  met  Beta exit: the manual is written
                          +  fact       Evidence manual, of 2026-06-20T00:00:00Z""");
    }

    @Test
    void a_criterion_is_in_grace_or_not_applicable() {
        GateVerifier gate = VERIFIER.given(PORTAL).gate("beta-exit");

        gate.criterion("beta.documented").isInGrace().isInGraceUntil(Instant.parse("2026-07-01T00:00:00Z"));
        gate.criterion("beta.crashes-reported").isNotApplicable();

        assertThatThrownBy(() -> gate.criterion("beta.documented").isInGraceUntil(Beta.AS_OF))
                .hasMessageStartingWith("Criterion 'beta.documented' of 'portal' at 'beta-exit' must be in grace until"
                        + " 2026-06-21T00:00:00Z as of 2026-06-21T00:00:00Z, but was in grace until"
                        + " 2026-07-01T00:00:00Z.\n");
        assertThatThrownBy(() -> gate.criterion("beta.used").isInGrace()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> gate.criterion("beta.used").isNotApplicable())
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> gate.criterion("beta.crashes-reported").isMet())
                .hasMessageStartingWith("Criterion 'beta.crashes-reported' of 'portal' at 'beta-exit' must be met as of"
                        + " 2026-06-21T00:00:00Z, but was not applicable.\n");
    }

    @Test
    void a_criterion_is_unevaluable_because_of_a_cause() {
        CriterionVerifier expired = VERIFIER.asOf("2027-01-01T00:00:00Z")
                .given(build())
                .gate("beta-exit")
                .criterion("beta.used");
        String cause = "pack 'beta' 1.0.0 expired at 2027-01-01T00:00:00Z; load a newer version of it";

        expired.isUnevaluable().isUnevaluableBecause(cause);

        assertThatThrownBy(() -> expired.isUnevaluableBecause("a loop"))
                .hasMessageStartingWith(
                        "Criterion 'beta.used' of 'portal' at 'beta-exit' must be unevaluable: a loop as"
                                + " of 2027-01-01T00:00:00Z, but was unevaluable: " + cause + ".\n");
        assertThatThrownBy(() -> expired.isUnmet()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(
                        () -> stale().gate("beta-exit").criterion("beta.used").isUnevaluable())
                .isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void names_that_do_not_exist_never_pass() {
        refuses(
                () -> stale().gate("beta-exti").isBlocked(),
                "gate must name a gate of the packs, but was 'beta-exti'; did you mean 'beta-exit'?");
        refuses(
                () -> stale().gate("beta-exit", "portl"),
                "product must name a product that is given, but was 'portl'; did you mean 'portal'?");
        refuses(
                () -> stale().gate("beta-exit").criterion("beta.usd"),
                "criterion must name a criterion of gate 'beta-exit', but was 'beta.usd'; did you mean 'beta.used'?");
        refuses(
                () -> stale().gate("beta-exit").isBlockedBy("mvp"),
                "criterion must name a criterion of gate 'beta-exit', but was 'mvp'. Write one of"
                        + " beta.crashes-reported, beta.documented, beta.used.");
        refuses(
                () -> stale().gate("beta-exit").criterion("beta.used").isUnmetBecauseOf("$built"),
                "condition must be a piece of the rule \"Beta exit: there is a build, and people have used it\""
                        + " (rules.drl:17:1), but was '$built'. Its conditions are 'GateReview( $product : productId,"
                        + " $asOf : asOf )', '$build : Evidence( productId == $product, kind =="
                        + " EvidenceKind.RUNNABLE_BUILD )', '$research : Evidence( productId == $product, kind =="
                        + " EvidenceKind.USER_RESEARCH, observedWithin( Duration.ofDays( 30 ), $asOf ) )'.");
        refuses(
                () -> VERIFIER.given(PORTAL)
                        .gate("beta-exit")
                        .criterion("beta.used")
                        .isUnmetBecauseOf("Evidence("),
                "condition must be a piece of one failed condition only, but 'Evidence(' is one of 2: '$build :"
                        + " Evidence( productId == $product, kind == EvidenceKind.RUNNABLE_BUILD )', '$research :"
                        + " Evidence( productId == $product, kind == EvidenceKind.USER_RESEARCH, observedWithin("
                        + " Duration.ofDays( 30 ), $asOf ) )'. Write more of it.");
        refuses(
                () -> stale().gate("beta-exit").criterion("beta.used").isUnmetBecauseOfLine(3),
                "line must be one on which a condition of rules.drl begins, of the rule \"Beta exit: there is a build,"
                        + " and people have used it\": [23, 24, 25], but was '3'.");
        refuses(
                () -> VERIFIER.gate("beta-exit"),
                "product must be named where there is not exactly one, but given are none. Name one, or give one.");
    }

    @Test
    void a_decision_stands_by_the_votes_on_it() {
        DecisionRecord release = new DecisionRecord(
                new DecisionRecordId("D-1"),
                new DecisionId("release"),
                "Release now?",
                null,
                null,
                null,
                Beta.CARL,
                daysBefore(3),
                null,
                null,
                List.of(
                        new Vote(Beta.PIA, RightKind.DECIDES, null, daysBefore(2)),
                        new Vote(Beta.CARL, RightKind.VETOES, null, daysBefore(1))),
                null);
        GovernanceVerifier voted = VERIFIER.given(CAPTAIN, release);
        String explanation = """
                Decision 'D-1', 'release', is decided as of 2026-06-21T00:00:00Z.
                  counted  'pia' decides, 2026-06-19T00:00:00Z
                  refused  'carl' vetoes, 2026-06-20T00:00:00Z: 'carl' neither holds role 'security' nor acts for somebody who does as of 2026-06-20T00:00:00Z
                """;

        voted.standing("D-1")
                .isDecided()
                .countsVotesOf("pia")
                .refusesVotesOf("carl")
                .saying(explanation);
        VERIFIER.given(release).standing("D-1").isUnresolved();

        fails(
                () -> voted.standing("D-1").isStopped(),
                "Decision 'D-1' must be stopped as of 2026-06-21T00:00:00Z, but was decided.",
                explanation);
        fails(
                () -> voted.standing("D-1").countsVotesOf("carl", "pia"),
                "Decision 'D-1' must be one that counts votes of 'carl', 'pia' as of 2026-06-21T00:00:00Z, but was one"
                        + " that counts votes of 'pia'.",
                explanation);
        fails(
                () -> voted.standing("D-1").refusesVotesOf(),
                "Decision 'D-1' must be one that refuses votes of none as of 2026-06-21T00:00:00Z, but was one that"
                        + " refuses votes of 'carl'.",
                explanation);
        assertThatThrownBy(() -> voted.standing("D-1").isPending()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> voted.standing("D-1").saying("x")).isInstanceOf(AssertionFailedError.class);
        refuses(
                () -> voted.standing("D-1").countsVotesOf("pai"),
                "person must name a person who is given, but was 'pai'; did you mean 'pia'?");
        refuses(
                () -> voted.standing("D-2"),
                "decision must name a decision record that is given, but was 'D-2'; did you mean 'D-1'?");
    }

    @Test
    void a_decision_is_decided_by_a_role_and_people() {
        GovernanceVerifier captain = VERIFIER.given(CAPTAIN);
        String explanation = """
                'release' is decided by 'release-captain' as of 2026-06-21T00:00:00Z: pia.
                  decides  release-captain
                    rule     "Release: the captain decides" (rules.drl:54, pack beta)
                    people   pia since 2026-03-13T00:00:00Z
                  vetoes  security
                    rule     "Release: security may veto" (rules.drl:63, pack beta)
                    people   nobody holds the role
                """;

        captain.decision("release")
                .isDecidedBy("release-captain")
                .byPeople("pia")
                .isVetoedBy("security")
                .hasSay(RightKind.DECIDES, "release-captain")
                .hasSay(RightKind.CONSULTED)
                .saying(explanation);

        fails(
                () -> captain.decision("release").isDecidedBy("security"),
                "Decision 'release' must be decided by 'security' as of 2026-06-21T00:00:00Z, but was decided by"
                        + " 'release-captain'.",
                explanation);
        fails(
                () -> captain.decision("release").byPeople("carl", "pia"),
                "Decision 'release' must be decided by people 'carl', 'pia' as of 2026-06-21T00:00:00Z, but was decided"
                        + " by people 'pia'.",
                explanation);
        fails(
                () -> captain.decision("release").isVetoedBy(),
                "Decision 'release' must be one in which 'vetoes' is said of none as of 2026-06-21T00:00:00Z, but was"
                        + " one in which it is said of 'security'.",
                explanation);
        fails(
                () -> captain.decision("release").isGap(),
                "Decision 'release' must be decided by nobody as of 2026-06-21T00:00:00Z, but was decided by"
                        + " 'release-captain'.",
                explanation);
        assertThatThrownBy(() -> captain.decision("release").isUnevaluable()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> captain.decision("release").saying("x")).isInstanceOf(AssertionFailedError.class);
        refuses(
                () -> captain.decision("release").isDecidedBy("release-captian"),
                "role must name a standard role, or one that packs or facts declare, but was 'release-captian'; did"
                        + " you mean 'release-captain'?");
        refuses(
                () -> captain.decision("relase"),
                "decision must name a kind of decision of the packs, but was 'relase'; did you mean 'release'?");
        refuses(
                () -> captain.decision("release", "portal"),
                "product must name a product that is given, but was 'portal'.");
    }

    @Test
    void a_decision_is_a_gap_or_in_conflict() {
        VERIFIER.decision("release").isGap().isGap(GapReason.NOBODY_HOLDS_ROLE);
        AuthorityVerifier conflict =
                VERIFIER.given(product(Channel.MOBILE, Channel.WEB)).decision("store-text", "portal");

        conflict.isInConflictBetween("product-manager", "product-marketing-manager");

        assertThatThrownBy(() -> VERIFIER.decision("release").isGap(GapReason.NO_CASE))
                .hasMessageStartingWith("Decision 'release' must be decided by nobody: no right to decide it is granted"
                        + " in this case as of 2026-06-21T00:00:00Z, but was decided by nobody: nobody holds the"
                        + " role.\n");
        assertThatThrownBy(() -> conflict.isInConflictBetween("product-manager"))
                .hasMessageStartingWith(
                        "Decision 'store-text' of 'portal' must be in conflict between 'product-manager'"
                                + " as of 2026-06-21T00:00:00Z, but was in conflict between 'product-manager',"
                                + " 'product-marketing-manager'.\n");
        assertThatThrownBy(() -> VERIFIER.decision("release").isInConflictBetween("security"))
                .isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> VERIFIER.decision("release").byPeople()).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> conflict.isDecidedBy("product-manager")).isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void a_practice_is_met_or_not() {
        String unmet = """
                  beta.users-asked  unmet  Beta: users are asked
                    of         product portal
                    why        no Evidence with kind USER_RESEARCH
                    at         rules.drl:114:5
                    fix        Ask a user.
                    rule       "Beta: users are asked" (beta: rules.drl:109)
                """;
        PracticeVerifier practice = VERIFIER.given(PORTAL).practice("beta.users-asked");

        VERIFIER.given(research(400)).practice("beta.users-asked", "portal").isMet();
        VERIFIER.given(product(Channel.API)).practice("beta.users-asked").isNotApplicable();
        practice.isUnmet()
                .isUnmetBecauseOf("Evidence(")
                .isUnmetBecauseOfLine(114)
                .saying(unmet);

        assertThatThrownBy(practice::isMet)
                .hasMessage("Practice 'beta.users-asked' of product portal must be met as of 2026-06-21T00:00:00Z, but"
                        + " was unmet.\n" + unmet.indent(2).stripTrailing());
        assertThatThrownBy(practice::isNotApplicable).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(practice::isUnevaluable).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() ->
                        VERIFIER.given(research(1)).practice("beta.users-asked").isUnmet())
                .isInstanceOf(AssertionFailedError.class);
        refuses(
                practice::isKept,
                "'beta.users-asked' must be a guardrail, but was a practice. Ask whether it isMet or isUnmet.");
        refuses(
                () -> VERIFIER.given(PORTAL).practice("beta.user-asked"),
                "practice must name a practice of the packs, but was 'beta.user-asked'; did you mean"
                        + " 'beta.users-asked'?");
        refuses(
                () -> VERIFIER.given(PORTAL).practice("beta.users-asked", "portall"),
                "subject must name one that 'beta.users-asked' is asked about, but was 'portall'; did you mean"
                        + " 'portal'?");
        refuses(
                () -> VERIFIER.given(PORTAL, new ProductId("shop")).practice("beta.users-asked"),
                "subject must be named where 'beta.users-asked' is not asked about exactly one, but it is asked about"
                        + " 'portal', 'shop'. Name one, or give one.");
    }

    @Test
    void a_guardrail_is_kept_breached_or_unknown() {
        PracticeVerifier kept =
                VERIFIER.given(new RiskRegister(PORTAL, daysBefore(1))).practice("beta.no-critical-risk");
        PracticeVerifier breached = VERIFIER.given(PORTAL).practice("beta.no-critical-risk");
        PracticeVerifier unknown =
                VERIFIER.asOf("2027-01-01T00:00:00Z").given(PORTAL).practice("beta.no-critical-risk");

        kept.isKept();
        breached.isBreached().isUnmetBecauseOf("RiskRegister(");
        unknown.isUnevaluable()
                .isUnevaluableBecause("pack 'beta' 1.0.0 expired at 2027-01-01T00:00:00Z; load a newer version of it");

        assertThatThrownBy(kept::isBreached).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(breached::isKept).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(unknown::isBreached).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() -> unknown.isUnevaluableBecause("x"))
                .hasMessageStartingWith("Guardrail 'beta.no-critical-risk' of product portal must be unevaluable: x as"
                        + " of 2027-01-01T00:00:00Z, but was unevaluable: pack 'beta' 1.0.0 expired at"
                        + " 2027-01-01T00:00:00Z; load a newer version of it.\n");
    }

    @Test
    void a_matter_takes_a_path_or_is_at_a_dead_end() {
        String blocked = """
                gate-blocked  Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: 1 of 1 criterion \
                that can block is unmet; submitted by carl at 2026-06-18T00:00:00Z
                  asked    blocked.first  release-captain (pia), due 2026-06-23T00:00:00Z
                  skipped  blocked.last  executive, due 2026-07-18T00:00:00Z; skipped: nobody holds the role
                """;
        MatterVerifier matter =
                VERIFIER.given(SUBMISSION, CAPTAIN).matter(MatterKind.GATE_BLOCKED, "portal", "beta-exit");

        matter.takesPath("release-captain", "executive")
                .isAskedOf("release-captain")
                .saying(blocked);
        VERIFIER.given(SUBMISSION).matter(MatterKind.GATE_BLOCKED).isAtDeadEnd().isAtDeadEnd(DeadEnd.NOBODY_CAN_ANSWER);
        VERIFIER.given(PORTAL).matter(MatterKind.GATE_BLOCKED).isNotRaised();

        assertThatThrownBy(() -> matter.takesPath("release-captain"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("Matter 'gate-blocked' about 'portal', 'beta-exit' must be on the path"
                        + " 'release-captain' as of 2026-06-21T00:00:00Z, but was on the path 'release-captain',"
                        + " 'executive'.\n  2 matters are unresolved as of 2026-06-21T00:00:00Z: 1 at a dead end,"
                        + " 0 overdue.\n");
        assertThatThrownBy(() -> matter.isAskedOf("executive"))
                .hasMessageStartingWith("Matter 'gate-blocked' about 'portal', 'beta-exit' must be asked of 'executive'"
                        + " now as of 2026-06-21T00:00:00Z, but was asked of 'release-captain' now.\n");
        assertThatThrownBy(matter::isAtDeadEnd).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(matter::isNotRaised).isInstanceOf(AssertionFailedError.class);
        assertThatThrownBy(() ->
                        VERIFIER.given(PORTAL).matter(MatterKind.GATE_BLOCKED).takesPath())
                .hasMessageStartingWith("Matter 'gate-blocked' must be on the path none as of 2026-06-21T00:00:00Z, but"
                        + " was none.\n");
        refuses(
                () -> VERIFIER.given(SUBMISSION).matter(MatterKind.GATE_BLOCKED, "portla"),
                "about must name something that is given or of the packs, but was 'portla'; did you mean 'portal'?");
    }

    @Test
    void what_facts_refer_to_is_filled_in_plainly() {
        Portfolio portfolio =
                VERIFIER.given(research(1), CAPTAIN, new ProductId("shop")).portfolio();

        assertThat(portfolio.products())
                .extracting(each -> each.id().value())
                .containsExactlyInAnyOrder("portal", "shop");
        assertThat(portfolio.people()).extracting(Person::name).containsExactlyInAnyOrder("carl", "pia");
        assertThat(portfolio.valueStreams()).hasSize(1);
        assertThat(portfolio.roles()).extracting(each -> each.id().value()).containsExactly("release-captain");
        assertThat(VERIFIER.given(product()).portfolio().valueStreams())
                .extracting(each -> each.id().value())
                .containsExactly("partners");
    }

    @Test
    void what_proves_something_is_not_filled_in() {
        refuses(
                () -> VERIFIER.given(new RoleHolding(Beta.PIA, new RoleId("release-captian"), Beta.AS_OF, null))
                        .portfolio(),
                "roleHoldings[0].roleId: roleId must name something in the portfolio, but 'release-captian' is not"
                        + " there.");
    }

    @Test
    void facts_can_be_given_in_every_form(@TempDir Path folder) throws IOException {
        Portfolio portfolio = fresh().portfolio();
        String yaml = PortfolioWriter.yaml(portfolio);
        Path file = Files.writeString(folder.resolve("portal.yaml"), yaml);

        VERIFIER.given(portfolio).gate("beta-exit").passes();
        VERIFIER.given(portfolio.toBuilder()).gate("beta-exit").passes();
        VERIFIER.given(file).gate("beta-exit").passes();
        VERIFIER.givenYaml(yaml).gate("beta-exit").passes();
        VERIFIER.given(new Record[] {portfolio, new Person(Beta.PIA, "Pia")})
                .gate("beta-exit")
                .passes();
        assertThatThrownBy(() -> VERIFIER.givenYaml("products: 7"))
                .isInstanceOf(PortfolioException.class)
                .hasMessageEndingWith(
                        "given.yaml:1:11: products: products must be a list, but was '7'. Put '[' and ']' around it.");
        PortfolioReview review = fresh().review();
        assertThat(review.decisions())
                .extracting(each -> each.request().productId())
                .containsOnly(PORTAL);
    }

    @Test
    void a_verifier_knows_the_packs_that_the_service_has_loaded() {
        Governance governance = Governance.load(Beta.PACK);

        assertThat(GovernanceVerifier.of(governance, Beta.PACK)
                        .asOf(Beta.AS_OF)
                        .given(PORTAL)
                        .gate("beta-exit")
                        .decision()
                        .blocked())
                .isTrue();
        refuses(
                () -> GovernanceVerifier.of(governance, RulePack.standard()),
                "packs must be those that the service has loaded, [beta], but were [standard]. Give the same packs to"
                        + " both.");
        assertThatThrownBy(() -> GovernanceVerifier.of(Beta.PACK).given(PORTAL).gate("beta-exit"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("asOf must be said before a question is asked. Call asOf first.");
    }

    @Test
    void a_criterion_without_a_result_never_passes() {
        Governance governance = Governance.load(Beta.PACK);
        DecisionService forgetful = (DecisionService) Proxy.newProxyInstance(
                DecisionService.class.getClassLoader(),
                new Class<?>[] {DecisionService.class},
                (proxy, method, arguments) -> method.invoke(governance, arguments) instanceof GateDecision decision
                        ? GateVerifier.only(decision, List.of())
                        : method.invoke(governance, arguments));
        GateVerifier gate = GovernanceVerifier.of(forgetful, Beta.PACK)
                .asOf(Beta.AS_OF)
                .given(PORTAL)
                .gate("beta-exit");

        fails(
                () -> gate.criterion("beta.used"),
                "Gate 'beta-exit' of 'portal' must be decided with a result of 'beta.used' as of 2026-06-21T00:00:00Z,"
                        + " but was decided without one.",
                """
                Gate 'beta-exit' of 'portal' is blocked as of 2026-06-21T00:00:00Z: no mandatory or waivable
                criterion of the pack that defines the gate applies.
                """);
    }
}
