package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.rules.testing.SuiteCase;

/** Who has which say by the packs of roles and of types of organisations, right by right; a change of one must be meant. */
class RightsPackTest {
    /** A line for each decision: who decides, and who else has a say. */
    private static final Map<String, String> RIGHTS = new TreeMap<>(Map.of(
            "type-agile",
            """
            outcome-target: product-lead decides
            funding-tranche: product-lead decides
            technical-standard: engineer decides
            roadmap-change: product-owner decides
            staffing: engineer decides
            release: engineer decides
            """,
            "type-centralised",
            """
            outcome-target: executive decides
            funding-tranche: executive decides
            technical-standard: architect decides
            roadmap-change: portfolio-lead decides
            staffing: portfolio-lead decides
            release: portfolio-lead decides
            """,
            "type-customer-centric",
            """
            outcome-target: product-lead decides
            funding-tranche: product-lead decides
            technical-standard: engineer decides
            roadmap-change: product-manager decides, designer consulted
            staffing: product-lead decides
            release: product-marketing-manager decides
            """,
            "type-decentralised",
            """
            outcome-target: product-manager decides
            funding-tranche: product-manager decides
            technical-standard: engineer decides
            roadmap-change: product-manager decides
            staffing: product-lead decides
            release: engineer decides
            """,
            "type-hybrid",
            """
            outcome-target: executive decides
            funding-tranche: portfolio-lead decides
            technical-standard: architect decides
            roadmap-change: product-manager decides
            staffing: product-lead decides
            release: engineer decides
            """,
            "type-platform-based",
            """
            outcome-target: executive decides
            funding-tranche: portfolio-lead decides
            technical-standard: product-lead decides, architect vetoes
            roadmap-change: product-manager decides
            staffing: product-lead decides
            release: engineer decides
            """,
            "type-service-oriented",
            """
            outcome-target: executive decides
            funding-tranche: finance decides
            technical-standard: architect decides
            roadmap-change: product-manager decides
            staffing: product-lead decides
            release: operations decides
            """,
            "roles",
            """
            product-strategy: product-manager decides, product-lead consulted, designer consulted, \
            architect consulted, product-marketing-manager consulted, product-owner informed, \
            engineer informed
            lifecycle-change: product-manager decides, product-lead consulted, engineer consulted, \
            operations consulted, product-marketing-manager consulted, product-owner informed
            product-outcome: product-manager decides, business-analyst consulted, product-owner informed, \
            executive informed
            backlog-order: product-owner decides, product-manager consulted, engineer consulted, \
            designer consulted, business-analyst consulted, scrum-master informed
            acceptance: product-owner decides, designer consulted, business-analyst consulted, \
            engineer informed
            technical-solution: engineer decides, architect consulted, product-owner informed, \
            scrum-master informed
            user-experience: designer decides, product-manager consulted, engineer consulted, \
            business-analyst consulted, product-owner informed
            way-of-working: scrum-master decides, engineer consulted, designer consulted, \
            product-owner consulted
            requirement: business-analyst decides, product-owner consulted, designer consulted, \
            engineer informed
            shared-standard: architect decides, designer consulted, engineer consulted, \
            product-manager informed
            standard-deviation: product-manager decides, architect vetoes, designer vetoes, engineer consulted
            market-launch: product-marketing-manager decides, product-manager consulted, support consulted, \
            engineer informed
            outcome-target: executive decides, product-lead consulted, product-manager consulted, \
            finance consulted
            portfolio-trade-off: product-lead decides, product-manager consulted, architect consulted, \
            designer consulted
            outcome-funding: portfolio-lead decides, finance consulted, executive informed
            portfolio-sponsorship: executive decides, portfolio-lead consulted
            """));

    @TestFactory
    Stream<DynamicTest> every_role_has_the_say_that_it_is_meant_to_have() {
        return RIGHTS.keySet().stream().map(pack -> {
            SuiteCase test = SuiteCase.of(
                    pack,
                    "who has which say",
                    Given.nothing(),
                    (service, portfolio) -> assertThat(rights(service))
                            .containsExactlyInAnyOrderElementsOf(
                                    RIGHTS.getOrDefault(pack, "").lines().toList()));
            return DynamicTest.dynamicTest(pack, () -> test.check(SuiteCase.loaded(PracticeCases.packs(pack))));
        });
    }

    private static List<String> rights(DecisionService service) {
        return service.decisions().stream()
                .map(decision -> decision + ": "
                        + service
                                .whoDecides(
                                        Given.nothing().portfolio(),
                                        new DecisionRequest(decision, null, null, null, null),
                                        Given.AS_OF)
                                .granted()
                                .stream()
                                .map(RightsPackTest::words)
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String words(GrantedRight right) {
        return right.role() + " " + right.kind().word() + (right.quorum() == 1 ? "" : " by " + right.quorum());
    }
}
