package org.operatingmodel.gatehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.rules.testing.DecisionTest;
import org.operatingmodel.rules.testing.ObservedDecisions;
import org.operatingmodel.rules.testing.PackTests;
import org.operatingmodel.rules.testing.RuleCoverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the tests of rule packs. */
@Command(
        name = "test",
        description = {
            "Run the tests of rule packs.",
            "",
            "They stand beside the rules in the folder tests/, as YAML or JSON: what is known, and what must be answered."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class TestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private TestedPacks tested = new TestedPacks();

    @Option(
            names = "--format",
            paramLabel = "text|json|junit",
            description = "For people, programs or build servers; text by default.")
    private String formatWord = "text";

    @Option(
            names = "--coverage",
            paramLabel = "FILE.html",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Say as well which rules and conditions the tests try; with a file, write a page of it there.")
    private @Nullable String coverageFile;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "Exit with 1 where the tests see a smaller share of the conditions both hold and decide.")
    private @Nullable Integer least;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = Format.of(formatWord, Format.TEXT, Format.JSON, Format.JUNIT);
        if (least != null) {
            TestedPacks.requirePercent("--min-coverage", least);
        }
        return tested.with((packs, tests) -> {
            ObservedDecisions service = RuleCoverage.observing(packs.governance(), packs.all());
            Map<Path, List<PackTests.Result>> results = new LinkedHashMap<>();
            tests.forEach((path, each) -> results.put(path, each.run(service)));
            RuleCoverage coverage = service.coverage().of(tested.tested(packs));
            write(coverage.html(packs.all()));
            spec.commandLine()
                    .getOut()
                    .print(
                            switch (format) {
                                case JSON -> Json.write(json(results, coverage));
                                case JUNIT -> JunitXml.of(results);
                                default ->
                                    Text.hangingLines(Text.printable(text(results, coverage)), surroundings.width());
                            });
            boolean passed = results.values().stream().flatMap(List::stream).allMatch(PackTests.Result::passed);
            return passed && enough(coverage) ? Gatehouse.GOOD : Gatehouse.BAD;
        });
    }

    private boolean enough(RuleCoverage coverage) {
        return least == null || coverage.atLeast(least);
    }

    private void write(String page) {
        if (coverageFile == null || coverageFile.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(coverageFile), page);
        } catch (IOException e) {
            throw new Refusal("--coverage must name a file that can be written, but was '" + coverageFile
                    + "'. Check the folder and its rights.");
        }
    }

    private String text(Map<Path, List<PackTests.Result>> results, RuleCoverage coverage) {
        StringBuilder text = new StringBuilder();
        results.forEach((path, each) -> {
            long failed = each.stream().filter(result -> !result.passed()).count();
            text.append(path)
                    .append(": ")
                    .append(each.size() == 1 ? "1 test, " : each.size() + " tests, ")
                    .append(failed == 0 ? "all pass" : failed + (failed == 1 ? " fails" : " fail"))
                    .append(".\n");
            each.stream().filter(result -> !result.passed()).forEach(result -> failed(result, text));
        });
        if (coverageFile != null || least != null) {
            text.append(coverage.text());
        }
        if (least != null && !coverage.atLeast(least)) {
            text.append("The tests ").append(coverage.shortfall(least)).append('\n');
        }
        return text.toString();
    }

    private static void failed(PackTests.Result result, StringBuilder text) {
        text.append("  ").append(result.test().name()).append('\n');
        String why = "";
        for (DecisionTest.Difference difference : result.differences()) {
            text.append("    ").append(difference).append('\n');
            if (!difference.why().equals(why)) {
                why = difference.why();
                why.lines().forEach(line -> text.append("      ").append(line).append('\n'));
            }
        }
    }

    private static Map<String, Object> json(Map<Path, List<PackTests.Result>> results, RuleCoverage coverage) {
        List<Object> packs = new ArrayList<>();
        results.forEach((path, each) -> packs.add(Json.object(
                "path",
                path.toString(),
                "tests",
                each.stream()
                        .map(result -> Json.object(
                                "file",
                                result.test().file(),
                                "name",
                                result.test().written().name(),
                                "passed",
                                result.passed(),
                                "differences",
                                result.differences().stream()
                                        .map(one -> Json.object(
                                                "subject",
                                                one.subject(),
                                                "expected",
                                                one.expected(),
                                                "actual",
                                                one.actual(),
                                                "why",
                                                one.why()))
                                        .toList()))
                        .toList())));
        Map<String, Object> json = Json.object("packs", packs);
        Integer percent = coverage.percent();
        if (percent != null) {
            json.put("coveragePercent", percent);
        }
        json.put("coverage", RecordJson.tree(coverage));
        return json;
    }
}
