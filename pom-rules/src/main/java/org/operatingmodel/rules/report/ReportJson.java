package org.operatingmodel.rules.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.VerdictChange;
import org.operatingmodel.io.DecisionJson;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.FlowBoard;
import org.operatingmodel.metrics.flow.WindowFlow;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.network.ValueStreamNetwork;
import org.operatingmodel.metrics.outcome.FlowAndOutcomes;
import org.operatingmodel.metrics.outcome.OutcomeProgress;
import org.operatingmodel.metrics.planning.PortfolioDrift;
import org.operatingmodel.metrics.planning.PortfolioReport;
import org.operatingmodel.metrics.planning.UnitEconomics;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * Reports as JSON: everything that their text tells, as data.
 *
 * <p>Fields stand in a fixed order, and the same report gives the same bytes. It needs no library.
 *
 * @since 0.1
 */
public final class ReportJson {
    private ReportJson() {}

    /** The change as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(VerdictChange change) {
        return RecordJson.treeText(tree(change));
    }

    /** The comparison as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(ScenarioComparison comparison) {
        return RecordJson.treeText(tree(comparison));
    }

    /** The report as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(BoardReport report) {
        return RecordJson.treeText(tree(report));
    }

    /** The axes as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(OperatingModelAxes axes) {
        return RecordJson.treeText(tree(axes));
    }

    /** The benefits as JSON text, indented by two blanks, with a line feed after each line. */
    public static String text(BenefitReport report) {
        return RecordJson.treeText(tree(report));
    }

    /** The report as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(BoardReport report) {
        return DecisionJson.object(
                "asOf", report.asOf().toString(),
                "lines",
                        report.lines().stream()
                                .map(line -> DecisionJson.object(
                                        "figure", line.figure(),
                                        "definition", line.definition(),
                                        "value", line.value(),
                                        "unit", line.measuredIn(),
                                        "confidence", line.confidence().word(),
                                        "known", line.known(),
                                        "asked", line.asked()))
                                .toList());
    }

    /** The axes as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(OperatingModelAxes axes) {
        return DecisionJson.object(
                "asOf", axes.asOf().toString(),
                "axes",
                        axes.axes().stream()
                                .map(axis -> DecisionJson.object(
                                        "name", axis.name(),
                                        "operatingModel", axis.operatingModel(),
                                        "traditional", axis.traditional(),
                                        "share", figure(axis.share()),
                                        "unknown", axis.unknown(),
                                        "unknownCount", axis.unknownCount()))
                                .toList());
    }

    /** The register as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(RoleRegister register) {
        return DecisionJson.object(
                "unfilled",
                register.vacancies().stream()
                        .map(each -> DecisionJson.object(
                                "product", each.productId().value(),
                                "role", each.roleId().value()))
                        .toList(),
                "overloaded",
                register.overloads().stream()
                        .map(each ->
                                DecisionJson.object("person", each.personId().value(), "roles", each.holdings()))
                        .toList(),
                "doubleHatted",
                register.doubleHats().stream()
                        .map(each -> DecisionJson.object(
                                "person", each.personId().value(),
                                "decision", each.decides().decisionId().value(),
                                "product", text(each.decides().productId())))
                        .toList());
    }

    /**
     * The complexity as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to.
     *
     * @param complexity what people are asked to know
     * @param budget what they can be asked to know
     */
    public static Map<String, @Nullable Object> tree(ModelComplexity complexity, ModelComplexity.Budget budget) {
        return DecisionJson.object(
                "gates", complexity.gates(),
                "rules", complexity.rules(),
                "rights", complexity.rights(),
                "perTeam", figure(complexity.perTeam()),
                "warnings", complexity.warnings(budget));
    }

