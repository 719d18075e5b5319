package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloVerdict;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Rule;

/** L5 more evidence helps, L6 only what counts now counts. */
class EvidenceProperties {
    private static final Portfolios STANDARD = Portfolios.around(Portfolios.AS_OF, RulePack.standard());

    /** A question about two portfolios, the second of which holds more evidence. */
    record More(Situation less, Portfolio more) {}

    @Provide
    Arbitrary<More> more() {
        return STANDARD.situations()
                .flatMap(situation ->
                        STANDARD.withMoreEvidence(situation.portfolio()).map(more -> new More(situation, more)));
    }

    @Property(tries = 200)
    void more_evidence_never_unmeets_a_monotone_criterion_of_the_standard_gates(@ForAll("more") More more) {
        helps(Standard.GOVERNANCE, Standard.PACK, more.less, more.more);
    }

    @Domain(TrialDomain.class)
    @Property(tries = 60)
    void more_evidence_never_unmeets_a_monotone_random_criterion(@ForAll Trial trial) {
        for (Situation situation : trial.situations) {
            Portfolio less = Changed.without(
                    situation.portfolio(),
                    fact -> fact instanceof Approval
                            || fact instanceof Evidence evidence
                                    && evidence.id().hashCode() % 2 == 0);
            Portfolio more = Changed.without(situation.portfolio(), Approval.class::isInstance);
            helps(trial.governance(), trial.pack(), situation.with(less), more);
        }
    }

    private static void helps(Governance governance, RulePack pack, Situation less, Portfolio more) {
        Map<String, String> before = Standard.words(governance.decide(less.portfolio(), less.request(), less.asOf()));
        Map<String, String> after = Standard.words(governance.decide(more, less.request(), less.asOf()));
        for (Rule rule : pack.rules()) {
            String id = rule.criterionId().value();
            if (Monotone.inEvidence(rule) && "met".equals(before.get(id))) {
                assertThat(after.get(id)).as(rule.source().text()).isEqualTo("met");
            }
        }
    }

    @Example
    void the_tree_proves_which_standard_criteria_are_monotone() {
        List<String> not = Standard.PACK.rules().stream()
                .filter(rule -> !Monotone.inEvidence(rule))
                .map(rule -> rule.criterionId().value())
                .toList();

        assertThat(not).containsExactly("retirement.customers-migrated");
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 200)
    void what_does_not_count_yet_or_any_more_changes_no_word_of_the_standard_gates(@ForAll Situation situation) {
        fresh(Standard.GOVERNANCE, situation);
    }

    @Domain(TrialDomain.class)
    @Property(tries = 40)
    void what_does_not_count_yet_or_any_more_changes_no_word_of_random_rules(@ForAll Trial trial) {
        trial.situations.forEach(situation -> fresh(trial.governance(), situation));
    }

    private static void fresh(Governance governance, Situation situation) {
        GateDecision decision = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
        Portfolio more = withWhatDoesNotCount(situation.portfolio(), situation.asOf());
        GateDecision decisionMore = governance.decide(more, situation.request(), situation.asOf());

        assertThat(Standard.words(decisionMore)).isEqualTo(Standard.words(decision));
        assertThat(decisionMore.facts()).isEqualTo(decision.facts());
        for (Record fact : decision.facts()) {
            if (fact instanceof Dated dated) {
                Instant end = dated.expires();
                assertThat(dated.countsFrom()).isBeforeOrEqualTo(situation.asOf());
                // a role that has ended stays a fact: each rule says at which instant it must be held
                assertThat(fact instanceof RoleHolding
                                || end == null
                                || situation.asOf().isBefore(end))
                        .isTrue();
            }
        }
        Set<Class<?>> read = new java.util.HashSet<>();
        decision.facts().forEach(fact -> read.add(fact.getClass()));
        for (Evidence evidence : situation.portfolio().evidence()) {
            boolean counts = !evidence.observedAt().isAfter(situation.asOf())
                    && (evidence.expires() == null || evidence.expires().isAfter(situation.asOf()));
            if (counts
                    && evidence.productId().equals(situation.request().productId())
                    && read.contains(Evidence.class)) {
                assertThat(decision.facts()).contains(evidence);
            }
        }
    }

