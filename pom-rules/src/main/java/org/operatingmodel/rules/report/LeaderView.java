package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.DecisionStanding;
import org.operatingmodel.authority.DecisionStanding.Ruling;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.outcome.OutcomeProgress;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.Direction;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.rules.Governance;

/**
 * What one leader answers for, may decide, and is waited for.
 *
 * @param personId who
 * @param asOf the instant as of which was looked
 * @param roles the roles that they hold, ordered; empty when they hold none
 * @param decides what they can decide, of products that have not ended and of no single one, ordered; empty when it is nothing
 * @param waiting the decisions on record that wait for their word, ordered; empty when none does
 * @param asked what has been escalated to them, in words, ordered; empty when nothing was
 * @param outcomes the outcomes that they own, ordered; empty when they own none
 * @param products the products that they own and that have not ended, ordered; empty when they own none
 * @param budgets the budgets of such products that they own, ordered; empty when they own none
 * @param risks the open risks of such products that they own, ordered; empty when they own none
 * @param figures how far each outcome is that they own, and each {@link ProductFigure} of each product, in that order; empty
 *     when they own neither
 * @since 0.1
 */
public record LeaderView(
        PersonId personId,
        Instant asOf,
        List<RoleId> roles,
        List<Say> decides,
        List<DecisionRecordId> waiting,
        List<String> asked,
        List<OutcomeId> outcomes,
        List<ProductId> products,
        List<BudgetId> budgets,
        List<RiskId> risks,
        List<Figure> figures) {
    /** @throws NullPointerException if a part is missing */
    public LeaderView {
        Objects.requireNonNull(personId, "LeaderView.personId");
        Objects.requireNonNull(asOf, "LeaderView.asOf");
        roles = List.copyOf(roles);
        decides = List.copyOf(decides);
        waiting = List.copyOf(waiting);
        asked = List.copyOf(asked);
        outcomes = List.copyOf(outcomes);
        products = List.copyOf(products);
        budgets = List.copyOf(budgets);
        risks = List.copyOf(risks);
        figures = List.copyOf(figures);
    }

    /**
     * A number about something that a leader owns.
     *
     * @param about the id of the outcome or the product
     * @param word what it is called: {@code progress}, or the word of a {@link ProductFigure}
     * @param value the number, with its unit and what it rests on, or the reason why there is none
     * @since 0.1
     */
    public record Figure(String about, String word, Measured<BigDecimal> value) {
        /** @throws NullPointerException if a part is missing */
        public Figure {
            Objects.requireNonNull(about, "Figure.about");
            Objects.requireNonNull(word, "Figure.word");
            Objects.requireNonNull(value, "Figure.value");
        }
    }

    /**
     * The view of one person of a portfolio.
     *
     * @throws IllegalArgumentException if the portfolio has no such person
     */
    public static LeaderView of(Governance governance, Portfolio portfolio, PersonId personId, Instant asOf) {
        if (portfolio.people().stream().noneMatch(person -> person.id().equals(personId))) {
            List<String> known = portfolio.people().stream()
                    .map(person -> person.id().value())
                    .toList();
            throw new IllegalArgumentException("personId must name a person of the portfolio, but was '" + personId
                    + "'" + NearestName.suggestion(personId.value(), known));
        }
        Set<Say> says = Say.of(governance, portfolio, asOf).getOrDefault(personId, Set.of());
        return new LeaderView(
                personId,
                asOf,
                sorted(
                        portfolio.roleHoldings().stream()
                                .filter(each -> each.personId().equals(personId) && each.heldAt(asOf)),
                        RoleHolding::roleId),
                new TreeSet<>(says)
                        .stream()
                                .filter(say -> say.right() == RightKind.DECIDES)
                                .toList(),
                sorted(
                        portfolio.decisions().stream()
                                .filter(each -> each.presenceAt(asOf) == Presence.COUNTS)
                                .filter(each -> waits(governance.standing(portfolio, each.id(), asOf), personId)),
                        DecisionRecord::id),
                sorted(
                        governance.escalations(portfolio, asOf).escalations().stream()
                                .filter(each -> asks(each, personId)),
                        Escalation::summary),
                sorted(portfolio.outcomes().stream().filter(each -> personId.equals(each.owner())), Outcome::id),
                sorted(portfolio.liveProducts().stream().filter(each -> personId.equals(each.owner())), Product::id),
                sorted(
                        portfolio.live(portfolio.budgets()).stream().filter(each -> personId.equals(each.owner())),
                        Budget::id),
                sorted(
                        portfolio.live(portfolio.risks()).stream()
                                .filter(each -> each.open() && personId.equals(each.owner()))
                                .filter(each -> each.presenceAt(asOf) == Presence.COUNTS),
                        ProductRisk::id),
                figures(portfolio, personId, asOf));
    }

    private static List<Figure> figures(Portfolio portfolio, PersonId personId, Instant asOf) {
        List<Figure> figures = new ArrayList<>();
        portfolio.outcomes().stream()
                .filter(each -> personId.equals(each.owner()))
                .sorted(Comparator.comparing(Outcome::id))
                .forEach(outcome -> figures.add(new Figure(
                        outcome.id().value(),
                        "progress",
                        OutcomeProgress.of(outcome, newest(portfolio, outcome, asOf), asOf)
                                .map(progress -> progress.way().decimal()))));
        portfolio.liveProducts().stream()
                .filter(each -> personId.equals(each.owner()))
                .map(Product::id)
                .sorted()
                .forEach(product -> {
                    for (ProductFigure figure : ProductFigure.values()) {
                        figures.add(new Figure(product.value(), figure.word(), figure.of(product, portfolio, asOf)));
                    }
                });
        return figures;
    }

    /** The newest value of an outcome's metric; of several at one instant, the one that is farthest from the target. */
    private static @Nullable BigDecimal newest(Portfolio portfolio, Outcome outcome, Instant asOf) {
        Comparator<MetricValue> worst = Comparator.comparing(MetricValue::value);
        return portfolio.metricValues().stream()
                .filter(each -> each.metricId().equals(outcome.metricId()) && each.presenceAt(asOf) == Presence.COUNTS)
                .max(Comparator.comparing(MetricValue::observedAt)
                        .thenComparing(outcome.direction() == Direction.INCREASE ? worst.reversed() : worst))
                .map(MetricValue::value)
                .orElse(null);
    }

    private static <T, K extends Comparable<K>> List<K> sorted(Stream<T> found, Function<T, K> shown) {
        return found.map(shown).distinct().sorted(Comparator.naturalOrder()).toList();
    }

    /** Whether a decision is pending, and the person can decide it and has not yet. */
    private static boolean waits(DecisionStanding standing, PersonId personId) {
        return standing.ruling() == Ruling.PENDING
                && standing.authority().resolution() instanceof Resolution.Decider decider
                && decider.right().actors().contains(personId)
                && standing.counted().stream()
                        .noneMatch(vote -> vote.say() == RightKind.DECIDES
                                && vote.personId().equals(personId));
    }

    private static boolean asks(Escalation escalation, PersonId personId) {
        return escalation
                .current()
                .filter(stage -> stage.people().contains(personId))
                .isPresent();
    }

    /** The view for people, one line for each thing, ending with a line feed. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("'" + personId + "' as of " + asOf + ": " + waiting.size()
                + (waiting.size() == 1 ? " decision waits, " : " decisions wait, ") + asked.size()
                + (asked.size() == 1 ? " matter is escalated." : " matters are escalated."));
        add(lines, "role", roles);
        add(lines, "can", decides);
        add(lines, "waits", waiting);
        add(lines, "asked", asked);
        add(lines, "outcome", outcomes);
        add(lines, "product", products);
        add(lines, "budget", budgets);
        add(lines, "risk", risks);
        add(
                lines,
                "figure",
                figures.stream()
                        .map(each -> each.about() + "  " + each.word() + "  " + ProductFigure.shown(each.value()))
                        .toList());
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String word, List<?> shown) {
        shown.forEach(each -> lines.add("  " + word + "  " + each));
    }
}