    /** The benefits as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(BenefitReport report) {
        return DecisionJson.object(
                "benefits",
                report.rows().stream()
                        .map(row -> DecisionJson.object(
                                "benefit", row.benefit().word(),
                                "metric", row.benefit().metric(),
                                "before", figure(row.before()),
                                "after", figure(row.after()),
                                "change", row.change().word()))
                        .toList());
    }

    /** The report as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(PortfolioReport report) {
        return DecisionJson.object(
                "alignment",
                RecordJson.tree(report.alignment()),
                "objectives",
                DecisionJson.object(
                        "faults", report.objectives().faults(),
                        "progress", figures(report.objectives().progress())),
                "dependencies",
                RecordJson.tree(report.dependencies()),
                "fundingOrder",
                RecordJson.tree(report.fundingOrder()),
                "profitCentres",
                report.profitCentres().rows().stream()
                        .map(row -> DecisionJson.object(
                                "product", row.productId().value(),
                                "cost", figure(row.cost().map(RunCost::amount)),
                                "margin",
                                        figure(row.margin()
                                                .map(margin -> margin.amount().amount())),
                                "outcomes", outcomes(row.outcomes())))
                        .toList(),
                "unitEconomics",
                DecisionJson.object(
                        "rows",
                                report.unitEconomics().rows().stream()
                                        .map(ReportJson::tree)
                                        .toList(),
                        "unmeasured", RecordJson.tree(report.unitEconomics().unmeasured())),
                "flowAndOutcomes",
                DecisionJson.object(
                        "streams",
                                report.flowAndOutcomes().streams().stream()
                                        .map(ReportJson::tree)
                                        .toList(),
                        "missing", report.flowAndOutcomes().missing()),
                "flowBoard",
                DecisionJson.object(
                        "executives", tree(report.flowBoard().executives()),
                        "teams",
                                report.flowBoard().teams().stream()
                                        .map(ReportJson::tree)
                                        .toList()),
                "network",
                report.network() instanceof Measured.Value<ValueStreamNetwork> known
                        ? tree(known.value())
                        : figure(report.network()),
                "taxonomy",
                DecisionJson.object(
                        "new", figure(report.taxonomy().freshShare()),
                        "existing", figure(report.taxonomy().existingShare()),
                        "backfill", RecordJson.tree(report.backfill())));
    }

    private static Map<String, @Nullable Object> tree(UnitEconomics.Row row) {
        return DecisionJson.object(
                "product", row.productId().value(),
                "measure", row.measure().name(),
                "cost", figure(row.cost().map(UnitCost::amount)),
                "target", row.limit() == null ? null : RecordJson.tree(row.limit()),
                "held", row.held());
    }

    private static Map<String, @Nullable Object> tree(ValueStreamNetwork network) {
        Map<ValueStreamId, Ratio> betweenness = network.betweenness();
        Measured<ValueStreamNetwork.Bottleneck> bottleneck = network.bottleneck();
        return DecisionJson.object(
                "streams",
                network.nodes().stream()
                        .map(node -> DecisionJson.object(
                                "valueStream", node.id().value(),
                                "capacity", node.capacity(),
                                "demand", node.demand(),
                                "betweenness",
                                        betweenness
                                                .getOrDefault(node.id(), Ratio.ZERO)
                                                .decimal()))
                        .toList(),
                "bottleneck",
                DecisionJson.object(
                        "streams",
                        bottleneck
                                .toOptional()
                                .map(found -> RecordJson.tree(found.streams()))
                                .orElseGet(List::of),
                        "capacityPerDemand",
                        figure(bottleneck.map(ValueStreamNetwork.Bottleneck::capacityPerDemand))));
    }

    private static Map<String, @Nullable Object> tree(FlowBoard.Row row) {
        return DecisionJson.object(
                "name", row.name(),
                "completed", row.completed(),
                "inProgress", row.inProgress(),
                "efficiency", figure(row.efficiency()),
                "flowTime", figure(row.flowTime()));
    }

    private static Map<String, @Nullable Object> tree(FlowAndOutcomes.Stream stream) {
        WindowFlow flow = stream.flow();
        return DecisionJson.object(
                "valueStream", stream.id().value(),
                "completed", flow == null ? null : flow.velocity(),
                "inProgress", flow == null ? null : flow.loadAtEnd(),
                "flowTime", flow == null ? null : figure(flow.flowTime(85)),
                "outcomes", outcomes(stream.outcomes()));
    }

    /** The drift as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(PortfolioDrift drift) {
        return DecisionJson.object(
                "products",
                drift.products().stream()
                        .map(each -> DecisionJson.object(
                                "product", each.productId().value(),
                                "quality", indicator(each.quality()),
                                "runCost", indicator(each.runCost()),
                                "roadmapAge", indicator(each.roadmapAge())))
                        .toList(),
                "added",
                RecordJson.tree(drift.added()),
                "removed",
                RecordJson.tree(drift.removed()),
                "streamMap",
                drift.streamMap() == null
                        ? null
                        : RecordJson.tree(drift.streamMap().changes()));
    }

    /** The figures as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(FigureReport report) {
        return DecisionJson.object(
                "asOf",
                report.asOf().toString(),
                "figures",
                report.rows().stream()
                        .map(row -> DecisionJson.object(
                                "area", row.area().word(),
                                "figure", row.figure(),
                                "definition", row.value().basis().convention(),
                                "value", figure(row.value())))
                        .toList(),
                "sprawl",
                report.sprawl());
    }

    /** The change as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(VerdictChange change) {
        return DecisionJson.object(
                "key", change.key(),
                "product", change.productId().value(),
                "gate", change.gateId().value(),
                "before", word(change.before()),
                "after", word(change.after()),
                "asOf", change.asOf().toString(),
                "criteria",
                        change.criteria().stream()
                                .map(criterion -> DecisionJson.object(
                                        "id", criterion.criterionId().value(),
                                        "before", criterion.before(),
                                        "after", criterion.after()))
                                .toList());
    }

    /** The comparison as a tree of maps in the order of their fields, lists, texts, numbers and truth values; to add to. */
    public static Map<String, @Nullable Object> tree(ScenarioComparison comparison) {
        return DecisionJson.object(
                "asOf", comparison.asOf().toString(),
                "products", comparison.products(),
                "verdicts", comparison.verdicts().stream().map(ReportJson::tree).toList(),
                "figures",
                        comparison.figures().stream()
                                .map(change -> DecisionJson.object(
                                        "product", change.productId().value(),
                                        "figure", change.figure().word(),
                                        "definition", change.figure().definition(),
                                        "before", figure(change.before()),
                                        "after", figure(change.after())))
                                .toList(),
                "practices",
                        comparison.practices().stream()
                                .map(change -> DecisionJson.object(
                                        "practice", change.practice().value(),
                                        "about", change.about(),
                                        "before", word(change.before()),
                                        "after", word(change.after())))
                                .toList(),
                "deciders",
                        comparison.deciders().stream()
                                .map(change -> DecisionJson.object(
                                        "decision",
                                                change.request().decisionId().value(),
                                        "product", text(change.request().productId()),
                                        "gate", text(change.request().gateId()),
                                        "amount", text(change.request().amount()),
                                        "requestedBy", text(change.request().requestedBy()),
                                        "before", change.before(),
                                        "after", change.after()))
                                .toList(),
                "matters",
                        comparison.matters().stream()
                                .map(change -> DecisionJson.object(
                                        "key", change.key(),
                                        "summary", change.summary(),
                                        "change", change.raised() ? "raised" : "resolved"))
                                .toList());
    }

