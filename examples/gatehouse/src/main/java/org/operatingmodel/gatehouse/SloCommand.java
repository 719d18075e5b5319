package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.InputViolation;
import org.operatingmodel.io.PortfolioException;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.io.RecordReader;
import org.operatingmodel.metrics.objective.EarlierEvaluation;
import org.operatingmodel.metrics.objective.Evaluation;
import org.operatingmodel.metrics.objective.GateDemand;
import org.operatingmodel.metrics.objective.Retrieval;
import org.operatingmodel.metrics.objective.SloDefinition;
import org.operatingmodel.reliability.SloVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates service level objectives at one moment, and shows each threshold. */
@Command(
        name = "slo",
        description = {
            "Evaluate service level objectives at one moment, and show each threshold.",
            "",
            "Exits with 0 when they pass, with a warning or without, and the evaluation is evidence; else with 1."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class SloCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "DEFINITION", description = "The objectives, a YAML or JSON file.")
    private Path definitionFile = Path.of("");

    @Parameters(index = "1", paramLabel = "VALUES", description = "The measured values, a YAML or JSON file.")
    private Path valuesFile = Path.of("");

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Earlier evaluations, a YAML or JSON file such as --out writes. May be repeated.")
    private List<Path> historyFiles = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Write the evaluation there, as evaluation.json, and as slo-evaluation.json its entry for the",
                "sloEvaluations of a portfolio."
            })
    private @Nullable Path out;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The moment at which it is to be evidence. Without it: when the values were observed.")
    private @Nullable String asOf;

    @Option(
            names = "--freshness",
            paramLabel = "DURATION",
            description = "How long it counts as evidence, such as P7D. Without it: for ever.")
    private @Nullable String freshness;

    @Option(
            names = "--release",
            paramLabel = "VERSION",
            description = "The version that must have run. Without it: any.")
    private @Nullable String release;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What an objective must cover, such as latency. May be repeated.")
    private List<String> kinds = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SloCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> problems = new ArrayList<>();
        SloFiles.Definition definition = read("DEFINITION", definitionFile, SloFiles.Definition.class, problems);
        SloFiles.Values values = read("VALUES", valuesFile, SloFiles.Values.class, problems);
        List<EarlierEvaluation> history = new ArrayList<>();
        for (Path file : historyFiles) {
            SloFiles.History read = read("--history", file, SloFiles.History.class, problems);
            if (read != null) {
                read.evaluations().forEach(evaluation -> history.add(evaluation.model()));
            }
        }
        Instant moment = parsed(asOf, text -> Inputs.instant("--as-of", text), problems);
        Duration limit = parsed(freshness, SloCommand::freshness, problems);
        if (definition == null || values == null || !problems.isEmpty()) {
            throw new Refusal(String.join("\n", problems));
        }
        Evaluation evaluation = evaluate(definition.model(), values.model(), history);
        GateDemand.Answer answer = demand(evaluation, moment, limit).answer(List.of(evaluation));
        if (out != null) {
            write(out, evaluation);
        }
        spec.commandLine()
                .getOut()
                .print(new SloText(surroundings.width())
                        .of(evaluation, answer, evaluation.definition().findings(definition.agreed())));
        boolean good = evaluation.verdict() == SloVerdict.PASS || evaluation.verdict() == SloVerdict.WARNING;
        return good && answer.evidence().isPresent() && answer.uncovered().isEmpty() ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private Evaluation evaluate(SloDefinition definition, Retrieval values, List<EarlierEvaluation> history) {
        try {
            return definition.evaluate(values, history);
        } catch (IllegalArgumentException doNotBelongTogether) {
            throw new Refusal(String.valueOf(doNotBelongTogether.getMessage())
                    .replace("Retrieval.subject", valuesFile + ": subject")
                    .replaceFirst("^history", "--history"));
        }
    }

    private GateDemand demand(Evaluation evaluation, @Nullable Instant moment, @Nullable Duration limit) {
        try {
            return new GateDemand(
                    evaluation.retrieval().subject(),
                    moment == null ? evaluation.retrieval().observedAt() : moment,
                    limit,
                    release,
                    kinds);
        } catch (IllegalArgumentException wrongOption) {
            throw new Refusal(String.valueOf(wrongOption.getMessage())
                    .replace("GateDemand.kinds", "--kind")
                    .replace("GateDemand.", "--"));
        }
    }

    /** What the file holds; null after its problems have been added, each with its place. */
    private static <T extends Record> @Nullable T read(String what, Path file, Class<T> type, List<String> problems) {
        try {
            Inputs.requireExistence(what, file);
            return RecordReader.yaml(file, type);
        } catch (Refusal notThere) {
            problems.add(String.valueOf(notThere.getMessage()));
        } catch (PortfolioException e) {
            for (InputViolation violation : e.violations()) {
                problems.add(new InputViolation(
                                file.toString(),
                                violation.line(),
                                violation.column(),
                                violation.path(),
                                violation.message())
                        .toString());
            }
        }
        return null;
    }

    private static Duration freshness(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal("--freshness must be a duration such as P7D or PT8H, but was '" + text
                    + "'. Write it in that form.");
        }
    }

    /** What the text says; null when there is none, or after its problem has been added. */
    private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> parse, List<String> problems) {
        try {
            return text == null ? null : parse.apply(text);
        } catch (Refusal problem) {
            problems.add(String.valueOf(problem.getMessage()));
            return null;
        }
    }

    private static void write(Path folder, Evaluation evaluation) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("evaluation.json"),
                    RecordJson.text(new SloFiles.History(List.of(SloFiles.EvaluationEntry.of(evaluation)))));
            Files.writeString(folder.resolve("slo-evaluation.json"), RecordJson.text(evaluation.fact()));
        } catch (IOException e) {
            throw new Refusal(
                    "--out must be a directory that can be written, but '" + folder + "' cannot. Name another one.");
        }
    }
}
