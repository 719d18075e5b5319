package org.operatingmodel.rules.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.HeldReview;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.CensoredTimes;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Spell;
import org.operatingmodel.metrics.Turnaround;
import org.operatingmodel.metrics.design.AccessibilityConformance;
import org.operatingmodel.metrics.design.ComponentReuse;
import org.operatingmodel.metrics.design.DesignParity;
import org.operatingmodel.metrics.flow.BlindSpots;
import org.operatingmodel.metrics.learning.IdeaMix;
import org.operatingmodel.metrics.learning.LoopTimes;
import org.operatingmodel.metrics.learning.TraceChains;
import org.operatingmodel.metrics.network.BusFactor;
import org.operatingmodel.metrics.organisation.Congruence;
import org.operatingmodel.metrics.organisation.EventRate;
import org.operatingmodel.metrics.organisation.GoldenPathAdoption;
import org.operatingmodel.metrics.organisation.IncidentDrivenWork;
import org.operatingmodel.metrics.organisation.LoopClosure;
import org.operatingmodel.metrics.organisation.OwnershipHandoffs;
import org.operatingmodel.metrics.organisation.RiskAge;
import org.operatingmodel.metrics.organisation.RiskUpdate;
import org.operatingmodel.metrics.planning.DependencyNetwork;
import org.operatingmodel.metrics.platform.AutomatedDelivery;
import org.operatingmodel.metrics.platform.PlatformSprawl;
import org.operatingmodel.organisation.Ownership;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Dated.Presence;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.release.Release;
import org.operatingmodel.reliability.Incident;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.Severity;

/**
 * The figures that stand beside the practices of a portfolio: how far platforms are used, how design reaches code, how work
 * leaves, what is learnt of it, how far teams know and talk, and how fresh risks are.
 *
 * <p>Rates, shares of ideas and work that incidents led to are of the 90 days before the instant, trends against the 90 days
 * before those. A figure without data is absent, with the reason, and never 0;
 * so is the rate of what was never recorded. How long a gate takes is told of all gates, and of each that held a review.
 *
 * @param asOf the instant as of which is measured
 * @param rows the figures, by area, in a fixed order
 * @param sprawl what platforms leave open: duplicates, platforms without money, lists that nobody looked at; empty when nothing
 * @since 0.1
 */
public record FigureReport(Instant asOf, List<Row> rows, List<String> sprawl) {
    /** Over how long rates and shares are counted: a quarter. */
    public static final Duration WINDOW = Duration.ofDays(90);

    private static final EvidenceKind RISK_UPDATE = new EvidenceKind("RISK_UPDATE");

    /** @throws NullPointerException if a part is missing */
    public FigureReport {
        Objects.requireNonNull(asOf, "FigureReport.asOf");
        rows = List.copyOf(rows);
        sprawl = List.copyOf(sprawl);
    }

    /**
     * A figure.
     *
     * @param area what it is about
     * @param figure what it is called
     * @param value its value, a {@link Ratio} or a {@link Duration}, or why there is none
     * @since 0.1
     */
    public record Row(Area area, String figure, Measured<?> value) {
        /** @throws IllegalArgumentException if the name is blank */
        public Row {
            Objects.requireNonNull(area, "Row.area");
            Guard.text("Row.figure", figure);
            Objects.requireNonNull(value, "Row.value");
        }
    }

