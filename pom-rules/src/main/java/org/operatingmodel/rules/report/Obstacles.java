package org.operatingmodel.rules.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.metrics.learning.LoopTimes;
import org.operatingmodel.metrics.platform.AutomatedDelivery;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.outcome.OutcomeKind;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

/** Measures the six obstacles in a portfolio. */
final class Obstacles {
    /** Within which feedback must have changed something to count as within weeks. */
    private static final Duration WEEKS = Duration.ofDays(28);

    private final Portfolio portfolio;
    private final List<Product> live;
    private final Instant asOf;
    private final Function<Product, List<Authority>> authorities;

    private Obstacles(Portfolio portfolio, Instant asOf, Function<Product, List<Authority>> authorities) {
        this.portfolio = portfolio;
        this.live = portfolio.liveProducts();
        this.asOf = asOf;
        this.authorities = authorities;
    }

    /**
     * The measures, in their order.
     *
     * @param authorities who decides the kinds of decisions about a product
     */
    static List<ObstacleMeasure> of(Portfolio portfolio, Instant asOf, Function<Product, List<Authority>> authorities) {
        Obstacles obstacles = new Obstacles(portfolio, asOf, authorities);
        return List.of(
                new ObstacleMeasure(Obstacle.COST_OR_QUALITY_ONLY, obstacles.costOrQualityOnly()),
                new ObstacleMeasure(Obstacle.FEEDBACK_IN_WEEKS, obstacles.feedbackInWeeks()),
                new ObstacleMeasure(Obstacle.NO_NETWORK_VIEW, obstacles.noNetworkView()),
                new ObstacleMeasure(Obstacle.EMPOWERED_PRODUCT_MANAGER, obstacles.empowered()),
                new ObstacleMeasure(
                        Obstacle.AUTOMATED_PATH,
                        AutomatedDelivery.of(portfolio, asOf).products()),
                new ObstacleMeasure(Obstacle.MANAGED_DEPENDENCIES, obstacles.managedDependencies()));
    }

    /** Of the products that are being delivered. */
    private Share costOrQualityOnly() {
        Set<OutcomeId> forCustomers = portfolio.outcomes().stream()
                .filter(outcome -> outcome.kind() != OutcomeKind.COST_TO_SERVE)
                .map(Outcome::id)
                .collect(Collectors.toSet());
        return Share.of(
                Doctor.delivered(portfolio),
                product -> product.outcomeIds().stream().noneMatch(forCustomers::contains));
    }

    /**
     * Of the products that customers have given feedback on which was not declined; where so much is open, and not for so long,
     * that the median may yet be within weeks, nobody knows.
     */
    private Share feedbackInWeeks() {
        Map<ProductId, List<Insight>> heard =
                portfolio.insights().stream().collect(Collectors.groupingBy(Insight::productId));
        Map<FlowItemId, FlowItem> items =
                portfolio.flowItems().stream().collect(Collectors.toMap(FlowItem::id, Function.identity()));
        Share share = Share.EMPTY;
        for (Product product : live) {
            List<Insight> insights = heard.getOrDefault(product.id(), List.of());
            List<FlowItem> answers = insights.stream()
                    .map(Insight::flowItemId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(items::get)
                    .filter(Objects::nonNull)
                    .toList();
            CensoredTimes times = CensoredTimes.of(LoopTimes.feedbackToChange(insights, answers, asOf), asOf);
            String convention = Turnaround.FEEDBACK_TO_CHANGE.convention();
            Optional<Duration> most = times.percentile(50, convention).toOptional();
            Optional<Duration> least = times.atLeast(50, convention).toOptional();
            if (most.filter(median -> median.compareTo(WEEKS) <= 0).isPresent()) {
                share = share.plus(new Share(1, 1));
            } else if (least.filter(median -> median.compareTo(WEEKS) > 0).isPresent()) {
                share = share.plus(new Share(0, 1));
            }
        }
        return share;
    }

    /** Of the value streams that have a product that has not ended. */
    private Share noNetworkView() {
        Set<ProductId> said = new HashSet<>();
        portfolio.dependencies().forEach(dependency -> said.add(dependency.productId()));
        portfolio.capabilityInventories().stream()
                .filter(inventory -> !inventory.reviewedAt().isAfter(asOf))
                .forEach(inventory -> said.add(inventory.productId()));
        return Share.of(
                live.stream().map(Product::valueStreamId).distinct().toList(),
                stream -> live.stream()
                        .anyMatch(product -> product.valueStreamId().equals(stream) && !said.contains(product.id())));
    }

    /** Of the products that have not ended. */
    private Share empowered() {
        return Share.of(
                live,
                product -> authorities.apply(product).stream()
                        .anyMatch(authority -> authority.resolution() instanceof Resolution.Decider decider
                                && decider.right().role().equals(RoleId.PRODUCT_MANAGER)));
    }

    /** Of what products need that have not ended; one is overdue from the end of its day in UTC. */
    private Share managedDependencies() {
        LocalDate today = asOf.atZone(ZoneOffset.UTC).toLocalDate();
        return Share.of(
                portfolio.live(portfolio.dependencies()),
                (Dependency dependency) -> dependency.state() == DependencyState.RESOLVED
                        || dependency.state() == DependencyState.COMMITTED
                                && !dependency.due().isBefore(today));
    }
}
