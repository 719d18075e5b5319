package org.operatingmodel.rules.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/**
 * Who has got another role between two snapshots, and can decide no more and no less than before.
 *
 * <p>A title without other rights is a label. Rights are those that the governance grants as of each instant, in decisions
 * without an amount and a gate, about the products that lived in the first snapshot and are still in the second.
 *
 * @param before the instant as of which the first snapshot was looked at
 * @param after the instant as of which the second was
 * @param relabelled those with another role and equal rights, ordered by person; empty where rights followed each title
 * @since 0.1
 */
public record RelabelledRoles(Instant before, Instant after, List<Relabelled> relabelled) {
    /** @throws NullPointerException if a part is missing */
    public RelabelledRoles {
        Objects.requireNonNull(before, "RelabelledRoles.before");
        Objects.requireNonNull(after, "RelabelledRoles.after");
        relabelled = List.copyOf(relabelled);
    }

    /**
     * A person with another role and equal rights.
     *
     * @param personId who
     * @param had the roles that they held before and no longer hold, ordered; empty where they only got more
     * @param got the roles that they hold and did not hold before, ordered; at least one
     * @param rights how many rights they have, before as after, from 0
     */
    public record Relabelled(PersonId personId, List<RoleId> had, List<RoleId> got, int rights) {
        /** @throws NullPointerException if a part is missing */
        public Relabelled {
            Objects.requireNonNull(personId, "Relabelled.personId");
            had = List.copyOf(had);
            got = List.copyOf(got);
        }
    }

    /**
     * What changed in name only between two snapshots.
     *
     * @param governance whose rights are looked at
     * @param first the snapshot before
     * @param before the instant as of which it is looked at
     * @param second the snapshot after
     * @param after the instant as of which it is looked at
     */
    public static RelabelledRoles between(
            Governance governance, Portfolio first, Instant before, Portfolio second, Instant after) {
        Map<PersonId, Set<Say>> saysBefore = Say.of(governance, first, both(first, first, second), before);
        Map<PersonId, Set<Say>> saysAfter = Say.of(governance, second, both(second, first, second), after);
        List<Relabelled> relabelled = new ArrayList<>();
        for (PersonId person :
                new TreeSet<>(second.people().stream().map(Person::id).toList())) {
            Set<RoleId> had = roles(first, person, before);
            Set<RoleId> has = roles(second, person, after);
            Set<Say> rights = saysAfter.getOrDefault(person, Collections.emptySet());
            if (!had.isEmpty()
                    && !had.containsAll(has)
                    && rights.equals(saysBefore.getOrDefault(person, Collections.emptySet()))) {
                relabelled.add(new Relabelled(person, without(had, has), without(has, had), rights.size()));
            }
        }
        return new RelabelledRoles(before, after, relabelled);
    }

    /** The products of a snapshot that live before and are there after: a right about a new one is none that came of a role. */
    private static List<Product> both(Portfolio of, Portfolio first, Portfolio second) {
        Set<ProductId> ids = first.liveProducts().stream().map(Product::id).collect(Collectors.toSet());
        ids.retainAll(second.products().stream().map(Product::id).toList());
        return of.products().stream()
                .filter(product -> ids.contains(product.id()))
                .toList();
    }

    private static Set<RoleId> roles(Portfolio portfolio, PersonId person, Instant asOf) {
        Set<RoleId> roles = new TreeSet<>();
        portfolio.roleHoldings().stream()
                .filter(holding -> holding.personId().equals(person) && holding.heldAt(asOf))
                .map(RoleHolding::roleId)
                .forEach(roles::add);
        return roles;
    }

    private static List<RoleId> without(Set<RoleId> roles, Set<RoleId> others) {
        return roles.stream().filter(role -> !others.contains(role)).toList();
    }

    /** The report for people, one line for each person, ending with a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(relabelled.size() + (relabelled.size() == 1 ? " role" : " roles")
                + " changed in name only between " + before + " and " + after + ".\n");
        for (Relabelled each : relabelled) {
            text.append("  ").append(each.personId()).append("  ");
            text.append(each.had().isEmpty() ? "more" : words(each.had()))
                    .append(" -> ")
                    .append(words(each.got()));
            text.append(", ").append(each.rights()).append(" rights as before\n");
        }
        return text.toString();
    }

    private static String words(List<RoleId> roles) {
        return String.join(", ", roles.stream().map(RoleId::value).toList());
    }
}
