package org.operatingmodel.rules.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.operatingmodel.decision.FactGroup;
import org.operatingmodel.decision.FactsNotRecordedException;
import org.operatingmodel.decision.Grouping;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/** What an earlier decision looked up. What it did not look up is not known, which is not the same as not there. */
final class RecordedFacts implements FactSource {
    private final Map<Key, FactGroup> groups = new HashMap<>();
    private final Map<ProductId, List<Naming>> naming = new ConcurrentHashMap<>();

    RecordedFacts(Collection<FactGroup> read) {
        for (FactGroup group : read) {
            groups.put(new Key(group.type(), group.by(), group.of()), group);
        }
    }

    /** What the figures of a product as of an instant are recorded under. */
    static String computedFor(ProductId product, Instant asOf) {
        return product + "@" + asOf;
    }

    @Override
    public Portfolio portfolio() {
        throw new FactsNotRecordedException("the whole portfolio");
    }

    @Override
    public Collection<Product> products() {
        return facts(Product.class, Grouping.ALL, "").stream()
                .map(Product.class::cast)
                .toList();
    }

    @Override
    public List<Record> facts(Class<?> type, Grouping by, Object of) {
        return group(type, by, of).facts();
    }

    @Override
    public FactGroup group(Class<?> type, Grouping by, Object of) {
        FactGroup group = groups.get(new Key(type.getSimpleName(), by, of.toString()));
        if (group == null) {
            throw new FactsNotRecordedException(
                    new FactGroup(type.getSimpleName(), by, of.toString(), List.of()).described());
        }
        return group;
    }

    @Override
    public List<Naming> naming(ProductId product) {
        return naming.computeIfAbsent(
                product,
                each -> facts(Record.class, Grouping.NAMING_PEOPLE, each).stream()
                        .map(fact -> new Naming(fact, Mentions.PEOPLE.of(fact)))
                        .toList());
    }

    @Override
    public List<FactGroup> computed(
            ProductId product, Set<ProductId> near, Instant asOf, Set<Class<? extends Record>> types) {
        return Figures.wanted(types).stream()
                .map(type -> group(type, Grouping.COMPUTED, computedFor(product, asOf)))
                .toList();
    }

    /** What a group is found by. */
    private record Key(String type, Grouping by, String of) {}
}
