package org.operatingmodel.testkit;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.discovery.AssessmentId;
import org.operatingmodel.discovery.Assumption;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentPlan;
import org.operatingmodel.discovery.ExperimentPlanId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.discovery.OptionAssessment;
import org.operatingmodel.discovery.ProblemId;
import org.operatingmodel.discovery.ProblemStatement;
import org.operatingmodel.discovery.SourcingOption;
import org.operatingmodel.discovery.UserSegment;
import org.operatingmodel.discovery.UserSegmentId;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.EventId;
import org.operatingmodel.evidence.EventSchema;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.funding.AllocationShare;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.AllocationTargetId;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.Criterion;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.gate.WaiverId;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.outcome.MetricDefinition;
import org.operatingmodel.outcome.MetricId;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;
import org.operatingmodel.reliability.Sla;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloEvaluation;
import org.operatingmodel.reliability.SloEvaluationId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.reliability.SloVerdict;
import org.operatingmodel.risk.Control;
import org.operatingmodel.risk.ControlId;
import org.operatingmodel.risk.ControlKind;
import org.operatingmodel.risk.DataField;
import org.operatingmodel.risk.DataInventory;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.RiskRegister;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.PackOverride;
import org.operatingmodel.testkit.Draft.Part;

/** Generators of the parts of a portfolio; within each choice the plain values come first, so that failures shrink to them. */
final class Parts {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SLO_DAYS = 28;
    private static final List<Environment> ENVIRONMENTS = List.of(Environment.values());
    private static final List<BigDecimal> VALUES = List.of(
            BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("0.00"), new BigDecimal("-1"), new BigDecimal("1.50"));
    private static final List<BigDecimal> TARGETS =
            List.of(new BigDecimal("0.9"), new BigDecimal("0.99"), new BigDecimal("0.5"), BigDecimal.ONE);

    private final Instant asOf;
    private final List<EvidenceKind> kinds;
    private final List<Criterion> criteria;
    private final Named named;
    private final Moments around;
    private final int mostProducts;
    private final RecordParts records;
    /** How long waivers may last, beside the 90 days of the standard gates. */
    private final List<Duration> terms;

    private final Arbitrary<Integer> products;
    private final Arbitrary<Integer> productsOrNone;
    private final Arbitrary<Instant> moments;
    private final Arbitrary<Instant> boundaries;

    Parts(RecordParts records, int mostProducts) {
        this.records = records;
        this.asOf = records.asOf();
        this.kinds = records.kinds();
        this.criteria = records.criteria();
        this.named = records.named();
        this.around = records.moments();
        this.mostProducts = mostProducts;
        this.terms = named.terms().stream()
                .filter(term -> !term.isZero() && !term.equals(Duration.ofDays(90)))
                .toList();
        this.products = upTo(mostProducts - 1);
        this.productsOrNone = upTo(mostProducts);
        this.moments = around.around();
        this.boundaries = around.boundaries();
    }

