package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.objective.Baseline;
import org.operatingmodel.metrics.objective.BaselineSelection;
import org.operatingmodel.metrics.objective.EarlierEvaluation;
import org.operatingmodel.metrics.objective.Evaluation;
import org.operatingmodel.metrics.objective.IndicatorValue;
import org.operatingmodel.metrics.objective.Objective;
import org.operatingmodel.metrics.objective.ObjectiveResult;
import org.operatingmodel.metrics.objective.Retrieval;
import org.operatingmodel.metrics.objective.SloDefinition;
import org.operatingmodel.metrics.objective.Subject;
import org.operatingmodel.metrics.objective.Threshold;
import org.operatingmodel.metrics.objective.ThresholdReading;
import org.operatingmodel.metrics.objective.Unwanted;
import org.operatingmodel.reliability.SlaId;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.reliability.SloVerdict;

/**
 * The files of the command {@code slo}: each record is an object of a file, each component a field.
 *
 * <p>A component that may be absent is a field that may be left out. What a file says is checked where it is built, so that
 * messages name its place.
 */
public final class SloFiles {
    private SloFiles() {}

    /**
     * A definition of objectives.
     *
     * @param comparison how baselines are found; the newest evaluation of any verdict when absent
     * @param agreements what customers were promised, for findings
     */
    public record Definition(
            String version,
            String metrics,
            Subject subject,
            Duration window,
            List<ObjectiveEntry> objectives,
            @Nullable BaselineSelectionEntry comparison,
            SloDefinition.Limits limits,
            List<AgreementEntry> agreements) {
        /** @throws IllegalArgumentException if it says something wrong */
        public Definition {
            model(version, metrics, subject, window, objectives, comparison, limits);
            agreed(objectives, agreements);
        }

        Map<SlaId, Objective> agreed() {
            return agreed(objectives, agreements);
        }

        private static Map<SlaId, Objective> agreed(List<ObjectiveEntry> objectives, List<AgreementEntry> agreements) {
            Map<SlaId, Objective> agreed = new TreeMap<>();
            for (AgreementEntry agreement : agreements) {
                ObjectiveEntry guard = objectives.stream()
                        .filter(objective -> objective.id().equals(agreement.objective()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "agreements must each name one of the objectives, but '" + agreement.id() + "' named '"
                                        + agreement.objective() + "'. Define it first."));
                if (agreed.put(agreement.id(), agreement.promise(guard.indicator())) != null) {
                    throw new IllegalArgumentException(
                            "agreements must have different ids, but held '" + agreement.id() + "' again. Rename one.");
                }
            }
            return agreed;
        }

        SloDefinition model() {
            return model(version, metrics, subject, window, objectives, comparison, limits);
        }

        private static SloDefinition model(
                String version,
                String metrics,
                Subject subject,
                Duration window,
                List<ObjectiveEntry> objectives,
                @Nullable BaselineSelectionEntry comparison,
                SloDefinition.Limits limits) {
            return built(() -> new SloDefinition(
                    version,
                    metrics,
                    subject,
                    window,
                    objectives.stream().map(ObjectiveEntry::model).toList(),
                    comparison == null ? BaselineSelection.STANDARD : comparison.model(),
                    limits));
        }
    }

    /**
     * An objective, by what must be ({@code pass}, {@code warning}) or by what must not be ({@code unwanted}).
     *
     * @param pass groups joined by OR, each of thresholds joined by AND
     * @param warning likewise
     * @param weight 1 when absent
     * @param key false when absent
     */
    public record ObjectiveEntry(
            SloId id,
            String indicator,
            @Nullable String kind,
            @Nullable BigDecimal weight,
            @Nullable Boolean key,
            List<List<ThresholdText>> pass,
            List<List<ThresholdText>> warning,
            @Nullable UnwantedEntry unwanted) {
        /** @throws IllegalArgumentException if it says something wrong */
        public ObjectiveEntry {
            model(id, indicator, kind, weight, key, pass, warning, unwanted);
        }

        Objective model() {
            return model(id, indicator, kind, weight, key, pass, warning, unwanted);
        }

        private static Objective model(
                SloId id,
                String indicator,
                @Nullable String kind,
                @Nullable BigDecimal weight,
                @Nullable Boolean key,
                List<List<ThresholdText>> pass,
                List<List<ThresholdText>> warning,
                @Nullable UnwantedEntry unwanted) {
            if (unwanted != null && !(pass.isEmpty() && warning.isEmpty())) {
                throw new IllegalArgumentException(
                        "unwanted must stand alone, but was beside pass or warning thresholds."
                                + " Say what must be, or what must not be.");
            }
            return built(() -> {
                Objective objective = unwanted == null
                        ? Objective.of(id, indicator, thresholds(pass)).withWarning(thresholds(warning))
                        : unwanted.objective(id, indicator);
                return new Objective(
                        id,
                        indicator,
                        kind,
                        objective.pass(),
                        objective.warning(),
                        weight == null ? BigDecimal.ONE : weight,
                        key != null && key);
            });
        }

        private static List<List<Threshold>> thresholds(List<List<ThresholdText>> groups) {
            return groups.stream()
                    .map(group -> group.stream()
                            .map(text -> Threshold.parse(text.value()))
                            .toList())
                    .toList();
        }
    }

