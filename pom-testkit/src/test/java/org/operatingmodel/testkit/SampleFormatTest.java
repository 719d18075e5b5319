package org.operatingmodel.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;

class SampleFormatTest {
    @Test
    void a_failing_situation_is_printed_as_a_file_that_can_be_loaded_with_its_command(@TempDir Path folder)
            throws IOException {
        List<String> lines = counterexample("no_criterion_is_ever_met", Situation.class);
        Situation shrunk = requireNonNull(Falsified.situation);

        assertThat(lines.subList(0, 2))
                .containsExactly(
                        "# Save as counterexample.yaml, and ask with --pack for each pack of yours:",
                        "# gatehouse decide counterexample.yaml --product "
                                + shrunk.request().productId() + " --gate "
                                + shrunk.request().gateId() + " --as-of 2026-06-21T00:00:00Z");
        Path file = Files.write(folder.resolve("counterexample.yaml"), lines);
        assertThat(PortfolioReader.standard().read(file)).isEqualTo(shrunk.portfolio());
    }

    @Test
    void a_failing_portfolio_is_printed_as_a_file_that_can_be_loaded(@TempDir Path folder) throws IOException {
        List<String> lines = counterexample("nobody_records_evidence", Portfolio.class);

        Path file = Files.write(folder.resolve("counterexample.yaml"), lines);
        assertThat(PortfolioReader.standard().read(file)).isEqualTo(requireNonNull(Falsified.portfolio));
    }

    @Test
    void a_failing_portfolio_shrinks_to_the_facts_that_it_takes() throws IOException {
        counterexample("nobody_records_evidence", Portfolio.class);

        assertThat(requireNonNull(Falsified.portfolio).evidence()).hasSize(1);
        assertThat(requireNonNull(Falsified.portfolio).products()).hasSize(1);
    }

    /** The lines of the shrunk sample in the report of jqwik, without the indentation of the report. */
    private static List<String> counterexample(String property, Class<?> type) {
        List<String> report = report(property, type);
        int start = 0;
        for (int i = 0; i < report.size(); i++) {
            if (report.get(i).startsWith("Shrunk Sample")) {
                start = i;
            }
        }
        List<String> sample = report.subList(start, report.size()).stream()
                .dropWhile(line -> !line.strip().startsWith("# Save as"))
                .takeWhile(line -> !line.isBlank())
                .toList();
        assertThat(String.join("\n", report)).contains(type.getSimpleName());
        return sample.stream()
                .collect(Collectors.joining("\n"))
                .stripIndent()
                .lines()
                .toList();
    }

    private static List<String> report(String property, Class<?> type) {
        List<String> report = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(Falsified.class, property, type.getName()))
                                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                                entry.getKeyValuePairs()
                                        .values()
                                        .forEach(text ->
                                                report.addAll(text.lines().toList()));
                            }
                        });
        return report;
    }
}
