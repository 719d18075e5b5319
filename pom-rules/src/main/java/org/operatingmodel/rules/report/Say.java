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
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;

/**
 * A say that a person can use in a kind of decision.
 *
 * @param decisionId the kind of decision
 * @param productId the product that it is about; absent where it is about no single one
 * @param right which say
 * @since 0.1
 */
public record Say(DecisionId decisionId, @Nullable ProductId productId, RightKind right) implements Comparable<Say> {
    private static final Comparator<Say> ORDER = Comparator.comparing(Say::decisionId)
            .thenComparing(Say::productId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Say::right);

    /** @throws NullPointerException if a part is missing */
    public Say {
        Objects.requireNonNull(decisionId, "Say.decisionId");
        Objects.requireNonNull(right, "Say.right");
    }

    /** The says of everybody who has one, about products that have not ended, in decisions without an amount and a gate. */
    static Map<PersonId, Set<Say>> of(Governance governance, Portfolio portfolio, Instant asOf) {
        return of(governance, portfolio, portfolio.liveProducts(), asOf);
    }

    /** The says of everybody who has one, about these products of the portfolio or about none. */
    static Map<PersonId, Set<Say>> of(
            Governance governance, Portfolio portfolio, Collection<Product> about, Instant asOf) {
        Map<PersonId, Set<Say>> says = new TreeMap<>();
        List<@Nullable ProductId> products = new ArrayList<>();
        products.add(null);
        about.stream().map(Product::id).forEach(products::add);
        for (DecisionId decision : governance.decisions()) {
            for (ProductId product : products) {
                DecisionRequest request = new DecisionRequest(decision, product, null, null, null);
                Authority authority = governance.whoDecides(portfolio, request, asOf);
                for (GrantedRight right : authority.granted()) {
                    right.actors()
                            .forEach(person -> says.computeIfAbsent(person, id -> new TreeSet<>())
                                    .add(new Say(decision, product, right.kind())));
                }
            }
        }
        return says;
    }

    @Override
    public int compareTo(Say other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return right.word() + " '" + decisionId + "'" + (productId == null ? "" : " of '" + productId + "'");
    }
}
