package org.operatingmodel.metrics.platform;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

/**
 * What is solved more than once, and which platforms nobody pays for.
 *
 * <p>Definition: a capability is a duplicate where two or more products that are not retired provide it at the instant. A
 * platform is unfunded where it is not being retired and no budget above zero covers the instant. A product is unreviewed
 * where it is not retired and nobody looked at its capabilities within {@link #FRESH}: it may hide a duplicate.
 * <p>Empty case: nothing to tell.
 * <p>Merging: none; look at all products together.
 * <p>Limits: it compares the capabilities that products say they provide. Two names for one thing are two capabilities, so
 * the standard names come first.
 *
 * @param duplicates the capabilities that several products provide, each with those products
 * @param unfunded the platforms without a budget
 * @param unreviewed the products of which nobody knows what they provide
 * @param horizon the instant
 * @since 0.1
 */
public record PlatformSprawl(
        SortedMap<CapabilityId, SortedSet<ProductId>> duplicates,
        SortedSet<ProductId> unfunded,
        SortedSet<ProductId> unreviewed,
        Instant horizon)
        implements Serializable {
    /** How old the newest inventory of capabilities may be: 180 days. */
    public static final Duration FRESH = Duration.ofDays(180);

    /** @throws IllegalArgumentException if a duplicate is provided by fewer than two products */
    public PlatformSprawl {
        SortedMap<CapabilityId, SortedSet<ProductId>> copy = new TreeMap<>();
        duplicates.forEach((capability, providers) -> {
            if (providers.size() < 2) {
                throw new IllegalArgumentException("PlatformSprawl.duplicates must name two providers or more of '"
                        + capability + "', but named '" + providers.size() + "'. Leave it out.");
            }
            copy.put(capability, Collections.unmodifiableSortedSet(new TreeSet<>(providers)));
        });
        duplicates = Collections.unmodifiableSortedMap(copy);
        unfunded = Collections.unmodifiableSortedSet(new TreeSet<>(unfunded));
        unreviewed = Collections.unmodifiableSortedSet(new TreeSet<>(unreviewed));
        Objects.requireNonNull(horizon, "PlatformSprawl.horizon");
    }

    /** What there is in the portfolio as of the instant. */
    public static PlatformSprawl of(Portfolio portfolio, Instant asOf) {
        Map<ProductId, Product> alive =
                portfolio.liveProducts().stream().collect(Collectors.toMap(Product::id, product -> product));
        Map<CapabilityId, SortedSet<ProductId>> providers = new HashMap<>();
        for (ProvidedCapability provided : portfolio.providedCapabilities()) {
            if (provided.presenceAt(asOf) == Presence.COUNTS && alive.containsKey(provided.productId())) {
                providers
                        .computeIfAbsent(provided.capabilityId(), capability -> new TreeSet<>())
                        .add(provided.productId());
            }
        }
        SortedMap<CapabilityId, SortedSet<ProductId>> duplicates = new TreeMap<>(providers);
        duplicates.values().removeIf(each -> each.size() < 2);

        SortedSet<ProductId> unfunded = alive.values().stream()
                .filter(product -> product.kind() == ProductKind.PLATFORM && product.stage() != Stage.RETIREMENT)
                .map(Product::id)
                .collect(Collectors.toCollection(TreeSet::new));
        portfolio.budgets().stream()
                .filter(budget -> !budget.from().isAfter(asOf)
                        && budget.to().isAfter(asOf)
                        && budget.limit().amount().signum() > 0)
                .forEach(budget -> unfunded.remove(budget.productId()));

        Set<ProductId> reviewed = new HashSet<>();
        portfolio.capabilityInventories().stream()
                .filter(inventory -> inventory.reviewedWithin(FRESH, asOf))
                .map(CapabilityInventory::productId)
                .forEach(reviewed::add);
        SortedSet<ProductId> unreviewed = new TreeSet<>(alive.keySet());
        unreviewed.removeAll(reviewed);
        return new PlatformSprawl(duplicates, unfunded, unreviewed, asOf);
    }

    /** Whether nothing is solved twice, every platform is funded, and somebody looked at every product. */
    public boolean clear() {
        return duplicates.isEmpty() && unfunded.isEmpty() && unreviewed.isEmpty();
    }

    /** What is wrong, as sentences: duplicates by capability, then platforms, then products that nobody looked at. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        duplicates.forEach((capability, providers) -> findings.add("Capability '" + capability + "' is provided by "
                + providers.size() + " products: "
                + providers.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ")) + "."));
        unfunded.forEach(platform -> findings.add("Platform '" + platform + "' has no budget."));
        unreviewed.forEach(product -> findings.add(
                "Nobody looked within " + FRESH.toDays() + " days which capabilities '" + product + "' provides."));
        return List.copyOf(findings);
    }
}