    /**
     * What customers were promised.
     *
     * @param objective the objective that guards the promise
     * @param pass groups joined by OR, each of thresholds joined by AND
     */
    public record AgreementEntry(SlaId id, SloId objective, List<List<ThresholdText>> pass) {
        /** @throws IllegalArgumentException if it says something wrong */
        public AgreementEntry {
            if (pass.isEmpty()) {
                throw new IllegalArgumentException(
                        "pass must hold what is promised, but was empty. Add a group, or remove the agreement.");
            }
            SloFiles.built(() -> Objective.of(objective, "any", ObjectiveEntry.thresholds(pass)));
        }

        Objective promise(String indicator) {
            return Objective.of(objective, indicator, ObjectiveEntry.thresholds(pass));
        }
    }

    /** A threshold as text, such as {@code <=+8%}. */
    public record ThresholdText(String value) {
        /** @throws IllegalArgumentException if it cannot be read */
        public ThresholdText {
            Threshold.parse(value);
        }
    }

    /** What must not be. */
    public record UnwantedEntry(
            @Nullable RangeEntry failure, @Nullable RangeEntry warning) {
        Objective objective(SloId id, String indicator) {
            return Objective.failing(
                    id, indicator, failure == null ? null : failure.model(), warning == null ? null : warning.model());
        }
    }

