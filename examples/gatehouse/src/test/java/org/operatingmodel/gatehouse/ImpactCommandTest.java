package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a pack would change, asked of a log and of a portfolio. */
class ImpactCommandTest {
    private static final String PACK = "--pack=" + Run.MOBILE_PACK;
    private static final String EXCEEDED =
            "At most 0 newly blocked decisions must come of the packs, but 1 does or may."
                    + " Change the packs, or allow more with --max-newly-blocked.\n";

    @TempDir
    private Path folder;

    private String log(String... options) {
        String log = folder.resolve("log").toString();
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"review", Run.SUITE, Run.AS_OF, "--log=" + log}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        assertThat(Run.of(command).err()).startsWith("head 7:");
        return log;
    }

    @Test
    void a_log_with_all_facts_says_which_decision_would_flip_and_why() {
        Run run = Run.of("impact", log("--log-facts=all"), PACK);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("""
                        Of 7 decisions, 1 would be blocked that passed, 0 would pass that were blocked, 1 would change
                            otherwise, and about 0 nobody can say.
                          gate limited-launch-exit: 1 newly blocked, 0 newly passed, 1 otherwise
                          product mobile-companion: 1 newly blocked, 0 newly passed, 0 otherwise
                          product observability: 0 newly blocked, 0 newly passed, 1 otherwise
                        """).contains("""
                        entry 4  mobile-companion  limited-launch-exit  passed-with-waivers -> blocked
                          mobile-phased-rollout.reached-users: not asked -> unmet
                          mobile-phased-rollout.guardrail-clear: not asked -> unmet
                            - Gate 'limited-launch-exit' of 'mobile-companion' is passed with waivers as of
                                2024-10-01T00:00:00Z: 5 criteria met, 1 is waived.
                            + Gate 'limited-launch-exit' of 'mobile-companion' is blocked as of 2024-10-01T00:00:00Z: 2
                                of 7 criteria that can block are unmet.
                        """);
    }

    @Test
    void a_budget_that_is_exceeded_has_an_exit_code() {
        String log = log("--log-facts=all");
        Run within = Run.of("impact", log, PACK, "--max-newly-blocked=1");
        Run exceeded = Run.of("impact", log, PACK, "--max-newly-blocked=0");
        Run brief = Run.of("impact", log, PACK, "--brief");
        assertThat(brief.out())
                .isEqualTo(within.out()
                        .lines()
                        .filter(line ->
                                !line.startsWith("    ") || line.equals("    otherwise, and about 0 nobody can say."))
                        .collect(Collectors.joining("\n", "", "\n")));
        assertThat(within.exitCode()).isZero();
        assertThat(within.err()).isEmpty();
        assertThat(exceeded).isEqualTo(new Run(1, within.out(), EXCEEDED));
    }

    @Test
    void what_nobody_can_say_counts_against_the_budget() {
        Run run = Run.of("impact", log(), PACK, "--max-newly-blocked=0");
        assertThat(run).isEqualTo(new Run(1, """
                Of 7 decisions, 0 would be blocked that passed, 0 would pass that were blocked, 0 would change
                    otherwise, and about 2 nobody can say.
                entry 4  mobile-companion  limited-launch-exit  passed-with-waivers -> undecided: the log does
                    not have Product by product 'mobile-companion'
                entry 6  observability  limited-launch-exit  blocked -> undecided: the log does not have Product
                    by product 'observability'
                """, EXCEEDED));
    }

    @Test
    void a_portfolio_says_who_would_be_blocked_on_the_day_of_the_switch() throws IOException {
        Run run = Run.of("impact", Run.SUITE, PACK, Run.AS_OF, "--format=json");
        assertThat(run.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.at("/decisions").asInt()).isEqualTo(7);
        assertThat(json.at("/newlyBlocked").asInt()).isEqualTo(1);
        assertThat(json.at("/changes/0/product").asText()).isEqualTo("mobile-companion");
        assertThat(json.at("/changes/0/before").asText()).isEqualTo("passed-with-waivers");
        assertThat(json.at("/changes/0/after").asText()).isEqualTo("blocked");
        assertThat(json.at("/changes/0/criteria/0/criterion").asText())
                .isEqualTo("mobile-phased-rollout.reached-users");

        Run switched = Run.of("impact", Run.SUITE, PACK, "--against=" + Run.MOBILE_PACK, Run.AS_OF);
        assertThat(switched.out().replaceAll("\\s+", " "))
                .isEqualTo("Of 7 decisions, 0 would be blocked that passed, 0 would pass that were blocked,"
                        + " 0 would change otherwise, and about 0 nobody can say. ");
        Run dropped = Run.of("impact", Run.SUITE, "--against=" + Run.MOBILE_PACK, Run.AS_OF);
        assertThat(dropped.out().replaceAll("\\s+", " "))
                .startsWith("Of 7 decisions, 0 would be blocked that passed, 1 would pass that were blocked, ");
    }

    @Test
    void build_servers_read_failures_only_where_the_budget_is_exceeded() throws Exception {
        Document exceeded =
                xml(Run.of("impact", Run.SUITE, PACK, Run.AS_OF, "--max-newly-blocked=0", "--format=junit"));
        assertThat(exceeded.getDocumentElement().getAttribute("tests")).isEqualTo("3");
        assertThat(exceeded.getDocumentElement().getAttribute("failures")).isEqualTo("2");
        Element mobile = (Element) exceeded.getElementsByTagName("testcase").item(1);
        assertThat(mobile.getAttribute("classname") + " " + mobile.getAttribute("name"))
                .isEqualTo("limited-launch-exit mobile-companion");
        assertThat(((Element) mobile.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("mobile-companion  limited-launch-exit  passed-with-waivers -> blocked");

        Document within = xml(Run.of("impact", Run.SUITE, PACK, Run.AS_OF, "--format=junit"));
        assertThat(within.getDocumentElement().getAttribute("tests")).isEqualTo("3");
        assertThat(within.getDocumentElement().getAttribute("failures")).isEqualTo("0");
        assertThat(within.getElementsByTagName("failure").getLength()).isZero();
    }

    private static Document xml(Run run) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run.out())));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        String log = log();
        assertThat(Run.of("impact", log, PACK, Run.AS_OF))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--as-of must come with a portfolio, but '" + log + "' is a folder. A log says itself what was"
                                + " decided by what, and when. Leave it out.\n"));
        assertThat(Run.of("impact", Run.SUITE, PACK, "--max-newly-blocked=-1"))
                .isEqualTo(new Run(
                        2, "", "--max-newly-blocked must be 0 or higher, but was '-1'. Use 0 to allow none.\n"));
        assertThat(Run.of("impact", Run.SUITE, PACK, "--no-standard"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "--no-standard must come with at least one --against, but was alone. Name a pack that is in"
                                + " force, or leave it out.\n"));
        assertThat(Run.of("impact", Run.SUITE, PACK, "--format=sarif"))
                .isEqualTo(new Run(2, "", "--format must be one of text, json, junit, but was 'sarif'.\n"));
        assertThat(Run.of("impact", Run.SUITE, "--host-facts=" + Run.SUITE))
                .isEqualTo(new Run(
                        2, "", "--host-facts must come with --fact, but was alone. Name the types of its facts.\n"));
    }
}
