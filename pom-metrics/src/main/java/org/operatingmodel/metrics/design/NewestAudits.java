package org.operatingmodel.metrics.design;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.operatingmodel.portfolio.Dated;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/** Finds what was looked at last. */
final class NewestAudits {
    private NewestAudits() {}

    /** Of each product that is not retired the newest that is known at the instant; of two of one instant, always the same one. */
    static <A extends Record & ProductScoped & Dated> Collection<A> of(
            Portfolio portfolio, Collection<A> audits, Instant asOf) {
        Set<ProductId> live = portfolio.liveProducts().stream().map(Product::id).collect(Collectors.toSet());
        Comparator<A> newest =
                Comparator.<A, Instant>comparing(Dated::countsFrom).thenComparing(Record::toString);
        Map<ProductId, A> found = new HashMap<>();
        audits.stream()
                .filter(audit ->
                        live.contains(audit.productId()) && !audit.countsFrom().isAfter(asOf))
                .forEach(audit -> found.merge(audit.productId(), audit, BinaryOperator.maxBy(newest)));
        return found.values();
    }
}
