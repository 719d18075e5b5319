package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;

/** L7: what a waiver covers, and that one that covers nothing is as good as none. */
class WaiverProperties {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Set<RoleId> GRANTERS = Set.of(RoleId.PRODUCT_LEAD, RoleId.PORTFOLIO_LEAD);

    @Domain(GovernanceDomain.class)
    @Property(tries = 1200)
    void at_the_standard_gates(@ForAll Situation situation) {
        covered(Standard.GOVERNANCE, Standard.PACK, situation);
    }

    @Domain(TrialDomain.class)
    @Property(tries = 40)
    void of_random_rules(@ForAll Trial trial) {
        trial.situations.forEach(situation -> covered(trial.governance(), trial.pack(), situation));
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 100)
    void what_covers_nothing_equals_none_in_a_review(@ForAll Situation situation) {
        Portfolio portfolio = situation.portfolio();
        Instant asOf = situation.asOf();
        Set<Waiver> used = new HashSet<>();
        Standard.GOVERNANCE.review(portfolio, asOf).decisions().forEach(decision -> used.addAll(used(decision)));
        Portfolio needed = Changed.without(portfolio, fact -> fact instanceof Waiver waiver && !used.contains(waiver));

        List<GateDecision> before = Standard.GOVERNANCE.review(portfolio, asOf).decisions();
        List<GateDecision> after = Standard.GOVERNANCE.review(needed, asOf).decisions();

        assertThat(after.stream().map(Standard::words))
                .isEqualTo(before.stream().map(Standard::words).toList());
        assertThat(after.stream().map(GateDecision::verdict))
                .isEqualTo(before.stream().map(GateDecision::verdict).toList());
    }

    private static Set<Waiver> used(GateDecision decision) {
        Set<Waiver> used = new HashSet<>();
        for (CriterionResult result : decision.results()) {
            if (result instanceof Waived waived) {
                used.add(waived.waiver());
            }
        }
        return used;
    }

    private static void covered(Governance governance, RulePack pack, Situation situation) {
        Portfolio portfolio = situation.portfolio();
        GateDecision decision = governance.decide(portfolio, situation.request(), situation.asOf());
        GateDecision bare = governance.decide(
                Changed.without(portfolio, Waiver.class::isInstance), situation.request(), situation.asOf());

        assertThat(Standard.unwaivedWords(decision)).isEqualTo(Standard.words(bare));
        if (!used(decision).isEmpty()) {
            assertThat(decision.verdict()).isNotEqualTo(Verdict.PASSED);
        }
        for (CriterionResult result : decision.results()) {
            Rule rule = pack.rules().stream()
                    .filter(one -> one.criterionId().equals(result.criterion().id()))
                    .findFirst()
                    .orElseThrow();
            if (result instanceof Waived waived) {
                Waiver waiver = waived.waiver();
                assertThat(mayCover(waiver, result.criterion(), situation))
                        .as(waiver + " " + result)
                        .isTrue();
                if (pack == Standard.PACK) {
                    assertThat(portfolio.evidence())
                            .noneMatch(evidence -> vouched(portfolio, evidence, waiver, situation.asOf())
                                    && reads(rule, evidence.kind()));
                }
            } else if (result instanceof Unmet) {
                for (Waiver waiver : portfolio.waivers()) {
                    assertThat(mayCover(waiver, result.criterion(), situation)
                                    && portfolio.evidence().stream()
                                            .noneMatch(
                                                    evidence -> vouched(portfolio, evidence, waiver, situation.asOf())))
                            .as(waiver + " " + result)
                            .isFalse();
                }
            }
        }
    }

    /** Whether the granter of a waiver recorded or approved a piece of evidence of the product. */
    private static boolean vouched(Portfolio portfolio, Evidence evidence, Waiver waiver, Instant asOf) {
        boolean approved = portfolio.approvals().stream()
                .anyMatch(approval -> approval.approver().equals(waiver.grantedBy())
                        && approval.productId().equals(waiver.productId())
                        && approval.evidenceId().equals(evidence.id())
                        && !approval.approvedAt().isAfter(asOf));
        return (approved || evidence.author().equals(waiver.grantedBy()))
                && evidence.productId().equals(waiver.productId())
                && !evidence.observedAt().isAfter(asOf);
    }

    private static boolean reads(Rule rule, EvidenceKind kind) {
        return rule.source().text().contains("EvidenceKind." + kind.value());
    }

    /** All that is asked of a waiver but that its granter recorded and approved no evidence. */
    private static boolean mayCover(Waiver waiver, Criterion criterion, Situation situation) {
        Instant asOf = situation.asOf();
        return criterion.enforcement() == Enforcement.WAIVABLE
                && waiver.productId().equals(situation.request().productId())
                && waiver.gateId().equals(situation.request().gateId())
                && waiver.criterionId().equals(criterion.id())
                && !waiver.grantedAt().isAfter(asOf)
                && waiver.expires().isAfter(asOf)
                && Duration.between(waiver.grantedAt(), waiver.expires()).compareTo(LONGEST) <= 0
                && !waiver.grantedBy().equals(waiver.requestedBy())
                && situation.portfolio().roleHoldings().stream()
                        .anyMatch(holding -> holding.personId().equals(waiver.grantedBy())
                                && GRANTERS.contains(holding.roleId())
                                && !holding.from().isAfter(waiver.grantedAt())
                                && (holding.to() == null || holding.to().isAfter(waiver.grantedAt())));
    }
}
