package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.RulePackException;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.testkit.Layered.Above;

/** L3: layers only tighten, and what they say is as if it were written into the rules. */
class LayerProperties {
    @Provide
    Arbitrary<Layered> layered() {
        return Layered.any();
    }

    @Provide
    Arbitrary<List<Situation>> situations() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(TrialDomain.rule(i, "waivable", "").replace("random.r", "base.r"));
        }
        return Portfolios.around(Portfolios.AS_OF, RulePacks.pack(text.toString()))
                .situations()
                .list()
                .ofSize(40);
    }

    private static Governance load(List<RulePack> packs) {
        return Governance.load(packs.toArray(RulePack[]::new));
    }

    private static Verdict verdict(Governance governance, Portfolio portfolio, Situation situation) {
        return governance
                .decide(portfolio, situation.request(), situation.asOf())
                .verdict();
    }

    /** The packs that stay may override by right; the one that is added may not override at all. */
    @Property(tries = 15)
    void a_pack_without_overrides_never_raises_a_verdict(
            @ForAll("layered") Layered layered, @ForAll("situations") List<Situation> situations) {
        for (Above added : layered.above()) {
            List<Above> others = new ArrayList<>(layered.above());
            others.remove(added);
            Layered with = new Layered(layered.rules(), added(others, added.withoutOverrides()));
            List<RulePack> all = with.packs(with.above());
            Governance before = load(with.packs(others));
            Governance after = load(all);
            for (Situation situation : situations) {
                Portfolio portfolio = Layered.decided(situation.portfolio(), all, true);
                assertThat(verdict(after, portfolio, situation))
                        .isLessThanOrEqualTo(verdict(before, portfolio, situation));
            }
        }
    }

    /** Evidence of so many days, of which three within the value of the parameter are too much. */
    @Property(tries = 30)
    void a_tightening_opens_nothing_that_cannot_be_evaluated_without_it(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 200) Integer> ages,
            @ForAll @IntRange(max = 199) int stated,
            @ForAll @IntRange(max = 199) int organisation,
            @ForAll @IntRange(max = 199) int team,
            @ForAll("situations") List<Situation> situations) {
        Layered layered = Layered.tooMuch(stated, organisation, team);
        List<Above> above = layered.above();
        Situation situation = situations.get(0);
        Portfolio portfolio = aged(situation, ages);
        Governance none = load(layered.packs(List.of()));
        Governance both = load(layered.packs(above));

        for (Above one : above) {
            Verdict tightened = verdict(load(layered.packs(List.of(one))), portfolio, situation);
            assertThat(tightened).isLessThanOrEqualTo(verdict(none, portfolio, situation));
            assertThat(verdict(both, portfolio, situation)).isLessThanOrEqualTo(tightened);
        }
        CriterionResult before = none.decide(portfolio, situation.request(), situation.asOf())
                .results()
                .get(0);
        Statistics.label("without tightenings")
                .collect(before.word())
                .coverage(words -> words.check("unevaluable").percentage(share -> share > 10));
    }

    /** Whichever way a manifest calls tighter, it is refused, or a tightening that way never raises a verdict. */
    @Property(tries = 60)
    void a_parameter_that_could_be_tightened_into_less_is_refused(
            @ForAll @IntRange(max = Layered.WAYS - 1) int way,
            @ForAll @Size(min = 1, max = 2) List<@IntRange(max = 200) Integer> ages,
            @ForAll @IntRange(max = 199) int stated,
            @ForAll @IntRange(max = 199) int team,
            @ForAll("situations") List<Situation> situations) {
        Layered layered = Layered.eitherWay(way, stated, team);
        List<RulePack> base = null;
        try {
            base = layered.packs(List.of());
        } catch (RulePackException e) {
            assertThat(e.findings())
                    .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                    .extracting(Finding::kind)
                    .containsOnly(FindingKind.TIGHTENING_DIRECTION);
        }
        if (base != null) {
            Situation situation = situations.get(0);
            Portfolio portfolio = aged(situation, ages);
            assertThat(verdict(load(layered.packs(layered.above())), portfolio, situation))
                    .isLessThanOrEqualTo(verdict(load(base), portfolio, situation));
        }
        Statistics.label("said the wrong way")
                .collect(base == null)
                .coverage(refused -> refused.check(true).percentage(share -> share > 20));
    }

    private static Portfolio aged(Situation situation, List<Integer> ages) {
        Portfolio.Builder builder = situation.portfolio().toBuilder();
        PersonId author = new PersonId("who-ages");
        builder.people(new Person(author, "Ages"));
        for (int i = 0; i < ages.size(); i++) {
            builder.evidence(new Evidence(
                    new EvidenceId("aged-" + i),
                    situation.request().productId(),
                    EvidenceKind.RUNBOOK,
                    null,
                    null,
                    URI.create("https://evidence.example/aged-" + i),
                    author,
                    situation.asOf().minus(Duration.ofDays(ages.get(i))),
                    null,
                    null,
                    null));
        }
        return builder.build();
    }

    private static List<Above> added(List<Above> others, Above one) {
        List<Above> all = new ArrayList<>(others);
        all.add(one);
        return all;
    }

    @Property(tries = 15)
    void an_override_without_the_right_never_raises_a_verdict(
            @ForAll("layered") Layered layered, @ForAll("situations") List<Situation> situations) {
        List<RulePack> packs = layered.packs(layered.above());
        Layered none = new Layered(
                layered.rules(),
                layered.above().stream().map(Above::withoutOverrides).toList());
        Governance with = load(packs);
        Governance without = load(none.packs(none.above()));
        for (Situation situation : situations) {
            Portfolio portfolio = Layered.decided(situation.portfolio(), packs, false);
            GateDecision decision = with.decide(portfolio, situation.request(), situation.asOf());
            assertThat(decision.results())
                    .isEqualTo(without.decide(portfolio, situation.request(), situation.asOf())
                            .results());
            assertThat(decision.terms().adjustments())
                    .filteredOn(adjustment -> adjustment.overriding() != null)
                    .noneMatch(adjustment -> adjustment.holds());
        }
    }

    @Property(tries = 15)
    void the_order_of_packs_of_one_layer_changes_nothing(
            @ForAll("layered") Layered layered, @ForAll("situations") List<Situation> situations) {
        List<RulePack> packs = layered.packs(layered.above());
        List<Above> reversed = new ArrayList<>(layered.above());
        Collections.reverse(reversed);
        Governance one = load(packs);
        Governance other = load(layered.packs(reversed));
        for (Situation situation : situations) {
            Portfolio portfolio = Layered.decided(situation.portfolio(), packs, true);
            GateDecision before = one.decide(portfolio, situation.request(), situation.asOf());
            GateDecision after = other.decide(portfolio, situation.request(), situation.asOf());
            assertThat(after.verdict()).isEqualTo(before.verdict());
            assertThat(after.results()).containsExactlyInAnyOrderElementsOf(before.results());
            assertThat(after.terms().parameters())
                    .containsExactlyInAnyOrderElementsOf(before.terms().parameters());
            assertThat(after.terms().adjustments())
                    .containsExactlyInAnyOrderElementsOf(before.terms().adjustments());
        }
    }

    /** Where a rule is unevaluable at one of the values without some of the tightenings, it stays so; else the strictest. */
    @Property(tries = 15)
    void what_is_tightened_is_as_if_it_were_written_into_the_rules(
            @ForAll("layered") Layered drawn, @ForAll("situations") List<Situation> situations) {
        Layered layered = new Layered(
                drawn.rules(),
                drawn.above().stream().map(Above::withoutOverrides).toList());
        Governance governance = load(layered.packs(layered.above()));
        Map<Object, Governance> written = new HashMap<>();
        for (Situation situation : situations) {
            Product product = situation
                    .portfolio()
                    .product(situation.request().productId())
                    .orElseThrow();
            List<Enforcement> enforcements = layered.enforcements(product);
            List<List<BigDecimal>> values = layered.values(product);
            int most = values.stream().mapToInt(List::size).max().orElseThrow();
            GateDecision decision = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
            List<GateDecision> literals = IntStream.range(0, most)
                    .mapToObj(step -> values.stream()
                            .map(each -> each.get(Math.min(step, each.size() - 1)))
                            .toList())
                    .map(each -> written.computeIfAbsent(
                                    List.of(each, enforcements), key -> written(layered, each, enforcements))
                            .decide(situation.portfolio(), situation.request(), situation.asOf()))
                    .toList();
            GateDecision expected = literals.get(0);

            boolean stricter = false;
            for (int i = 0; i < decision.results().size(); i++) {
                int rule = i;
                CriterionResult result = decision.results().get(i);
                boolean broken =
                        literals.stream().anyMatch(each -> inner(each.results().get(rule)) instanceof Unevaluable);
                if (broken && !(inner(expected.results().get(i)) instanceof Unevaluable)) {
                    assertThat(inner(result)).isInstanceOf(Unevaluable.class);
                    stricter = true;
                } else {
                    assertThat(told(result)).isEqualTo(told(expected.results().get(i)));
                }
            }
            for (int i = 0; i < enforcements.size(); i++) {
                Enforcement stated = layered.rules().get(i).enforcement();
                stricter |= stated == Enforcement.ADVISORY && enforcements.get(i) != stated;
            }
            if (stricter) {
                assertThat(decision.verdict()).isLessThanOrEqualTo(expected.verdict());
            } else {
                assertThat(decision.verdict()).isEqualTo(expected.verdict());
            }
        }
    }

    private static CriterionResult inner(CriterionResult result) {
        return result instanceof InGrace inGrace ? inGrace.shortfall() : result;
    }

    private static Governance written(Layered layered, List<BigDecimal> values, List<Enforcement> enforcements) {
        List<RulePack> packs = new ArrayList<>();
        packs.add(layered.literal(values, enforcements));
        for (boolean organisation : new boolean[] {true, false}) {
            layered.above().stream()
                    .filter(each -> each.organisation() == organisation)
                    .map(layered::literal)
                    .filter(Objects::nonNull)
                    .forEach(packs::add);
        }
        return load(packs);
    }

    /** What a criterion came to, at which enforcement, and why it is unmet. */
    private static String told(CriterionResult result) {
        String why = result instanceof Unmet unmet
                ? unmet.failedConditions().stream()
                        .map(FailedCondition::summary)
                        .toList()
                        .toString()
                : "";
        return result.criterion().id() + " " + result.criterion().enforcement() + " " + result.word() + " " + why;
    }
}