    /** Copies of the facts: of a nanosecond later than the instant, or with an end exactly at it. */
    private static Portfolio withWhatDoesNotCount(Portfolio portfolio, Instant asOf) {
        Instant later = asOf.plusNanos(1);
        Portfolio.Builder builder = portfolio.toBuilder();
        List<Evidence> added = new ArrayList<>();
        for (Evidence one : portfolio.evidence()) {
            added.add(dated(one, "later-" + one.id(), later, null));
            // Its author recorded evidence before, so that this changes nothing about who may grant a waiver.
            if (!one.observedAt().isAfter(asOf) && one.observedAt().isBefore(asOf)) {
                added.add(dated(one, "ended-" + one.id(), one.observedAt(), asOf));
            }
        }
        added.forEach(builder::evidence);
        for (Approval one : portfolio.approvals()) {
            builder.approvals(new Approval(
                    new ApprovalId("later-" + one.id()), one.productId(), one.evidenceId(), one.approver(), later));
        }
        for (ProductRisk one : portfolio.risks()) {
            builder.risks(new ProductRisk(
                    new RiskId("later-" + one.id()),
                    one.productId(),
                    one.title(),
                    one.severity(),
                    one.open(),
                    one.owner(),
                    one.milestones(),
                    later));
        }
        portfolio.products().forEach(product -> {
            builder.riskRegisters(new RiskRegister(product.id(), later));
            builder.dataInventories(new DataInventory(product.id(), later));
        });
        for (RoleHolding one : portfolio.roleHoldings()) {
            builder.roleHoldings(new RoleHolding(one.personId(), one.roleId(), later, null));
        }
        for (SloCount one : portfolio.sloCounts()) {
            builder.sloCounts(
                    new SloCount(one.productId(), one.sloId(), one.from(), asOf.plusSeconds(1), 0, 1_000_000));
        }
        for (SloEvaluation one : portfolio.sloEvaluations()) {
            builder.sloEvaluations(new SloEvaluation(
                    new SloEvaluationId("later-" + one.id()),
                    one.productId(),
                    one.environment(),
                    one.definitionVersion(),
                    one.release(),
                    SloVerdict.PASS,
                    null,
                    0,
                    one.from(),
                    one.to(),
                    later));
        }
        for (UsageCount one : portfolio.usageCounts()) {
            builder.usageCounts(new UsageCount(
                    one.productId(), one.measure(), asOf.minus(Duration.ofDays(7)), later, one.count() + 1));
        }
        for (FlowItem one : portfolio.flowItems()) {
            builder.flowItems(new FlowItem(
                    new FlowItemId("later-" + one.id()),
                    one.productId(),
                    null,
                    one.type(),
                    List.of(new FlowTransition("Doing", FlowState.ACTIVE, asOf, 0))));
        }
        for (Cost one : portfolio.costs()) {
            builder.costs(new Cost(
                    "later-" + one.id(),
                    one.productId(),
                    one.from(),
                    one.from().isAfter(asOf) ? one.to() : later,
                    one.category(),
                    java.math.BigDecimal.TEN,
                    java.math.BigDecimal.TEN,
                    "CHF",
                    one.provider(),
                    one.service(),
                    one.tags()));
        }
        return builder.build();
    }

    private static Evidence dated(Evidence one, String id, Instant at, @org.jspecify.annotations.Nullable Instant end) {
        return new Evidence(
                new EvidenceId(id),
                one.productId(),
                one.kind(),
                one.subject(),
                one.subjectVersion(),
                one.reference(),
                one.author(),
                at,
                end,
                one.environment(),
                one.value());
    }
}