    /** Values beyond a target, or inside ({@code in}) or outside ({@code not-in}) of a range from low to high. */
    public record RangeEntry(
            String operator,
            @Nullable BigDecimal target,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {
        /** @throws IllegalArgumentException if it says something wrong */
        public RangeEntry {
            model(operator, target, low, high);
        }

        Unwanted model() {
            return model(operator, target, low, high);
        }

        private static Unwanted model(
                String operator, @Nullable BigDecimal target, @Nullable BigDecimal low, @Nullable BigDecimal high) {
            boolean range = operator.equals("in") || operator.equals("not-in");
            if (range && target == null && low != null && high != null) {
                return built(
                        () -> operator.equals("in") ? new Unwanted.Inside(low, high) : new Unwanted.Outside(low, high));
            }
            if (!range && target != null && low == null && high == null) {
                return built(() -> new Unwanted.Beyond(Threshold.Operator.of(operator), target));
            }
            throw new IllegalArgumentException(
                    "operator must be in or not-in with low and high, or <, <=, =, >=, > with target, but was '"
                            + operator + "' with other fields. Give those that belong to it.");
        }
    }

    /** How baselines are found; each field that is absent is as in {@link BaselineSelection#STANDARD}. */
    public record BaselineSelectionEntry(
            @Nullable Integer results,
            BaselineSelection.@Nullable Which which,
            BaselineSelection.@Nullable Aggregate aggregate,
            BaselineSelection.@Nullable WhenNoBaseline whenNoBaseline) {
        /** @throws IllegalArgumentException if it says something wrong */
        public BaselineSelectionEntry {
            model(results, which, aggregate, whenNoBaseline);
        }

        BaselineSelection model() {
            return model(results, which, aggregate, whenNoBaseline);
        }

        private static BaselineSelection model(
                @Nullable Integer results,
                BaselineSelection.@Nullable Which which,
                BaselineSelection.@Nullable Aggregate aggregate,
                BaselineSelection.@Nullable WhenNoBaseline whenNoBaseline) {
            BaselineSelection standard = BaselineSelection.STANDARD;
            return built(() -> new BaselineSelection(
                    results == null ? standard.results() : results,
                    which == null ? standard.which() : which,
                    aggregate == null ? standard.aggregate() : aggregate,
                    whenNoBaseline == null ? standard.whenNoBaseline() : whenNoBaseline));
        }
    }

    /** Measured values. */
    public record Values(
            String id,
            Subject subject,
            @Nullable String release,
            Window window,
            Instant observedAt,
            RetrievalEntry retrieval,
            List<IndicatorEntry> indicators) {
        /** @throws IllegalArgumentException if it says something wrong */
        public Values {
            model(id, subject, release, window, observedAt, retrieval, indicators);
        }

        Retrieval model() {
            return model(id, subject, release, window, observedAt, retrieval, indicators);
        }

        private static Retrieval model(
                String id,
                Subject subject,
                @Nullable String release,
                Window window,
                Instant observedAt,
                RetrievalEntry retrieval,
                List<IndicatorEntry> indicators) {
            return built(() -> new Retrieval(
                    id,
                    subject,
                    release,
                    window.from(),
                    window.to(),
                    observedAt,
                    retrieval.reason(),
                    IndicatorEntry.models(indicators)));
        }
    }

    /** A stretch of time, its end excluded. */
    public record Window(Instant from, Instant to) {}

    /** Whether the values could be retrieved as a whole, and if not, why. */
    public record RetrievalEntry(Status status, @Nullable String reason) {
        /** @throws IllegalArgumentException if there is a reason without a failure, or the other way round */
        public RetrievalEntry {
            if ((status == Status.FAILED) != (reason != null)) {
                throw new IllegalArgumentException(
                        "reason must be given exactly when status is FAILED, but status was '" + status + "'. "
                                + (reason == null ? "Say why." : "Leave it out."));
            }
        }
    }

    /** Whether a retrieval succeeded. */
    public enum Status {
        /** It did; single indicators may have no value all the same. */
        SUCCEEDED,
        /** It did not: whatever values there are, they never pass. */
        FAILED
    }

    /** A value, or the reason why there is none. */
    public record IndicatorEntry(
            String indicator,
            @Nullable String measuredIn,
            @Nullable MeasuredNumber value,
            @Nullable String reason) {
        /** @throws IllegalArgumentException if it says something wrong */
        public IndicatorEntry {
            model(indicator, measuredIn, value, reason);
        }

        static List<IndicatorValue> models(List<IndicatorEntry> entries) {
            return entries.stream()
                    .map(entry -> model(entry.indicator, entry.measuredIn, entry.value, entry.reason))
                    .toList();
        }

        static IndicatorEntry of(IndicatorValue value) {
            BigDecimal number = value.value();
            return new IndicatorEntry(
                    value.indicator(),
                    value.measuredIn(),
                    number == null ? null : new MeasuredNumber(number.toPlainString()),
                    value.reason());
        }

        private static IndicatorValue model(
                String indicator,
                @Nullable String measuredIn,
                @Nullable MeasuredNumber value,
                @Nullable String reason) {
            if (value != null && !value.finite()) {
                return built(() -> new IndicatorValue(
                        indicator,
                        measuredIn,
                        null,
                        "Indicator '" + indicator + "' was '" + value.value() + "', which is no finite number."));
            }
            return built(() -> new IndicatorValue(
                    indicator, measuredIn, value == null ? null : new BigDecimal(value.value()), reason));
        }
    }

    /** A decimal number, or what monitoring systems write when there is none. */
    public record MeasuredNumber(String value) {
        private static final Pattern NUMBER =
                Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");
        private static final Pattern NOT_FINITE =
                Pattern.compile("[-+]?\\.?(?:nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

        /** @throws IllegalArgumentException if it is neither */
        public MeasuredNumber {
            if (!NUMBER.matcher(value).matches() && !NOT_FINITE.matcher(value).matches()) {
                throw new IllegalArgumentException("value must be a number such as 12.5, but was '" + value
                        + "'. Give a reason instead where there is none.");
            }
        }

        boolean finite() {
            return NUMBER.matcher(value).matches();
        }
    }

    /** Earlier evaluations; what {@code --out} writes is such a file of one. */
    public record History(List<EvaluationEntry> evaluations) {}

    /**
     * An evaluation: what a later one needs to know of it, and what led to its verdict, which may be left out.
     *
     * @param score the least score possible in percent, to 34 digits
     * @param greatestScore the greatest one
     */
    public record EvaluationEntry(
            String id,
            Subject subject,
            String metrics,
            Instant observedAt,
            SloVerdict verdict,
            @Nullable Boolean invalidated,
            @Nullable String definition,
            @Nullable String release,
            @Nullable Window window,
            @Nullable RetrievalEntry retrieval,
            @Nullable String reason,
            @Nullable BigDecimal score,
            @Nullable BigDecimal greatestScore,
            List<String> comparedWith,
            List<ObjectiveOutcome> objectives,
            List<String> missing,
            List<String> unused,
            List<IndicatorEntry> indicators) {
        /** @throws IllegalArgumentException if it says something wrong */
        public EvaluationEntry {
            model(id, subject, metrics, observedAt, verdict, invalidated, indicators);
        }

        static EvaluationEntry of(Evaluation evaluation) {
            Retrieval retrieval = evaluation.retrieval();
            String failure = retrieval.failure();
            return new EvaluationEntry(
                    retrieval.id(),
                    retrieval.subject(),
                    evaluation.definition().metrics(),
                    retrieval.observedAt(),
                    evaluation.verdict(),
                    null,
                    evaluation.definition().version(),
                    retrieval.release(),
                    new Window(retrieval.from(), retrieval.to()),
                    new RetrievalEntry(failure == null ? Status.SUCCEEDED : Status.FAILED, failure),
                    evaluation.reason(),
                    evaluation.score().toOptional().map(Ratio::decimal).orElse(null),
                    evaluation.greatestScore().toOptional().map(Ratio::decimal).orElse(null),
                    evaluation.comparedWith(),
                    evaluation.results().stream().map(ObjectiveOutcome::of).toList(),
                    evaluation.missing(),
                    evaluation.unused(),
                    retrieval.indicators().stream().map(IndicatorEntry::of).toList());
        }

        EarlierEvaluation model() {
            return model(id, subject, metrics, observedAt, verdict, invalidated, indicators);
        }

        private static EarlierEvaluation model(
                String id,
                Subject subject,
                String metrics,
                Instant observedAt,
                SloVerdict verdict,
                @Nullable Boolean invalidated,
                List<IndicatorEntry> indicators) {
            return built(() -> new EarlierEvaluation(
                    id,
                    subject,
                    metrics,
                    observedAt,
                    verdict,
                    invalidated != null && invalidated,
                    IndicatorEntry.models(indicators)));
        }
    }

    /** What an objective came to. */
    public record ObjectiveOutcome(
            String id,
            SloVerdict status,
            @Nullable String kind,
            boolean key,
            BigDecimal weight,
            BigDecimal points,
            IndicatorEntry indicator,
            BaselineEntry baseline,
            List<List<ThresholdOutcome>> pass,
            List<List<ThresholdOutcome>> warning,
            List<String> missing) {
        static ObjectiveOutcome of(ObjectiveResult result) {
            Objective objective = result.objective();
            return new ObjectiveOutcome(
                    objective.id().value(),
                    result.status(),
                    objective.kind(),
                    objective.key(),
                    objective.weight(),
                    result.points().decimal(),
                    IndicatorEntry.of(result.indicator()),
                    BaselineEntry.of(result.baseline()),
                    ThresholdOutcome.of(result.pass()),
                    ThresholdOutcome.of(result.warning()),
                    result.missing());
        }
    }

    /** What a baseline was taken from. */
    public record BaselineEntry(
            int asked, List<String> evaluations, @Nullable BigDecimal value) {
        static BaselineEntry of(Baseline baseline) {
            return new BaselineEntry(baseline.asked(), baseline.evaluations(), decimal(baseline.value()));
        }
    }

    /** Whether a threshold held. */
    public record ThresholdOutcome(
            String threshold,
            ThresholdReading.Truth truth,
            @Nullable BigDecimal target,
            @Nullable String note) {
        static List<List<ThresholdOutcome>> of(List<List<ThresholdReading>> groups) {
            return groups.stream()
                    .map(group -> group.stream()
                            .map(reading -> new ThresholdOutcome(
                                    reading.threshold().toString(),
                                    reading.truth(),
                                    decimal(reading.target()),
                                    reading.note()))
                            .toList())
                    .toList();
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable Ratio number) {
        return number == null ? null : number.decimal();
    }

    /** What is built; a refusal speaks of the fields of the file, not of the type that refused. */
    private static <T> T built(Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage())
                            .replaceAll(
                                    "\\b(?:SloDefinition|Objective|BaselineSelection|Retrieval"
                                            + "|IndicatorValue|EarlierEvaluation|Inside|Outside|Beyond)\\.",
                                    ""),
                    e);
        }
    }
}