    /**
     * The figures of a portfolio.
     *
     * @param portfolio what is known
     * @param asOf the instant as of which is measured
     */
    public static FigureReport of(Portfolio portfolio, Instant asOf) {
        PlatformSprawl sprawl = PlatformSprawl.of(portfolio, asOf);
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                Area.PLATFORMS,
                "golden-path adoption",
                GoldenPathAdoption.of(portfolio, asOf).ratio()));
        rows.add(row(
                Area.PLATFORMS,
                "automated, independent delivery",
                AutomatedDelivery.of(portfolio, asOf).ratio()));
        design(portfolio, asOf, rows);
        delivery(portfolio, asOf, rows);
        Set<ProductId> live = portfolio.liveProducts().stream().map(Product::id).collect(Collectors.toSet());
        List<Ownership> owned = portfolio.ownerships().stream()
                .filter(each -> live.contains(each.productId()))
                .toList();
        rows.add(row(
                Area.DELIVERY_GOVERNANCE,
                "work handed over between phases",
                OwnershipHandoffs.of(owned, asOf).ratio()));
        learning(portfolio, asOf, rows);
        organisation(portfolio, asOf, rows);
        risks(portfolio, asOf, rows);
        return new FigureReport(asOf, rows, sprawl.findings());
    }

    private static void design(Portfolio portfolio, Instant asOf, List<Row> rows) {
        rows.add(row(
                Area.DESIGN_OPS,
                "time to prototype, median",
                times(LoopTimes.conceptToPrototype(portfolio.evidence()), asOf, 50, Turnaround.CONCEPT_TO_PROTOTYPE)));
        rows.add(row(
                Area.DESIGN_OPS,
                "component reuse",
                ComponentReuse.of(portfolio, asOf).ratio()));
        rows.add(row(
                Area.DESIGN_OPS,
                "design parity on web and mobile",
                DesignParity.of(
                                portfolio.designTokens(),
                                portfolio.designComponents(),
                                Set.of(Channel.WEB, Channel.MOBILE))
                        .ratio()));
        AccessibilityConformance conformance = AccessibilityConformance.of(portfolio, asOf);
        for (WcagLevel level : WcagLevel.values()) {
            rows.add(row(Area.DESIGN_OPS, "accessibility, level " + level, conformance.of(level)));
        }
        CensoredTimes remediation = AccessibilityConformance.remediationTimes(portfolio.accessibilityDefects(), asOf);
        String convention = Turnaround.DEFECT_TO_REMEDIATION.convention();
        rows.add(row(Area.DESIGN_OPS, "accessibility remediation, median", remediation.percentile(50, convention)));
        rows.add(row(Area.DESIGN_OPS, "accessibility remediation, p85", remediation.percentile(85, convention)));
    }

    private static void delivery(Portfolio portfolio, Instant asOf, List<Row> rows) {
        Instant from = asOf.minus(WINDOW);
        List<Instant> releases =
                portfolio.releases().stream().map(Release::releasedAt).toList();
        List<Instant> incidents = portfolio.incidents().stream()
                .filter(incident -> incident.severity().compareTo(Severity.HIGH) >= 0)
                .map(Incident::occurredAt)
                .toList();
        rows.add(row(Area.DELIVERY_GOVERNANCE, "releases a day", perDay(releases, asOf)));
        rows.add(row(Area.DELIVERY_GOVERNANCE, "trend of releases", trend(releases, asOf)));
        rows.add(row(Area.DELIVERY_GOVERNANCE, "major incidents a day", perDay(incidents, asOf)));
        rows.add(row(Area.DELIVERY_GOVERNANCE, "trend of major incidents", trend(incidents, asOf)));
        LoopClosure loops = LoopClosure.of(LoopClosure.actions(portfolio.incidents(), portfolio.flowItems()), asOf);
        rows.add(row(Area.DELIVERY_GOVERNANCE, "actions of incidents delivered", loops.closureRate()));
        rows.add(row(Area.DELIVERY_GOVERNANCE, "actions of incidents on no list", loops.orphanShare()));
        rows.add(row(
                Area.DELIVERY_GOVERNANCE,
                "work that incidents led to",
                IncidentDrivenWork.of(portfolio.flowItems(), portfolio.incidents(), from, asOf)
                        .share()));
        rows.add(row(
                Area.DELIVERY_GOVERNANCE,
                "completed work with blind spots",
                BlindSpots.of(portfolio.flowItems(), asOf).share()));
        rows.add(row(
                Area.DELIVERY_GOVERNANCE,
                "evidence to the next review, median",
                times(
                        LoopTimes.evidenceToReview(portfolio.evidence(), portfolio.heldReviews()),
                        asOf,
                        50,
                        Turnaround.EVIDENCE_TO_REVIEW)));
        rows.add(row(
                Area.DELIVERY_GOVERNANCE,
                "request to passed gate, median",
                times(LoopTimes.requestToPassed(portfolio.heldReviews()), asOf, 50, Turnaround.REVIEW_TO_PASSED_GATE)));
        Map<GateId, List<HeldReview>> byGate = new TreeMap<>();
        portfolio
                .heldReviews()
                .forEach(review -> byGate.computeIfAbsent(review.gateId(), gate -> new ArrayList<>())
                        .add(review));
        byGate.forEach((gate, reviews) -> rows.add(row(
                Area.DELIVERY_GOVERNANCE,
                "request to passed " + gate + ", median",
                times(LoopTimes.requestToPassed(reviews), asOf, 50, Turnaround.REVIEW_TO_PASSED_GATE))));
    }

    private static void learning(Portfolio portfolio, Instant asOf, List<Row> rows) {
        Collection<Spell> answered = LoopTimes.feedbackToChange(portfolio.insights(), portfolio.flowItems(), asOf);
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "feedback to change, median",
                times(answered, asOf, 50, Turnaround.FEEDBACK_TO_CHANGE)));
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "feedback to change, p85",
                times(answered, asOf, 85, Turnaround.FEEDBACK_TO_CHANGE)));
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "ideas from outside of product teams",
                IdeaMix.of(portfolio.insights(), asOf.minus(WINDOW), asOf).outsideShare()));
        List<Instant> experiments =
                portfolio.experiments().stream().map(Experiment::completedAt).toList();
        rows.add(row(Area.BUSINESS_ALIGNMENT, "experiments a day", perDay(experiments, asOf)));
        rows.add(row(Area.BUSINESS_ALIGNMENT, "trend of experiments", trend(experiments, asOf)));
        TraceChains chains = TraceChains.of(portfolio, asOf);
        rows.add(row(Area.BUSINESS_ALIGNMENT, "traces from insight to strategy", chains.completeness()));
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "insight to strategy, median",
                chains.times().percentile(50, Turnaround.INSIGHT_TO_STRATEGY.convention())));
    }

    private static void risks(Portfolio portfolio, Instant asOf, List<Row> rows) {
        RiskAge ages = RiskAge.of(
                portfolio.risks().stream()
                        .filter(ProductRisk::open)
                        .map(risk -> new RiskUpdate(risk.id(), risk.raisedAt(), updates(risk, portfolio.evidence())))
                        .toList(),
                asOf);
        rows.add(row(Area.RUN_COST_AND_RISK, "open risks since their last update, median", ages.percentile(50)));
        rows.add(row(Area.RUN_COST_AND_RISK, "open risks updated within 90 days", ages.updatedWithin(WINDOW)));
    }

    private static List<Instant> updates(ProductRisk risk, Collection<Evidence> evidence) {
        return evidence.stream()
                .filter(each -> each.kind().equals(RISK_UPDATE)
                        && each.productId().equals(risk.productId())
                        && risk.id().value().equals(each.subject())
                        && !each.observedAt().isBefore(risk.raisedAt()))
                .map(Evidence::observedAt)
                .toList();
    }

    private static void organisation(Portfolio portfolio, Instant asOf, List<Row> rows) {
        Congruence.Known known = new Congruence.Known(
                portfolio.dependencies(), portfolio.ownerships(), portfolio.teams(), portfolio.meetings());
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "dependencies whose teams talk",
                Congruence.of(known, WINDOW, asOf).ratio()));
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "hand-overs that can go on at once",
                DependencyNetwork.of(portfolio.dependencies(), LocalDate.ofInstant(asOf, ZoneOffset.UTC))
                        .parallelisableShare()));
        rows.add(row(
                Area.BUSINESS_ALIGNMENT,
                "people whose leaving takes most products with them",
                BusFactor.of(knownBy(portfolio, asOf)).map(factor -> Ratio.of(factor.count(), 1))));
    }

    /** Who knows each product: the people of the teams that answer for it. One of which no people are known is left out. */
    private static Collection<Set<PersonId>> knownBy(Portfolio portfolio, Instant asOf) {
        Set<ProductId> live = portfolio.liveProducts().stream().map(Product::id).collect(Collectors.toSet());
        Map<TeamId, Set<PersonId>> members =
                portfolio.teams().stream().collect(Collectors.toMap(Team::id, team -> Set.copyOf(team.members())));
        Map<ProductId, Set<PersonId>> knownBy = new TreeMap<>();
        portfolio.ownerships().stream()
                .filter(each -> each.presenceAt(asOf) == Presence.COUNTS && live.contains(each.productId()))
                .forEach(each -> knownBy.computeIfAbsent(each.productId(), id -> new TreeSet<>())
                        .addAll(members.getOrDefault(each.teamId(), Set.of())));
        return knownBy.values().stream().filter(people -> !people.isEmpty()).toList();
    }

    private static Row row(Area area, String figure, Measured<?> value) {
        return new Row(area, figure, value);
    }

    private static Measured<Duration> times(
            Collection<Spell> spells, Instant asOf, int percent, Turnaround turnaround) {
        return CensoredTimes.of(spells, asOf).percentile(percent, turnaround.convention());
    }

    private static EventRate rate(Collection<Instant> events, Instant to) {
        return EventRate.of(events, to.minus(WINDOW), to);
    }

    /** Where nothing was ever recorded, nobody knows whether it happened. */
    private static Measured<Ratio> perDay(Collection<Instant> events, Instant asOf) {
        Measured<Ratio> rate = rate(events, asOf).perDay();
        return events.stream().anyMatch(event -> event.isBefore(asOf))
                ? rate
                : Measured.absent("Nothing of the kind was ever recorded.", 0, rate.basis());
    }

    private static Measured<Ratio> trend(Collection<Instant> events, Instant asOf) {
        return rate(events, asOf).trendFrom(rate(events, asOf.minus(WINDOW)));
    }

    /** The figures for people, each line ending with a line feed; shares with three digits, times in hours. */
    public String text() {
        StringBuilder text = new StringBuilder();
        Area area = null;
        for (Row row : rows) {
            if (row.area() != area) {
                area = row.area();
                text.append(area.word()).append('\n');
                if (area == Area.PLATFORMS) {
                    sprawl.forEach(finding -> text.append("  ").append(finding).append('\n'));
                }
            }
            text.append("  ")
                    .append(row.figure())
                    .append(": ")
                    .append(shown(row.value()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String shown(Measured<?> figure) {
        if (figure instanceof Measured.Value<?> known) {
            return (known.value() instanceof Duration time
                            ? rounded(BigDecimal.valueOf(time.toMillis())
                                            .divide(BigDecimal.valueOf(3_600_000), 1, RoundingMode.HALF_EVEN))
                                    + " hours"
                            : rounded(((Ratio) known.value()).decimal().setScale(3, RoundingMode.HALF_EVEN)))
                    + String.format(Locale.ROOT, " (n %d)", known.n());
        }
        return "not known. " + ((Measured.Absent<?>) figure).reason();
    }

    private static String rounded(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
