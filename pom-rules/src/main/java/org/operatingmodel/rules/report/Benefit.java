package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.FlowCount;
import org.operatingmodel.metrics.flow.ProductFlow;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;

/**
 * What a product operating model is said to bring, each with the metric by which an organisation can see whether it did; more
 * is better for all of them.
 *
 * @since 0.1
 */
public enum Benefit {
    /** Products serve what the portfolio is for. */
    ALIGNMENT("products that serve an outcome with a baseline, a target and a date") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            Set<OutcomeId> quantified = new HashSet<>();
            portfolio.outcomes().stream()
                    .filter(OperatingModelAxes::quantified)
                    .map(Outcome::id)
                    .forEach(quantified::add);
            return share(live, product -> product.outcomeIds().stream().anyMatch(quantified::contains), asOf);
        }
    },

    /** More gets done. */
    PRODUCTIVITY("flow items completed in the last 30 days for each product with flow items") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            long products = 0;
            long done = 0;
            for (Product product : live) {
                if (ProductFlow.of(product.id(), portfolio.flowItems(), asOf)
                        .load()
                        .toOptional()
                        .isPresent()) {
                    products++;
                    done += ProductFlow.behind(FlowCount.COMPLETED, 30, product.id(), portfolio.flowItems(), asOf)
                            .size();
                }
            }
            return ratio(done, products, asOf, "items for each product");
        }
    },

    /** Users get what was promised to them; a measure of what they were given, not of what they say. */
    SATISFACTION("events that were good, of all that were counted against objectives in the last 30 days") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            long good = 0;
            long total = 0;
            for (var count : new LinkedHashSet<>(portfolio.live(portfolio.sloCounts()))) {
                if (!count.to().isAfter(asOf) && !count.from().isBefore(asOf.minus(Duration.ofDays(30)))) {
                    good += count.good();
                    total += count.total();
                }
            }
            return ratio(good, total, asOf, "fraction");
        }
    },

    /** Products change in short steps. */
    ADAPTIVENESS("products that completed work in the last 14 days") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            return share(
                    live,
                    product -> !ProductFlow.behind(FlowCount.COMPLETED, 14, product.id(), portfolio.flowItems(), asOf)
                            .isEmpty(),
                    asOf);
        }
    },

    /** Products get from each other what they need. */
    COLLABORATION("dependencies between products that somebody has committed to or delivered") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            return share(
                    portfolio.live(portfolio.dependencies()),
                    dependency -> dependency.state() != DependencyState.OPEN,
                    asOf);
        }
    },

    /** One more product does not build everything again. */
    SCALABILITY("applications that consume a shared capability") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            Set<ProductId> shared = new HashSet<>();
            live.stream()
                    .filter(product -> product.kind() == ProductKind.PLATFORM)
                    .forEach(product -> shared.add(product.id()));
            return share(
                    live.stream()
                            .filter(product -> product.kind() == ProductKind.APPLICATION)
                            .toList(),
                    product -> product.consumes().stream().anyMatch(shared::contains),
                    asOf);
        }
    },

    /** Decisions can rest on what users do. */
    DATA_DRIVEN("products whose telemetry was received in the last 14 days") {
        @Override
        Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf) {
            return share(
                    live,
                    product -> portfolio.evidence().stream()
                            .anyMatch(proof -> proof.productId().equals(product.id())
                                    && proof.kind().equals(EvidenceKind.TELEMETRY)
                                    && proof.observedWithin(Duration.ofDays(14), asOf)),
                    asOf);
        }
    };

    private final String metric;

    Benefit(String metric) {
        this.metric = metric;
    }

    /** What is counted or divided. */
    public String metric() {
        return metric;
    }

    /** Its word in data and messages, such as {@code data-driven}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The metric of the benefit, or the reason why there is none.
     *
     * @param portfolio what is known; retired products do not count
     * @param asOf the instant as of which is looked
     */
    public Measured<BigDecimal> of(Portfolio portfolio, Instant asOf) {
        return measure(portfolio, portfolio.liveProducts(), asOf);
    }

    abstract Measured<BigDecimal> measure(Portfolio portfolio, List<Product> live, Instant asOf);

    <T> Measured<BigDecimal> share(List<T> all, Predicate<T> counts, Instant asOf) {
        return OperatingModelClassification.share(all, counts, asOf, metric);
    }

    Measured<BigDecimal> ratio(long part, long whole, Instant asOf, String measuredIn) {
        Basis basis = Basis.asOf(asOf, measuredIn, metric);
        return whole == 0
                ? Measured.absent("There is nothing to take " + metric + " from.", 0, basis)
                : Measured.value(
                        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP),
                        whole,
                        basis);
    }
}
