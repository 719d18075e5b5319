package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What {@code check} says to programs. */
class CheckFormatsTest {
    private static final String WRONG = "docs/src/test/rules/first-try.drl";
    private static final String GOOD = "examples/team-rules/partner-api.drl";

    private static String stored(String name) throws IOException {
        try (var in = CheckFormatsTest.class.getResourceAsStream(name)) {
            return new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void json_is_one_object_a_pack() throws IOException {
        Run run = Run.of("check", "--format", "json", GOOD, WRONG);
        assertThat(run).isEqualTo(new Run(1, stored("check.json"), ""));
    }

    @Test
    void sarif_names_each_kind_once_and_each_place() throws IOException {
        Run run = Run.of("check", "--format", "sarif", GOOD, WRONG);
        assertThat(run).isEqualTo(new Run(1, stored("check.sarif"), ""));
        JsonNode root = new ObjectMapper().readTree(run.out());
        assertThat(root.path("version").asText()).isEqualTo("2.1.0");
        JsonNode driver = root.path("runs").path(0).path("tool").path("driver");
        for (JsonNode result : root.path("runs").path(0).path("results")) {
            JsonNode rule = driver.path("rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
            assertThat(rule.path("help").path("text").asText())
                    .startsWith(rule.path("shortDescription").path("text").asText() + " See docs/findings/")
                    .endsWith(rule.path("id").asText() + ".md of the library.");
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertThat(Path.of(place.path("artifactLocation").path("uri").asText()))
                    .exists();
            assertThat(place.path("region").path("startLine").asInt()).isPositive();
        }
    }

    /** What each kind of finding looks like, packs that cannot be read and archives among them. */
    @Test
    void sarif_fits_its_schema() throws IOException {
        JsonSchema schema;
        try (var in = JsonSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        }
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "sarif", GOOD, WRONG));
        try (Stream<Path> wrong = Files.list(Path.of("docs/src/test/findings/wrong"))) {
            wrong.map(Path::toString).sorted().forEach(arguments::add);
        }
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(new ObjectMapper().readTree(run.out()).path("runs").path(0).path("results"))
                .hasSizeGreaterThan(arguments.size());
        assertThat(schema.validate(run.out(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(run.out().replace("\"error\"", "\"bad\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarif_of_what_is_well_has_no_results() throws IOException {
        Run run = Run.of("check", "--format", "sarif", GOOD);
        assertThat(run.exitCode()).isZero();
        JsonNode results =
                new ObjectMapper().readTree(run.out()).path("runs").path(0).path("results");
        assertThat(results.isArray()).isTrue();
        assertThat(results).isEmpty();
    }

    @Test
    void sarif_writes_a_path_with_blanks_as_a_uri(@TempDir Path folder) throws IOException {
        Path file = Files.copy(Path.of(WRONG), folder.resolve("my try.drl"));
        Run run = Run.of("check", "--format", "sarif", file.toString());
        assertThat(run.out()).contains("\"uri\" : \"file:///").contains("/my%20try.drl\"");
    }

    @Test
    void sarif_doubles_the_braces_of_a_message() throws IOException {
        Run run = Run.of("check", "--format", "sarif", "docs/src/test/findings/wrong/invalid-id.drl");
        JsonNode result = new ObjectMapper()
                .readTree(run.out())
                .path("runs")
                .path(0)
                .path("results")
                .path(0);
        assertThat(result.path("message").path("text").asText())
                .startsWith("criterionId must match [a-z][a-z0-9.-]{{0,63}}");
    }

    @Test
    void junit_is_one_suite_a_pack_and_one_case_a_file() throws Exception {
        Run run = Run.of("check", "--format", "junit", GOOD, WRONG);
        assertThat(run).isEqualTo(new Run(1, stored("check-junit.xml"), ""));
        Element root = parsed(run.out()).getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("2");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    }

    /** What the schemas of Surefire's and Jenkins' reports require of each element, and the order of what is in a case. */
    @Test
    void junit_says_what_its_readers_require() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "junit", GOOD, WRONG));
        try (Stream<Path> wrong = Files.list(Path.of("docs/src/test/findings/wrong"))) {
            wrong.map(Path::toString).sorted().forEach(arguments::add);
        }
        Element root = parsed(Run.of(arguments.toArray(String[]::new)).out()).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(names(root)).containsExactlyInAnyOrder("name", "tests", "failures", "errors", "time");
        int tests = 0;
        int failures = 0;
        for (Element suite : children(root)) {
            assertThat(suite.getTagName()).isEqualTo("testsuite");
            assertThat(names(suite))
                    .containsExactlyInAnyOrder("name", "tests", "failures", "errors", "skipped", "time");
            List<Element> cases = children(suite);
            assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases.size()));
            int failed = 0;
            for (Element each : cases) {
                assertThat(each.getTagName()).isEqualTo("testcase");
                assertThat(names(each)).containsExactlyInAnyOrder("name", "classname", "time");
                List<String> inside =
                        children(each).stream().map(Element::getTagName).toList();
                assertThat(inside)
                        .isIn(List.of(), List.of("failure"), List.of("system-out"), List.of("failure", "system-out"));
                for (Element failure : children(each)) {
                    assertThat(names(failure))
                            .containsExactlyInAnyOrderElementsOf(
                                    failure.getTagName().equals("failure") ? List.of("type", "message") : List.of());
                }
                failed += inside.contains("failure") ? 1 : 0;
            }
            assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(failed));
            tests += cases.size();
            failures += failed;
        }
        assertThat(root.getAttribute("tests")).isEqualTo(String.valueOf(tests));
        assertThat(root.getAttribute("failures")).isEqualTo(String.valueOf(failures));
        assertThat(failures).isGreaterThan(30);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }

    private static List<String> names(Element element) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        return names;
    }

    @Test
    void junit_shows_warnings_of_a_case_that_passes(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("lazy.drl"),
                "rule \"lazy <&> rule\" @gate( \"mvp-exit\" ) @criterion( \"lazy.rule\" )\nwhen\n"
                        + "GateReview()\nthen end\n");
        Run run = Run.of("check", "--format", "junit", file.toString());
        assertThat(run.exitCode()).isZero();
        Element root = parsed(run.out()).getDocumentElement();
        assertThat(root.getAttribute("failures")).isEqualTo("0");
        assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith(file + ":1:1: nothing-asked: A rule must ask for something");
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