    private static @Nullable String text(@Nullable Record value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String word(@Nullable PracticeVerdict verdict) {
        return verdict == null ? null : verdict.word();
    }

    private static @Nullable String word(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.word();
    }

    private static Map<String, @Nullable Object> outcomes(Map<OutcomeId, Measured<OutcomeProgress>> outcomes) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        outcomes.forEach((id, progress) -> tree.put(id.value(), figure(progress.map(OutcomeProgress::way))));
        return tree;
    }

    /** How a product's figure was and is. */
    private static Map<String, @Nullable Object> indicator(PortfolioDrift.Indicator indicator) {
        return DecisionJson.object(
                "before", figure(indicator.before()),
                "after", figure(indicator.after()),
                "trend", indicator.trend().name().toLowerCase(Locale.ROOT));
    }

    /** Figures by the ids of what they are about. */
    private static Map<String, @Nullable Object> figures(Map<?, ? extends Measured<?>> figures) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        figures.forEach((id, figure) -> tree.put(String.valueOf(id), figure(figure)));
        return tree;
    }

    /** The value, its unit and how many facts it rests on; where there is none, the reason. */
    private static Map<String, @Nullable Object> figure(Measured<?> figure) {
        return figure instanceof Measured.Value<?> known
                ? DecisionJson.object(
                        "value", value(known.value()), "unit", known.basis().measuredIn(), "n", known.n())
                : DecisionJson.object("absent", ((Measured.Absent<?>) figure).reason(), "n", figure.n());
    }

    private static Object value(Object value) {
        return value instanceof Ratio ratio ? ratio.decimal() : RecordJson.tree(value);
    }
}
