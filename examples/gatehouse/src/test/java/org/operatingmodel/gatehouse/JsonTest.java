package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.gatehouse.Run.AS_OF;
import static org.operatingmodel.gatehouse.Run.MOBILE_PACK;
import static org.operatingmodel.gatehouse.Run.SUITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
    private static JsonNode json(Run run) throws JsonProcessingException {
        assertThat(run.err()).isEmpty();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void a_blocked_decision_has_every_field_of_the_contract() throws IOException {
        JsonNode decision =
                json(Run.of("decide", SUITE, AS_OF, "--product=partner-portal", "--gate=mvp-exit", "--format=json"));
        assertThat(names(decision))
                .containsExactly("product", "gate", "asOf", "asOfFrom", "verdict", "packs", "criteria");
        assertThat(decision.path("product").asText()).isEqualTo("partner-portal");
        assertThat(decision.path("gate").asText()).isEqualTo("mvp-exit");
        assertThat(decision.path("asOf").asText()).isEqualTo("2024-10-01T00:00:00Z");
        assertThat(decision.path("asOfFrom").asText()).isEqualTo("option");
        assertThat(decision.path("verdict").asText()).isEqualTo("blocked");
        JsonNode pack = decision.path("packs").path(0);
        assertThat(names(pack)).containsExactly("id", "version", "digest");
        assertThat(pack.path("id").asText()).isEqualTo("standard");
        assertThat(pack.path("digest").asText()).matches("[0-9a-f]{64}");

        JsonNode telemetry = criterion(decision, "mvp.telemetry-live");
        assertThat(telemetry.path("result").asText()).isEqualTo("unmet");
        assertThat(telemetry.path("blocks").asBoolean()).isTrue();
        assertThat(telemetry.path("enforcement").asText()).isEqualTo("mandatory");
        assertThat(telemetry.path("rule").asText()).isEqualTo("MVP exit: telemetry is live");
        assertThat(telemetry.path("file").asText()).isEqualTo("gate/mvp-exit.drl");
        assertThat(telemetry.path("line").asInt()).isPositive();
        assertThat(telemetry.path("facts").isArray()).isTrue();
        assertThat(telemetry.path("remedy").asText()).startsWith("List the events of the product");
        JsonNode failed = telemetry.path("failedConditions").path(0);
        assertThat(names(failed)).startsWith("kind", "text", "line", "column", "summary", "enough", "nearest");
        assertThat(failed.path("text").asText()).contains("EventSchema");
        assertThat(failed.path("line").asInt())
                .isGreaterThan(telemetry.path("line").asInt());
        assertThat(failed.path("column").asInt()).isPositive();
        JsonNode nearest = failed.path("nearest").path(0);
        assertThat(names(nearest)).startsWith("variable", "type", "id", "values", "presence", "failed");

        JsonNode met = criterion(decision, "mvp.risks-on-track");
        assertThat(met.path("result").asText()).isEqualTo("met");
        assertThat(names(met.path("facts").path(0))).containsExactly("variable", "type", "id", "values");
        assertThat(met.path("facts").findValuesAsText("variable")).contains("$register");
    }

    @Test
    void a_waived_criterion_names_its_waiver() throws IOException {
        JsonNode decision = json(Run.of(
                "decide", SUITE, AS_OF, "--product=mobile-companion", "--gate=limited-launch-exit", "--format=json"));
        assertThat(decision.path("verdict").asText()).isEqualTo("passed-with-waivers");
        JsonNode waived = criterion(decision, "limited-launch.error-budget-left");
        assertThat(waived.path("result").asText()).isEqualTo("waived");
        assertThat(waived.path("waiver").path("id").asText()).isEqualTo("waiver-mobile-budget");
        assertThat(waived.path("waiver").path("grantedBy").asText()).isEqualTo("portfolio-lead");
        assertThat(waived.path("waiver").path("expires").asText()).isEqualTo("2024-10-15T00:00:00Z");
        assertThat(waived.path("failedConditions").size()).isPositive();
    }

    @Test
    void a_waiver_that_does_not_count_is_named_with_the_reason() throws IOException {
        JsonNode decision =
                json(Run.of("decide", SUITE, AS_OF, "--product=admin-console", "--gate=ga-exit", "--format=json"));
        JsonNode refused = criterion(decision, "ga.training-delivered")
                .path("refusedWaivers")
                .path(0);
        assertThat(refused.path("id").asText()).isEqualTo("waiver-console-training");
        assertThat(refused.path("refused").asText()).contains("2024-09-30T00:00:00Z");
    }

    @Test
    void a_review_lists_the_decisions_of_all_products() throws IOException {
        JsonNode review = json(Run.of("review", SUITE, AS_OF, "--format=json", "--all-gates", "--pack", MOBILE_PACK));
        assertThat(names(review))
                .containsExactly("asOf", "asOfFrom", "blocked", "decisions", "otherGates", "withoutGate");
        assertThat(review.path("blocked").asBoolean()).isTrue();
        assertThat(review.path("decisions"))
                .extracting(decision -> decision.path("product").asText())
                .containsExactly(
                        "admin-console",
                        "component-library",
                        "desktop-client",
                        "mobile-companion",
                        "notifications",
                        "observability",
                        "partner-portal");
        assertThat(review.path("withoutGate"))
                .extracting(JsonNode::asText)
                .containsExactly("identity-access", "web-application");
        assertThat(review.path("otherGates")).hasSize(9 * 5 - 7);
        assertThat(new TreeSet<>(review.findValuesAsText("result")))
                .contains("met", "not-applicable", "unmet", "waived");
        assertThat(review.path("decisions"))
                .extracting(decision -> decision.path("verdict").asText())
                .containsExactly("blocked", "passed", "blocked", "blocked", "passed", "blocked", "blocked");
    }

    @Test
    void findings_are_one_array(@TempDir Path folder) throws IOException {
        Path typo = Files.writeString(
                folder.resolve("typo.drl"),
                Files.readString(Path.of("examples/team-rules/partner-api.drl"))
                        .replace("partner-api.", "typo.")
                        .replace("CONTROL_TEST,", "CONTROL_TESTS,"));
        Run run = Run.of("check", MOBILE_PACK, typo.toString(), "--format=json");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode checked = json(run);
        assertThat(checked).hasSize(2);
        assertThat(names(checked.path(0))).containsExactly("path", "loads", "findings");
        assertThat(checked.path(0).path("loads").asBoolean()).isTrue();
        assertThat(checked.path(0).path("findings")).isEmpty();
        assertThat(checked.path(1).path("path").asText()).isEqualTo(typo.toString());
        assertThat(checked.path(1).path("loads").asBoolean()).isFalse();
        JsonNode finding = checked.path(1).path("findings").path(0);
        assertThat(names(finding))
                .containsExactly("slug", "severity", "file", "line", "column", "message", "fix", "page");
        assertThat(finding.path("slug").asText()).isEqualTo("unknown-evidence-kind");
        assertThat(finding.path("severity").asText()).isEqualTo("error");
        assertThat(finding.path("file").asText()).isEqualTo("typo.drl");
        assertThat(finding.path("line").asInt()).isEqualTo(19);
        assertThat(finding.path("column").asInt()).isEqualTo(44);
    }

    private static JsonNode criterion(JsonNode decision, String id) {
        for (JsonNode criterion : decision.path("criteria")) {
            if (criterion.path("criterion").asText().equals(id)) {
                return criterion;
            }
        }
        throw new AssertionError(id + " is not in " + decision);
    }
}
