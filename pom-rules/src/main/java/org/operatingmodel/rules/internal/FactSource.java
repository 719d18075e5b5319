package org.operatingmodel.rules.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.Grouping;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/** Where the facts of decisions come from: a portfolio, or what an earlier decision looked up. */
interface FactSource {
    /** The portfolio. */
    Portfolio portfolio();

    /** Its products, ordered by id. */
    Collection<Product> products();

    /** The facts of a group, as {@link #group} has them. */
    List<Record> facts(Class<?> type, Grouping by, Object of);

    /** The facts of a group in canonical order; the same instance for the same group, where it is worth keeping. */
    FactGroup group(Class<?> type, Grouping by, Object of);

    /** The facts of a product that name people, with these people; without waivers. */
    List<Naming> naming(ProductId product);

    /** The figures of types, each with those that have no value, in a group for each type. */
    List<FactGroup> computed(ProductId product, Set<ProductId> near, Instant asOf, Set<Class<? extends Record>> types);

    /** A fact, and the people whom it names. */
    record Naming(Record fact, Set<PersonId> people) {}
}