    /** Any part. */
    Arbitrary<Part> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, evidence()),
                Tuple.of(2, event()),
                Tuple.of(2, approval()),
                Tuple.of(2, riskRegister()),
                Tuple.of(3, risk()),
                Tuple.of(1, control()),
                Tuple.of(2, data()),
                Tuple.of(2, objective()),
                Tuple.of(2, cost()),
                Tuple.of(1, discovery()),
                Tuple.of(2, experiment()),
                Tuple.of(1, plan()),
                Tuple.of(1, dependency()),
                Tuple.of(1, funding()),
                Tuple.of(2, flow()),
                Tuple.of(1, allocationTarget()),
                Tuple.of(1, usage()),
                Tuple.of(1, evaluation()),
                Tuple.of(6, ready()),
                Tuple.of(named.evidence().isEmpty() ? 0 : 4, asked()),
                Tuple.of(named.overrides().isEmpty() ? 0 : 3, override()),
                Tuple.of(10, further()),
                Tuple.of(criteria.isEmpty() ? 0 : 4, waiver()));
    }

    /** Evidence of any kind, on any subject that rules ask for. */
    Arbitrary<Part> evidence() {
        return Combinators.combine(
                        products, upTo(kinds.size() - 1), upTo(9), upTo(4), upTo(9), upTo(4), moments, expiry())
                .as((product, kind, subject, place, value, author, at, expires) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    draft.add(new Evidence(
                            new EvidenceId(draft.next("E")),
                            productId,
                            kinds.get(kind),
                            subject(draft, productId, subject),
                            place % 2 == 0 ? null : "1.0",
                            URI.create("https://evidence.example/" + kind),
                            draft.person(author),
                            at,
                            expires.isPresent() ? Moments.end(at, expires.get()) : null,
                            place == 0 ? null : ENVIRONMENTS.get(place - 1),
                            value < VALUES.size() ? VALUES.get(value) : null));
                });
    }

    private static @Nullable String subject(Draft draft, ProductId product, int choice) {
        return switch (choice) {
            case 0, 1 -> null;
            case 2 -> "support";
            case 3 -> "sales";
            case 4 -> "users";
            case 5 ->
                Draft.latest(draft.events, product)
                        .map(event -> event.id().value())
                        .orElse("no-event");
            case 6, 7 ->
                Draft.latest(draft.evidence, product)
                        .map(earlier -> earlier.id().value())
                        .orElse("nothing");
            default ->
                Draft.latest(draft.risks, product)
                        .map(risk -> risk.id().value())
                        .orElse("no-risk");
        };
    }

    /** Evidence as a rule of the packs asks for it, or off by a unit in its value or its time. */
    private Arbitrary<Part> asked() {
        return Combinators.combine(products, position(named.evidence()), upTo(4), moments, upTo(209))
                .as((product, which, author, at, choice) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    Named.AskedEvidence asked = named.evidence().get(which);
                    List<Instant> edges = around.around(asked.ages());
                    List<String> subjects = asked.subjects();
                    List<BigDecimal> values = asked.values();
                    draft.add(evidence(
                            draft,
                            productId,
                            asked.kind(),
                            subjects.isEmpty() ? null : subjects.get(choice % subjects.size()),
                            edges.isEmpty() || choice % 3 == 0 ? at : edges.get(choice % edges.size()),
                            draft.person(author),
                            values.isEmpty() ? BigDecimal.ONE : values.get(choice % values.size())));
                });
    }

    /** What a pack that overrides waits for, as it asks for it mostly, or by somebody who may not, or over. */
    private Arbitrary<Part> override() {
        return Combinators.combine(productsOrNone, position(named.overrides()), upTo(4), upTo(9), moments)
                .as((product, which, requester, decider, at) -> draft -> {
                    PackOverride override = named.overrides().get(which);
                    CriterionId criterion = override.criterion();
                    Optional<PackId> stating = criteria.stream()
                            .filter(each -> each.id().equals(criterion))
                            .map(Criterion::packId)
                            .findFirst();
                    PackId pack = override.pack() == null ? stating.orElse(null) : override.pack();
                    if (pack != null && draft.once.add("override " + override.decision())) {
                        draft.builder.overrideDecisions(new OverrideDecision(
                                override.decision(),
                                pack,
                                criterion,
                                weight(override.enforcement()),
                                override.parameter(),
                                override.value(),
                                product == mostProducts
                                        ? null
                                        : draft.product(product).id(),
                                "Agreed for now",
                                draft.person(requester + 1),
                                draft.person(decider > 4 ? 0 : decider),
                                at,
                                Moments.end(at, decider == 9 ? asOf : asOf.plus(DAY))));
                    }
                });
    }

    private static @Nullable Enforcement weight(@Nullable String word) {
        return Arrays.stream(Enforcement.values())
                .filter(enforcement -> enforcement.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private Arbitrary<Optional<Instant>> expiry() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Optional.<Instant>empty())), Tuple.of(1, boundaries.map(Optional::of)));
    }

    private Arbitrary<Part> event() {
        return Combinators.combine(products, upTo(3), upTo(2), moments).as((product, owner, seen, at) -> draft -> {
            Product about = draft.product(product);
            EventSchema event = new EventSchema(
                    new EventId(draft.next("event")),
                    about.id(),
                    "Something happened",
                    owner == 3 ? null : draft.person(owner));
            draft.add(event);
            if (seen > 0) {
                draft.add(plain(
                        draft, about.id(), EvidenceKind.TELEMETRY, event.id().value(), at));
            }
        });
    }

    private Arbitrary<Part> approval() {
        return Combinators.combine(products, upTo(4), moments, moments, upTo(5))
                .as((product, approver, at, exercised, back) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    Evidence approved = back < draft.evidence.size()
                            ? draft.evidence.get(draft.evidence.size() - 1 - back)
                            : plain(draft, productId, EvidenceKind.RUNBOOK, null, at);
                    if (back >= draft.evidence.size()) {
                        draft.add(approved);
                        draft.add(plain(
                                draft,
                                productId,
                                EvidenceKind.RUNBOOK_EXERCISE,
                                approved.id().value(),
                                exercised));
                    }
                    draft.builder.approvals(new Approval(
                            new ApprovalId(draft.next("A")),
                            approved.productId(),
                            approved.id(),
                            draft.person(approver),
                            at));
                });
    }

    private Arbitrary<Part> riskRegister() {
        return Combinators.combine(products, moments)
                .as((product, at) -> draft -> draft.builder.riskRegisters(
                        new RiskRegister(draft.product(product).id(), at)));
    }

    private Arbitrary<Part> risk() {
        return Combinators.combine(
                        products,
                        Arbitraries.of(Severity.class),
                        Arbitraries.of(true, false),
                        upTo(3),
                        upTo(5),
                        moments)
                .as((product, severity, open, owner, steps, at) -> draft -> draft.add(new ProductRisk(
                        new RiskId(draft.next("R")),
                        draft.product(product).id(),
                        "Something may go wrong",
                        severity,
                        open,
                        owner == 3 ? null : draft.person(owner),
                        milestones(steps),
                        at)));
    }

    private List<Milestone> milestones(int choice) {
        Milestone ahead = new Milestone("Mend it", asOf.plus(DAY), false);
        Milestone due = new Milestone("Plan it", asOf, false);
        Milestone done = new Milestone("See it", asOf.minus(DAY), true);
        return switch (choice) {
            case 0 -> List.of();
            case 1 -> List.of(ahead);
            case 2 -> List.of(done, ahead);
            case 3 -> List.of(due);
            case 4 -> List.of(done);
            default -> List.of(ahead, new Milestone("Miss it", asOf.minus(DAY), false));
        };
    }

    private Arbitrary<Part> control() {
        return Combinators.combine(products, Arbitraries.of(ControlKind.class), Arbitraries.of(Stage.class))
                .as((product, kind, stage) -> draft -> draft.builder.controls(new Control(
                        new ControlId(draft.next("C")), draft.product(product).id(), kind, "A safeguard", stage)));
    }

    private Arbitrary<Part> data() {
        return Combinators.combine(products, upTo(3), upTo(3), upTo(2), moments)
                .as((product, purpose, retention, inventory, at) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    draft.builder.dataFields(new DataField(
                            productId,
                            draft.next("field"),
                            purpose == 3 ? null : "billing",
                            retention == 0 ? null : Integer.valueOf(29 + retention),
                            30));
                    if (inventory > 0) {
                        draft.builder.dataInventories(new DataInventory(productId, at));
                    }
                });
    }

    private Arbitrary<Part> objective() {
        return Combinators.combine(products, Arbitraries.of(TARGETS), upTo(7), upTo(2))
                .as((product, target, counted, promised) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    SloId sloId = new SloId(draft.next("slo"));
                    draft.builder.slos(new Slo(sloId, productId, "requests answered", target, SLO_DAYS));
                    draft.know(sloId, productId);
                    counts(productId, sloId, counted).forEach(draft.builder::sloCounts);
                    if (promised > 0) {
                        SlaId slaId = new SlaId(draft.next("sla"));
                        draft.know(slaId, productId);
                        draft.builder.slas(new Sla(
                                slaId, productId, sloId, promised == 1 ? new BigDecimal("0.5") : BigDecimal.ONE));
                    }
                });
    }

    private List<SloCount> counts(ProductId product, SloId slo, int choice) {
        Instant from = asOf.minus(Duration.ofDays(SLO_DAYS));
        Instant half = asOf.minus(Duration.ofDays(SLO_DAYS / 2));
        return switch (choice) {
            case 0 -> List.of();
            case 1 -> List.of(new SloCount(product, slo, from, asOf, 1000, 1000));
            case 2 ->
                List.of(
                        new SloCount(product, slo, from, half, 495, 500),
                        new SloCount(product, slo, half, asOf, 495, 500));
            case 3 -> List.of(new SloCount(product, slo, from, asOf, 0, 1000));
            case 4 -> List.of(new SloCount(product, slo, from, asOf.plusNanos(1), 1000, 1000));
            case 5 ->
                List.of(
                        new SloCount(product, slo, from, asOf, 1000, 1000),
                        new SloCount(product, slo, half, asOf, 500, 500));
            case 6 -> List.of(new SloCount(product, slo, half, asOf, 500, 500));
            default -> List.of(new SloCount(product, slo, from, asOf, 0, 0));
        };
    }

    private Arbitrary<Part> cost() {
        return Combinators.combine(productsOrNone, upTo(VALUES.size() - 1), upTo(4), moments)
                .as((product, amount, currency, to) -> draft -> draft.builder.costs(charge(
                        draft,
                        product == mostProducts ? null : draft.product(product).id(),
                        VALUES.get(amount),
                        currency == 4 ? "USD" : "EUR",
                        to)));
    }

    private static Cost charge(
            Draft draft, @Nullable ProductId product, BigDecimal amount, String currency, Instant to) {
        return new Cost(
                draft.next("charge"),
                product,
                to.minus(DAY),
                to,
                amount.signum() < 0 ? ChargeCategory.CREDIT : ChargeCategory.USAGE,
                amount,
                amount,
                currency,
                "cloud",
                "compute",
                Map.of());
    }

    private Arbitrary<Part> discovery() {
        return Combinators.combine(products, upTo(4), upTo(2), upTo(3), moments)
                .as((product, decided, users, options, at) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    ProblemId problem = new ProblemId(draft.next("problem"));
                    draft.builder.problems(new ProblemStatement(
                            problem, productId, "It takes too long", users == 0 ? List.of() : List.of("clerks")));
                    draft.add(plain(draft, productId, EvidenceKind.PROBLEM_EVIDENCE, problem.value(), at));
                    UserSegmentId segment = new UserSegmentId(draft.next("segment"));
                    draft.builder.userSegments(new UserSegment(segment, productId, "Clerks"));
                    draft.add(plain(draft, productId, EvidenceKind.USER_RESEARCH, segment.value(), at));
                    boolean choice = options > 0;
                    draft.builder.optionAssessments(new OptionAssessment(
                            new AssessmentId(draft.next("assessment")),
                            productId,
                            choice ? Set.of(SourcingOption.BUILD, SourcingOption.BUY) : Set.of(SourcingOption.PARTNER),
                            options == 1 ? List.of() : List.of("cost"),
                            choice && options < 3 ? SourcingOption.BUY : null,
                            decided == 4 ? null : draft.person(decided),
                            at));
                });
    }

    private Arbitrary<Part> experiment() {
        return Combinators.combine(
                        products, Arbitraries.of(true, false), Arbitraries.of(ExperimentResult.class), upTo(1), moments)
                .as((product, critical, result, fresh, at) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    Assumption tested = Draft.latest(draft.assumptions, productId)
                            .filter(earlier -> fresh == 1)
                            .orElse(null);
                    if (tested == null) {
                        tested = new Assumption(
                                new AssumptionId(draft.next("assumption")), productId, "They will use it", critical);
                        draft.add(tested);
                    }
                    ExperimentId experiment = new ExperimentId(draft.next("experiment"));
                    draft.know(experiment, productId);
                    draft.builder.experiments(new Experiment(experiment, productId, tested.id(), result, at));
                });
    }

    private Arbitrary<Part> plan() {
        return Combinators.combine(products, upTo(2), upTo(2), upTo(2))
                .as((product, guards, stop, outcome) ->
                        draft -> plan(draft, draft.product(product), guards, stop > 0, outcome > 0));
    }

    private static void plan(Draft draft, Product product, int guards, boolean stop, boolean outcome) {
        MetricId metric = new MetricId(draft.next("metric"));
        draft.know(metric);
        draft.builder.metrics(new MetricDefinition(metric, "Use", "Share of users", "share", 1, null));
        List<String> guardrails = switch (guards) {
            case 0 -> List.of();
            case 1 -> List.of(metric.value());
            default -> List.of(metric.value(), "unknown-metric");
        };
        Optional<OutcomeId> served = product.outcomeIds().stream().findFirst();
        draft.builder.experimentPlans(new ExperimentPlan(
                new ExperimentPlanId(draft.next("plan")),
                product.id(),
                "More will use it",
                metric.value(),
                guardrails,
                stop ? "Stop when complaints double" : null,
                outcome && served.isPresent() ? served.get() : null));
    }

    private Arbitrary<Part> dependency() {
        return Combinators.combine(products, products, upTo(60), Arbitraries.of(DependencyState.class))
                .as((product, other, due, state) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    ProductId dependsOn = draft.product(other).id();
                    if (!productId.equals(dependsOn)) {
                        DependencyId dependency = new DependencyId(draft.next("dependency"));
                        draft.know(dependency, productId);
                        draft.builder.dependencies(new Dependency(
                                dependency,
                                productId,
                                dependsOn,
                                "A stable interface",
                                LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(due - 30L),
                                state));
                    }
                });
    }

    private Arbitrary<Part> funding() {
        return Combinators.combine(products, upTo(3), boundaries, boundaries)
                .as((product, owner, from, to) -> draft -> draft.builder.budgets(new Budget(
                        new BudgetId(draft.next("budget")),
                        draft.product(product).id(),
                        from,
                        Moments.end(from, to),
                        new Money(BigDecimal.TEN, "EUR"),
                        owner == 3 ? null : draft.person(owner))));
    }

    private Arbitrary<Part> allocationTarget() {
        return Combinators.combine(products, upTo(2), upTo(2))
                .as((product, share, asked) -> draft -> draft.builder.allocationTargets(new AllocationTarget(
                        new AllocationTargetId(draft.next("target")),
                        draft.product(product).id(),
                        List.of(
                                new AllocationShare(
                                        "NEW", Set.of(FlowItemType.FEATURE), BigDecimal.valueOf(5L * share, 1)),
                                new AllocationShare(
                                        "UPKEEP",
                                        Set.of(FlowItemType.DEFECT, FlowItemType.DEBT),
                                        BigDecimal.valueOf(10 - 5L * share, 1))),
                        BigDecimal.TEN,
                        1 + asked,
                        asked == 0 ? null : new BigDecimal("0.5"))));
    }

    private Arbitrary<Part> flow() {
        return Combinators.combine(
                        productsOrNone, Arbitraries.of(FlowItemType.class), upTo(3), boundaries, boundaries, boundaries)
                .as((product, type, steps, first, second, third) -> {
                    List<FlowTransition> transitions = List.of(
                            new FlowTransition("In progress", FlowState.ACTIVE, first, 0),
                            new FlowTransition("Done", FlowState.DONE, second, 1),
                            new FlowTransition("Blocked", FlowState.WAITING, third, 2));
                    return draft -> {
                        FlowItemId item = new FlowItemId(draft.next("F"));
                        @Nullable
                        ProductId about = product == mostProducts
                                ? null
                                : draft.product(product).id();
                        draft.know(item, about);
                        draft.builder.flowItems(new FlowItem(
                                item,
                                about,
                                null,
                                type,
                                steps == 0 ? transitions.subList(0, 1) : transitions.subList(0, steps == 3 ? 3 : 2)));
                    };
                });
    }

    /** Counts that end at the instant, before or after it, with charges that show the feed alive mostly. */
    private Arbitrary<Part> usage() {
        return Combinators.combine(products, Arbitraries.of(UsageMeasure.class), upTo(3), boundaries, upTo(3))
                .as((product, measure, count, to, charged) -> draft -> {
                    ProductId productId = draft.product(product).id();
                    Instant end = charged == 3 ? asOf : to;
                    draft.builder.usageCounts(
                            new UsageCount(productId, measure, end.minus(DAY.multipliedBy(30)), end, count));
                    if (charged > 0) {
                        draft.builder.costs(charge(draft, productId, VALUES.get(charged % VALUES.size()), "EUR", end));
                    }
                });
    }

    private Arbitrary<Part> evaluation() {
        List<SloVerdict> verdicts =
                List.of(SloVerdict.PASS, SloVerdict.WARNING, SloVerdict.FAIL, SloVerdict.UNEVALUABLE);
        return Combinators.combine(products, Arbitraries.of(verdicts), upTo(4), moments)
                .as((product, verdict, place, at) -> draft -> draft.builder.sloEvaluations(new SloEvaluation(
                        new SloEvaluationId(draft.next("evaluation")),
                        draft.product(product).id(),
                        ENVIRONMENTS.get(place % ENVIRONMENTS.size()),
                        "1",
                        place == 0 ? null : "1.0",
                        verdict,
                        verdict == SloVerdict.UNEVALUABLE ? null : new BigDecimal("90"),
                        verdict == SloVerdict.UNEVALUABLE ? 0 : 3,
                        at.minus(DAY),
                        at,
                        at)));
    }

    /** A fact of a type that no part above makes. */
    private Arbitrary<Part> further() {
        return Combinators.combine(
                        upTo(RecordParts.size() - 1),
                        upTo(records.greatest()).list().ofMaxSize(RecordParts.NUMBERS))
                .as(records::part);
    }

    /** Waivers: of the right form mostly, and wrong in each way that there is. */
    private Arbitrary<Part> waiver() {
        return Combinators.combine(products, upTo(39), upTo(4), upTo(9), moments, upTo(14 + 2 * terms.size()))
                .as((product, criterion, requester, granter, at, term) -> draft -> {
                    Criterion waived = waived(draft.product(product), criterion);
                    if (granter == 9) {
                        EvidenceKind kind = term % 2 == 0 ? EvidenceKind.TRAINING : EvidenceKind.RUNBOOK;
                        ProductId productId = draft.product(product).id();
                        draft.add(evidence(draft, productId, kind, null, at, draft.person(0), BigDecimal.ONE));
                    }
                    draft.builder.waivers(new Waiver(
                            new WaiverId(draft.next("W")),
                            draft.product(product).id(),
                            waived.gateId(),
                            waived.id(),
                            "The supplier is late",
                            draft.person(requester + 1),
                            draft.person(granter > 4 ? 0 : granter),
                            at,
                            Moments.end(at, waiverEnd(at, term))));
                });
    }

    /** Mostly a waivable criterion of the gate that the product is at. */
    private Criterion waived(Product product, int choice) {
        Optional<GateId> exit = GateId.exitOf(product.stage());
        List<Criterion> near = criteria.stream()
                .filter(criterion -> exit.isPresent() && criterion.gateId().equals(exit.get()))
                .filter(criterion -> choice > 30 || criterion.enforcement() == Enforcement.WAIVABLE)
                .toList();
        return near.isEmpty() || choice == 39 ? criteria.get(choice % criteria.size()) : near.get(choice % near.size());
    }

    private Instant waiverEnd(Instant from, int choice) {
        return switch (choice) {
            case 0 -> from.plus(Duration.ofDays(30));
            case 1 -> from.plus(Duration.ofDays(90));
            case 2 -> from.plus(Duration.ofDays(90)).plusNanos(1);
            case 3 -> asOf;
            case 4 -> asOf.plusNanos(1);
            case 5 -> asOf.plusSeconds(1);
            case 6 -> asOf.plus(Duration.ofDays(60));
            case 7 -> from.plus(Duration.ofDays(365));
            case 8 -> asOf.minusNanos(1);
            default ->
                choice <= 14
                        ? from.plus(Duration.ofDays(20))
                        : from.plus(terms.get((choice - 15) / 2)).plusNanos(choice % 2 == 0 ? 1 : 0);
        };
    }

    /** All that the standard gate of the product's stage asks for, one fact of it off by an instant or not there. */
    private Arbitrary<Part> ready() {
        return Combinators.combine(products, upTo(20), boundaries)
                .as((product, flaw, at) -> draft -> new Ready(draft, draft.product(product), flaw, at).add());
    }

    private static Evidence plain(
            Draft draft, ProductId product, EvidenceKind kind, @Nullable String subject, Instant at) {
        return evidence(draft, product, kind, subject, at, draft.person(2), BigDecimal.ONE);
    }

    private static Evidence evidence(
            Draft draft,
            ProductId product,
            EvidenceKind kind,
            @Nullable String subject,
            Instant at,
            PersonId author,
            BigDecimal value) {
        return new Evidence(
                new EvidenceId(draft.next("E")),
                product,
                kind,
                subject,
                "1.0",
                URI.create("https://evidence.example/plain"),
                author,
                at,
                null,
                Environment.PRODUCTION_LIKE,
                value);
    }

    private static Arbitrary<Integer> position(List<?> list) {
        return upTo(Math.max(0, list.size() - 1));
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most);
    }

    /** The facts that a gate asks for; every one takes a step, and at one step something is wrong. */
    private final class Ready {
        private final Draft draft;
        private final Product product;
        private final int flaw;
        private final Instant flawed;
        private int step;

        Ready(Draft draft, Product product, int flaw, Instant flawed) {
            this.draft = draft;
            this.product = product;
            this.flaw = flaw;
            this.flawed = flawed;
        }

        private boolean flaw() {
            step++;
            return step == flaw;
        }

        /** Now and then the person who grants waivers, too. */
        private PersonId author() {
            return draft.person(flaw % 4 == 2 ? 0 : 2);
        }

        private Instant at() {
            return flaw() ? flawed : asOf.minus(Duration.ofHours(12));
        }

        private Evidence evidence(EvidenceKind kind, @Nullable String subject) {
            return evidence(kind, subject, BigDecimal.ONE);
        }

        private Evidence evidence(EvidenceKind kind, @Nullable String subject, BigDecimal value) {
            Evidence added = Parts.evidence(draft, product.id(), kind, subject, at(), author(), value);
            draft.add(added);
            return added;
        }

        void add() {
            GateId gate = GateId.exitOf(product.stage()).orElse(GateId.RETIREMENT_EXIT);
            if (gate.equals(GateId.DISCOVERY_EXIT)) {
                discovery();
            } else if (gate.equals(GateId.MVP_EXIT)) {
                mvp();
            } else if (gate.equals(GateId.LIMITED_LAUNCH_EXIT)) {
                limitedLaunch();
            } else if (gate.equals(GateId.GA_EXIT)) {
                generalAvailability();
            } else {
                retirement();
            }
        }

        private void discovery() {
            ProblemId problem = new ProblemId(draft.next("problem"));
            draft.builder.problems(new ProblemStatement(
                    problem, product.id(), "It takes too long", flaw() ? List.of() : List.of("clerks")));
            evidence(EvidenceKind.PROBLEM_EVIDENCE, problem.value());
            UserSegmentId segment = new UserSegmentId(draft.next("segment"));
            draft.builder.userSegments(new UserSegment(segment, product.id(), "Clerks"));
            evidence(EvidenceKind.USER_RESEARCH, segment.value());
            draft.builder.optionAssessments(new OptionAssessment(
                    new AssessmentId(draft.next("assessment")),
                    product.id(),
                    Set.of(SourcingOption.BUILD, SourcingOption.BUY),
                    List.of("cost"),
                    SourcingOption.BUY,
                    draft.person(0),
                    at()));
            for (ControlKind kind : ControlKind.values()) {
                draft.builder.controls(new Control(
                        new ControlId(draft.next("C")),
                        product.id(),
                        kind,
                        "A safeguard",
                        flaw() ? Stage.MVP : Stage.DISCOVERY));
            }
            personalData();
        }

        private void personalData() {
            draft.builder.dataInventories(new DataInventory(product.id(), at()));
            draft.builder.dataFields(new DataField(product.id(), draft.next("field"), "billing", flaw() ? 31 : 30, 30));
        }

        private void mvp() {
            evidence(EvidenceKind.RUNNABLE_BUILD, null);
            Assumption assumption = new Assumption(
                    new AssumptionId(draft.next("assumption")), product.id(), "They will use it", !flaw());
            draft.add(assumption);
            draft.builder.experiments(new Experiment(
                    new ExperimentId(draft.next("experiment")),
                    product.id(),
                    assumption.id(),
                    flaw() ? ExperimentResult.REFUTED : ExperimentResult.VALIDATED,
                    at()));
            EventSchema event =
                    new EventSchema(new EventId(draft.next("event")), product.id(), "Something happened", null);
            draft.add(event);
            evidence(EvidenceKind.TELEMETRY, event.id().value());
            Evidence runbook = evidence(EvidenceKind.RUNBOOK, null);
            draft.builder.approvals(new Approval(
                    new ApprovalId(draft.next("A")), product.id(), runbook.id(), draft.person(flaw() ? 2 : 1), at()));
            evidence(EvidenceKind.RUNBOOK_EXERCISE, runbook.id().value());
            risks();
        }

        private RiskId risks() {
            draft.builder.riskRegisters(new RiskRegister(product.id(), at()));
            RiskId risk = new RiskId(draft.next("R"));
            draft.add(new ProductRisk(
                    risk,
                    product.id(),
                    "Something may go wrong",
                    Severity.HIGH,
                    true,
                    draft.person(3),
                    milestones(flaw() ? 3 : 1),
                    at()));
            return risk;
        }

        private void limitedLaunch() {
            evidence(EvidenceKind.ON_CALL, null);
            evidence(EvidenceKind.SUPPORT_CHANNEL, null);
            evidence(EvidenceKind.SUPPORT_ESCALATION, null);
            evidence(EvidenceKind.TRAINING, "support", flaw() ? BigDecimal.ZERO : BigDecimal.ONE);
            evidence(EvidenceKind.CONTROL_TEST, risks().value());
            objective();
            personalData();
        }

        private void objective() {
            SloId slo = new SloId(draft.next("slo"));
            draft.builder.slos(new Slo(slo, product.id(), "requests answered", new BigDecimal("0.9"), SLO_DAYS));
            draft.builder.slas(new Sla(
                    new SlaId(draft.next("sla")), product.id(), slo, flaw() ? BigDecimal.ONE : new BigDecimal("0.5")));
            counts(product.id(), slo, flaw() ? 3 : 1).forEach(draft.builder::sloCounts);
        }

        private void generalAvailability() {
            evidence(EvidenceKind.CUSTOMER_DOCUMENTATION, null);
            for (String who : List.of("support", "sales", "users")) {
                evidence(EvidenceKind.TRAINING, who);
            }
            plan(draft, product, flaw() ? 2 : 1, !flaw(), !flaw());
            objective();
            risks();
        }

        private void retirement() {
            evidence(EvidenceKind.DATA_DISPOSITION, null);
            evidence(EvidenceKind.CUSTOMER_MIGRATION, null, flaw() ? BigDecimal.ONE : BigDecimal.ZERO);
            draft.builder.costs(charge(draft, product.id(), flaw() ? BigDecimal.ONE : BigDecimal.ZERO, "EUR", at()));
        }
    }
}
