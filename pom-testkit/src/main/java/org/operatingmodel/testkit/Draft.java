package org.operatingmodel.testkit;

import java.lang.reflect.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.risk.ProductRisk;

/** A portfolio in the making: what parts may refer to, and ids that are not taken. */
final class Draft {
    final Instant asOf;
    final List<Product> products;
    final List<PersonId> people;
    final Portfolio.Builder builder = Portfolio.builder();
    final List<Evidence> evidence = new ArrayList<>();
    final List<ProductRisk> risks = new ArrayList<>();
    final List<EventSchema> events = new ArrayList<>();
    final List<Assumption> assumptions = new ArrayList<>();
    /** The lists of which a portfolio has one element at most, and of which it has it already. */
    final Set<String> once = new HashSet<>();

    private final Map<Class<?>, List<Record>> ids = new HashMap<>();
    private final Map<Record, ProductId> owners = new HashMap<>();
    private int taken;

    Draft(Instant asOf, List<Product> products, List<PersonId> people) {
        this.asOf = asOf;
        this.products = List.copyOf(products);
        this.people = List.copyOf(people);
        products.forEach(product -> know(product.id()));
        people.forEach(this::know);
    }

    /** Remembers that something has the id, so that other facts can refer to it. */
    void know(Record id) {
        ids.computeIfAbsent(id.getClass(), type -> new ArrayList<>()).add(id);
    }

    /** Remembers that something about the product has the id, so that other facts about it can refer to it. */
    void know(Record id, @Nullable ProductId owner) {
        know(id);
        if (owner != null) {
            owners.put(id, owner);
        }
    }

    /**
     * The ids of a type that a fact can refer to, in the order in which they became known: of what is about its product, or
     * about none, so that all that is about one product can be taken away.
     */
    List<Record> ids(Class<?> type, @Nullable ProductId of) {
        return ids.getOrDefault(type, List.of()).stream()
                .filter(id -> !owners.containsKey(id) || owners.get(id).equals(of))
                .toList();
    }

    /** The product at a position, counted round. */
    Product product(int position) {
        return products.get(position % products.size());
    }

    /** The person at a position, counted round. */
    PersonId person(int position) {
        return people.get(position % people.size());
    }

    /** The latest element that is about the product; empty when there is none. */
    static <T extends org.operatingmodel.portfolio.ProductScoped> Optional<T> latest(List<T> all, ProductId product) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (product.equals(all.get(i).productId())) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    /** An id that is not taken. */
    String next(String prefix) {
        taken++;
        return prefix + "-" + taken;
    }

    void add(Evidence added) {
        evidence.add(added);
        builder.evidence(added);
    }

    void add(ProductRisk added) {
        risks.add(added);
        builder.risks(added);
        know(added.id(), added.productId());
    }

    void add(EventSchema added) {
        events.add(added);
        builder.events(added);
        know(added.id(), added.productId());
    }

    void add(Assumption added) {
        assumptions.add(added);
        builder.assumptions(added);
        know(added.id(), added.productId());
    }

    /** Adds a fact to the list of that name. */
    void add(String list, Record added) {
        try {
            Object facts = Array.newInstance(added.getClass(), 1);
            Array.set(facts, 0, added);
            Portfolio.Builder.class.getMethod(list, facts.getClass()).invoke(builder, facts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A builder must have a method for the list '" + list + "'.", e);
        }
    }

    /** One or more facts that belong together; asks the draft for what they refer to. */
    interface Part {
        /** Adds the facts. */
        void addTo(Draft draft);
    }
}
