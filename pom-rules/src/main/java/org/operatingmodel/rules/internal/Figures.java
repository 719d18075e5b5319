package org.operatingmodel.rules.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.metrics.balance.AllocationBalance;
import org.operatingmodel.metrics.flow.FlowAge;
import org.operatingmodel.metrics.flow.FlowDistribution;
import org.operatingmodel.metrics.flow.FlowEfficiency;
import org.operatingmodel.metrics.flow.FlowLoad;
import org.operatingmodel.metrics.flow.ProductFlow;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.investment.RunCosts;
import org.operatingmodel.metrics.reliability.ErrorBudget;
import org.operatingmodel.metrics.reliability.ErrorBudgets;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * The figures of products as facts: each has a value, or is said to be undefined.
 *
 * <p>Only figures of the types that rules ask for are computed, each once for a decision. Error budgets are those of the
 * product and of what it depends on, all others are the product's own.
 */
final class Figures {
    /** The types of facts that are computed, with that of those that cannot be. */
    static final Set<Class<? extends Record>> TYPES = Vocabulary.figureTypes();

    private static final Duration RUN_COST_WINDOW = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofHours(24);

    private final PortfolioFacts known;
    /** Where charges end: of each currency up to two, of different products; enough to see the feed alive. */
    private volatile @Nullable NavigableMap<Instant, List<Cost>> ends;

    Figures(PortfolioFacts known) {
        this.known = known;
    }

    /** The types of facts that figures of the type are computed from; empty when it is none of a figure. */
    static Set<Class<? extends Record>> inputs(Class<? extends Record> type) {
        if (!TYPES.contains(type)) {
            return Set.of();
        } else if (type == ErrorBudget.class) {
            return Set.of(Slo.class, SloCount.class);
        } else if (type == RunCost.class) {
            return Set.of(Cost.class);
        } else if (type == UnitCost.class) {
            return Set.of(Cost.class, UsageCount.class);
        } else if (type == UndefinedFigure.class) {
            return Set.of(
                    Slo.class, SloCount.class, Cost.class, UsageCount.class, FlowItem.class, AllocationTarget.class);
        }
        return Set.of(FlowItem.class, AllocationTarget.class);
    }

    /** The types of figures among those that are asked for, by name; all, when those without a value are asked for themselves. */
    static Set<Class<? extends Record>> wanted(Set<Class<? extends Record>> types) {
        boolean all = types.contains(UndefinedFigure.class);
        Set<Class<? extends Record>> wanted = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
        for (Class<? extends Record> type : TYPES) {
            if (type != UndefinedFigure.class && (all || types.contains(type))) {
                wanted.add(type);
            }
        }
        return wanted;
    }

    /** The figures of the types. */
    List<Record> of(ProductId product, Set<ProductId> near, Instant asOf, Set<Class<? extends Record>> types) {
        Facts facts = new Facts(types);
        if (facts.wanted(ErrorBudget.class)) {
            for (ProductId each : near) {
                for (Slo slo : known.about(Slo.class, each)) {
                    List<SloCount> counts = known.about(SloCount.class, each);
                    facts.add(ErrorBudget.class, each, slo.id().value(), ErrorBudgets.of(slo, counts, asOf));
                }
            }
        }
        if (facts.wanted(RunCost.class)) {
            facts.add(RunCost.class, product, product.value(), cost(product, asOf.minus(RUN_COST_WINDOW), asOf, asOf));
        }
        if (facts.wanted(UnitCost.class)) {
            List<UsageCount> counts = known.about(UsageCount.class, product);
            for (UsageMeasure measure : UsageMeasure.values()) {
                Measured<UsageCount> newest = UnitCost.newest(product, measure, counts, asOf);
                facts.add(
                        UnitCost.class,
                        product,
                        measure.name(),
                        newest.flatMap(count -> UnitCost.of(cost(product, count.from(), count.to(), asOf), newest)));
            }
        }
        if (facts.wanted(FlowLoad.class)
                || facts.wanted(FlowAge.class)
                || facts.wanted(FlowEfficiency.class)
                || facts.wanted(FlowDistribution.class)
                || facts.wanted(AllocationBalance.class)) {
            ProductFlow flow = ProductFlow.of(product, known.about(FlowItem.class, product), asOf);
            facts.add(FlowLoad.class, product, product.value(), flow.load());
            facts.add(FlowAge.class, product, product.value(), flow.age());
            facts.add(FlowEfficiency.class, product, product.value(), flow.efficiency());
            facts.add(FlowDistribution.class, product, product.value(), flow.distribution());
            if (facts.wanted(AllocationBalance.class)) {
                for (AllocationTarget target : known.about(AllocationTarget.class, product)) {
                    facts.add(
                            AllocationBalance.class,
                            product,
                            target.id().value(),
                            AllocationBalance.of(target, flow.distribution()));
                }
            }
        }
        return facts.found;
    }

    private Measured<RunCost> cost(ProductId product, Instant from, Instant to, Instant asOf) {
        return RunCosts.of(product, feed(product, to), from, to, asOf);
    }

    /** The product's charges, and of others one for each currency and end in the last day: enough to see the feed alive. */
    private List<Cost> feed(ProductId product, Instant end) {
        NavigableMap<Instant, List<Cost>> byEnd = ends;
        if (byEnd == null) {
            byEnd = ends();
            ends = byEnd;
        }
        List<Cost> feed = new ArrayList<>(known.about(Cost.class, product));
        byEnd.subMap(end.minus(DAY), false, end, true)
                .values()
                .forEach(alive -> alive.stream()
                        .filter(cost -> !product.equals(cost.productId()))
                        .forEach(feed::add));
        return feed;
    }

    private NavigableMap<Instant, List<Cost>> ends() {
        NavigableMap<Instant, List<Cost>> byEnd = new TreeMap<>();
        for (Cost cost : known.portfolio().costs()) {
            List<Cost> alive = byEnd.computeIfAbsent(cost.to(), end -> new ArrayList<>(2));
            List<Cost> same = alive.stream()
                    .filter(other -> other.currency().equals(cost.currency()))
                    .toList();
            if (same.isEmpty()
                    || same.size() == 1 && !Objects.equals(same.get(0).productId(), cost.productId())) {
                alive.add(cost);
            }
        }
        return byEnd;
    }

    /** The facts that are asked for. */
    private static final class Facts {
        private final Set<Class<? extends Record>> types;
        private final List<Record> found = new ArrayList<>();

        Facts(Set<Class<? extends Record>> types) {
            this.types = types;
        }

        boolean wanted(Class<? extends Record> type) {
            return types.contains(type);
        }

        <T extends Record> void add(Class<T> type, ProductId product, String subject, Measured<T> figure) {
            if (!wanted(type)) {
                return;
            }
            if (figure instanceof Measured.Absent<T> absent) {
                found.add(UndefinedFigure.of(product, type.getSimpleName(), subject, absent));
            } else if (figure instanceof Measured.Value<T> value) {
                found.add(value.value());
            }
        }
    }
}
