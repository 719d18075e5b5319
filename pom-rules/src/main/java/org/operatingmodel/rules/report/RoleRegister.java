package org.operatingmodel.rules.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/**
 * What is wrong with who holds which role: roles that nobody holds, people who hold too many, and people who check themselves.
 *
 * @param asOf the instant as of which was looked
 * @param vacancies the roles that nobody holds for a product that has not ended, ordered by product and role; empty when
 *     all are held
 * @param overloads the people who hold more roles than they may, ordered by person; empty when nobody does
 * @param doubleHats the decisions that one person can take and veto, ordered by person and decision; empty when duties are
 *     separate
 * @since 0.1
 */
public record RoleRegister(
        Instant asOf, List<Vacancy> vacancies, List<Overload> overloads, List<DoubleHat> doubleHats) {
    /** The eight roles around a product, of which the shipped pack {@code roles} says what each may do. */
    public static final List<RoleId> AROUND_A_PRODUCT = List.of(
            RoleId.PRODUCT_MANAGER,
            RoleId.PRODUCT_OWNER,
            RoleId.ENGINEER,
            RoleId.DESIGNER,
            RoleId.SCRUM_MASTER,
            RoleId.BUSINESS_ANALYST,
            RoleId.ARCHITECT,
            RoleId.PRODUCT_MARKETING_MANAGER);

    /** How many roles a person holds at most, where nothing else is said: a choice of ours. */
    public static final int MOST_HOLDINGS = 3;

    /** @throws NullPointerException if a part is missing */
    public RoleRegister {
        Objects.requireNonNull(asOf, "RoleRegister.asOf");
        vacancies = List.copyOf(vacancies);
        overloads = List.copyOf(overloads);
        doubleHats = List.copyOf(doubleHats);
    }

    /**
     * A role that nobody holds for a product.
     *
     * @param productId the product
     * @param roleId the role
     */
    public record Vacancy(ProductId productId, RoleId roleId) {
        /** @throws NullPointerException if a part is missing */
        public Vacancy {
            Objects.requireNonNull(productId, "Vacancy.productId");
            Objects.requireNonNull(roleId, "Vacancy.roleId");
        }
    }

    /**
     * A person who holds more roles than they may.
     *
     * @param personId who
     * @param holdings how many roles they hold, each for everything, a value stream or a product that has not ended; one
     *     that is on record for overlapping stretches of time counts once
     */
    public record Overload(PersonId personId, int holdings) {
        /** @throws NullPointerException if a part is missing */
        public Overload {
            Objects.requireNonNull(personId, "Overload.personId");
        }
    }

    /**
     * A person who can take a decision and veto it: nobody checks it.
     *
     * @param personId who
     * @param decides what they can take and veto
     */
    public record DoubleHat(PersonId personId, Say decides) {
        /** @throws NullPointerException if a part is missing */
        public DoubleHat {
            Objects.requireNonNull(personId, "DoubleHat.personId");
            Objects.requireNonNull(decides, "DoubleHat.decides");
        }
    }

    /**
     * The register of a portfolio.
     *
     * @param governance whose rights are looked at
     * @param portfolio what is known
     * @param roles the roles that must be held for each product
     * @param mostHoldings how many roles a person may hold, from 1
     * @param asOf the instant as of which is looked
     * @throws IllegalArgumentException if a person may hold no role
     */
    public static RoleRegister of(
            Governance governance, Portfolio portfolio, Collection<RoleId> roles, int mostHoldings, Instant asOf) {
        if (mostHoldings < 1) {
            throw new IllegalArgumentException(
                    "mostHoldings must be positive, but was '" + mostHoldings + "'. Use 1 or more.");
        }
        Set<ProductId> live = portfolio.liveProducts().stream().map(Product::id).collect(Collectors.toSet());
        List<RoleHolding> held = portfolio.roleHoldings().stream()
                .filter(holding ->
                        holding.heldAt(asOf) && (holding.productId() == null || live.contains(holding.productId())))
                .map(holding -> new RoleHolding(
                        holding.personId(), holding.roleId(), holding.productId(), holding.valueStreamId(), asOf, null))
                .distinct()
                .toList();
        List<Vacancy> vacancies = new ArrayList<>();
        portfolio.liveProducts().stream()
                .sorted(Comparator.comparing(Product::id))
                .forEach(product -> new TreeSet<>(roles).forEach(role -> {
                    if (held.stream().noneMatch(each -> each.roleId().equals(role) && each.isFor(product))) {
                        vacancies.add(new Vacancy(product.id(), role));
                    }
                }));
        Map<PersonId, Integer> holdings = new TreeMap<>();
        held.forEach(each -> holdings.merge(each.personId(), 1, Integer::sum));
        List<Overload> overloads = new ArrayList<>();
        holdings.forEach((person, number) -> {
            if (number > mostHoldings) {
                overloads.add(new Overload(person, number));
            }
        });
        List<DoubleHat> doubleHats = new ArrayList<>();
        Say.of(governance, portfolio, asOf).forEach((person, says) -> doubleHats(person, says, doubleHats));
        return new RoleRegister(asOf, vacancies, overloads, doubleHats);
    }

    private static void doubleHats(PersonId person, Set<Say> says, List<DoubleHat> into) {
        for (Say say : says) {
            if (say.right() == RightKind.DECIDES
                    && says.contains(new Say(say.decisionId(), say.productId(), RightKind.VETOES))) {
                into.add(new DoubleHat(person, say));
            }
        }
    }

    /** Whether nothing is wrong. */
    public boolean clear() {
        return vacancies.isEmpty() && overloads.isEmpty() && doubleHats.isEmpty();
    }

    /** The report for people, one line for each thing that is wrong, ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder("As of " + asOf + ": " + vacancies.size() + " unfilled, "
                + overloads.size() + " overloaded, " + doubleHats.size() + " double-hatted.\n");
        vacancies.forEach(each -> text.append("  unfilled  ")
                .append(each.roleId())
                .append(" of ")
                .append(each.productId())
                .append('\n'));
        overloads.forEach(each -> text.append("  overloaded  ")
                .append(each.personId())
                .append(" holds ")
                .append(each.holdings())
                .append(" roles\n"));
        doubleHats.forEach(each -> text.append("  double-hatted  ")
                .append(each.personId())
                .append(' ')
                .append(each.decides())
                .append(" and vetoes it\n"));
        return text.toString();
    }
}
