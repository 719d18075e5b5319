package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfCommandTest {
    private static final String PATCH = "--patch=examples/data/suite/what-if.yaml";

    @TempDir
    private Path folder;

    @Test
    void verdicts_and_figures_that_would_be_different_are_told() {
        assertThat(Run.of("what-if", Run.SUITE, PATCH, Run.AS_OF)).isEqualTo(new Run(1, """
                What would be different as of 2024-10-01T00:00:00Z: 2 verdicts, 3 criteria, 1 figure, of 9
                    products.
                  component-library  ga-exit  passed -> blocked
                    ga.training-delivered: met -> unmet
                  partner-portal  mvp-exit  blocked -> passed
                    mvp.telemetry-live: unmet -> met
                    mvp.runbook-exercised: unmet -> met
                  admin-console  budget  undefined (No budget of 'admin-console' is in force.) -> 2.00 USD
                """, ""));
    }

    @Test
    void the_same_is_there_as_data() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(Run.of("what-if", Run.SUITE, PATCH, Run.AS_OF, "--format=json")
                        .out());

        assertThat(json.at("/asOfFrom").asText()).isEqualTo("option");
        assertThat(json.at("/verdicts/0/key").asText())
                .isEqualTo("component-library/ga-exit#passed>blocked@2024-10-01T00:00:00Z");
        assertThat(json.at("/verdicts/1/criteria/1").toString())
                .isEqualTo("{\"id\":\"mvp.runbook-exercised\",\"before\":\"unmet\",\"after\":\"met\"}");
        assertThat(json.at("/figures/0").toString())
                .isEqualTo(
                        "{\"product\":\"admin-console\",\"figure\":\"budget\",\"definition\":\"Sum of the limits of the"
                                + " product's budgets that are in force\",\"before\":{\"absent\":\"No budget of 'admin-console'"
                                + " is in force.\",\"n\":0},\"after\":{\"value\":2.0,\"unit\":\"USD\",\"n\":1}}");
    }

    @Test
    void an_empty_patch_changes_nothing() throws IOException {
        Path patch = Files.writeString(folder.resolve("nothing.yaml"), "{}\n");

        assertThat(Run.of("what-if", Run.SUITE, "--patch=" + patch, Run.AS_OF))
                .isEqualTo(new Run(
                        0,
                        "What would be different as of 2024-10-01T00:00:00Z: 0 verdicts, 0 figures, of 9 products.\n",
                        ""));
    }

    @Test
    void a_patch_that_does_not_fit_is_refused_with_the_nearest_id() throws IOException {
        Path patch = Files.writeString(folder.resolve("wrong.yaml"), """
                remove:
                  evidence: [console-oncall]
                """);

        assertThat(Run.of("what-if", Run.SUITE, "--patch=" + patch, Run.AS_OF))
                .isEqualTo(new Run(
                        2,
                        "",
                        patch
                                + ":2:14: remove.evidence[0]: id must name something in the portfolio, but 'console-oncall' is"
                                + " not there; did you mean 'console-on-call'?\n"));
    }

    /** The console has 57 rows of costs.csv and 32 items of flow-transitions.csv, and portfolio.yaml names it 36 times. */
    @Test
    void an_id_that_is_still_named_is_refused_once_at_its_place() throws IOException {
        Path patch = Files.writeString(folder.resolve("gone.yaml"), """
                remove:
                  products:
                    - admin-console
                """);

        assertThat(Run.of("what-if", Run.SUITE, "--patch=" + patch, Run.AS_OF))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                patch
                                        + ":3:7: remove.products[0]: id must not be named by what stays, but 'admin-console' is in"
                                        + " 125 places, first in dependencies[2].productId. Remove or replace what names it, too.\n"));
    }

    @Test
    void a_file_that_is_no_patch_is_refused_with_all_places() throws IOException {
        Path patch = Files.writeString(folder.resolve("wrong.json"), """
                {"ad": {}, "replace": [], "remove": {"evidence": "x"},
                 "add": {"people": [{"id": "ada"}]}}
                """);

        assertThat(Run.of("what-if", Run.SUITE, "--patch=" + patch, Run.AS_OF).err())
                .isEqualTo(("""
                        FILE:1:2: ad: field must be one of add, replace, remove, but was 'ad'; did you mean 'add'?
                        FILE:1:23: replace: replace must be an object, but was a list. Write names of lists.
                        FILE:1:50: remove.evidence: evidence must be a list, but was 'x'. Put '[' and ']' around it.
                        FILE:2:21: add.people[0].name: name must be given, but is missing. Add it.
                        """).replace("FILE", patch.toString()));
    }
}
