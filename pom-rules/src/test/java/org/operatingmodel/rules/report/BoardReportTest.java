package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operatingmodel.organisation.OperatingModelType;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.OperatingModelProfile;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

class BoardReportTest {
    private static final Governance STANDARD = Governance.load(RulePack.standard());

    private static BoardReport report(Given given) {
        return BoardReport.of(STANDARD.review(given.portfolio(), Given.AS_OF), given.portfolio());
    }

    @Test
    void each_number_has_its_definition_and_how_far_it_can_be_relied_on() {
        assertThat(report(Given.healthy()).text()).isEqualTo("""
                Board report as of 2026-06-21T00:00:00Z

                  gates-passed         1 of 2 products before a gate
                    Products that pass the gate they stand before, with waivers or without.
                    confidence high: 2 of 2 known

                  criteria-waived      0 criteria
                    Criteria that are not met and that a waiver covers.
                    confidence high: 2 of 2 known

                  outcomes-quantified  1 of 1 outcomes
                    Outcomes with a baseline, a target and a date.
                    confidence high: 1 of 1 known

                  budget               not known
                    Sum of the limits of the product's budgets that are in force, of all products.
                    confidence none: 0 of 2 known

                  run-cost             0 EUR
                    Billed charges whose period overlaps the last 30 days, of all products.
                    confidence medium: 1 of 2 known

                  load                 not known
                    Flow items in progress, of all products.
                    confidence none: 0 of 2 known

                  age                  not known
                    Days since the first start that 85 of 100 flow items in progress do not exceed, of the slowest product.
                    confidence none: 0 of 2 known

                  velocity             not known
                    Flow items completed in the last 30 days, of all products.
                    confidence none: 0 of 2 known
                """);
    }

    @Test
    void the_same_is_there_as_data() {
        assertThat(ReportJson.text(report(Given.healthy()))).startsWith("""
                {
                  "asOf": "2026-06-21T00:00:00Z",
                  "lines": [
                    {
                      "figure": "gates-passed",
                      "definition": "Products that pass the gate they stand before, with waivers or without",
                      "value": 1,
                      "unit": "of 2 products before a gate",
                      "confidence": "high",
                      "known": 2,
                      "asked": 2
                    },
                """);
    }

    @Test
    void what_is_not_known_is_no_number() {
        assertThat(report(Given.nothing()).lines())
                .filteredOn(
                        line -> line.figure().equals("budget") || line.figure().equals("load"))
                .allSatisfy(line -> {
                    assertThat(line.value()).isNull();
                    assertThat(line.confidence()).isEqualTo(BoardReport.Confidence.NONE);
                });
        assertThatThrownBy(() -> new BoardReport.Line("load", "Items", BigDecimal.ONE, "items", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Line.value must be absent where nothing is known, but was '1'. Leave it out.");
    }

    @ParameterizedTest
    @CsvSource({"0, 4, NONE", "1, 4, LOW", "2, 4, MEDIUM", "3, 4, MEDIUM", "4, 4, HIGH"})
    void confidence_is_how_many_are_known(long known, long asked, BoardReport.Confidence confidence) {
        assertThat(new BoardReport.Line("load", "Items", null, "items", known, asked).confidence())
                .isEqualTo(confidence);
    }

    @Test
    void three_axes_compare_the_operating_model_with_the_traditional_way() {
        Governance hybrid = Governance.load(
                OperatingModelProfile.of(OperatingModelType.HYBRID).packs());

        assertThat(OperatingModelAxes.of(
                                hybrid,
                                OperatingModelClassificationTest.golden(
                                        OperatingModelType.HYBRID, UnaryOperator.identity()),
                                OperatingModelClassificationTest.AS_OF)
                        .text())
                .isEqualTo("""
                        Product operating model and traditional, as of 2026-06-21T00:00:00Z
                          structure
                            0.00  products that a standing team of their value stream answers for
                            1.00  teams are put together for projects
                          decision-making
                            0.50  decisions that a role near the product takes
                            0.50  a role of the whole portfolio decides
                          success-metrics
                            0.00  products that serve an outcome with a baseline, a target and a date
                            1.00  success is what was delivered, in time and budget
                        """);
        OperatingModelAxes healthy =
                OperatingModelAxes.of(STANDARD, Given.healthy().portfolio(), Given.AS_OF);
        assertThat(healthy.text()).isEqualTo("""
                Product operating model and traditional, as of 2026-06-21T00:00:00Z
                  structure
                    0.00  products that a standing team of their value stream answers for
                    1.00  teams are put together for projects
                  decision-making
                    not known: There is nothing to take the share of decisions that a role near the product takes from.
                  success-metrics
                    0.50  products that serve an outcome with a baseline, a target and a date
                    0.50  success is what was delivered, in time and budget
                """);
        assertThat(ReportJson.text(healthy)).contains("\"name\": \"success-metrics\"", "\"value\": 0.5000");
        assertThat(OperatingModelAxes.of(
                                STANDARD,
                                Given.healthy()
                                        .but("onboarding-time", "baseline", null)
                                        .portfolio(),
                                Given.AS_OF)
                        .axes()
                        .get(2)
                        .share()
                        .toOptional())
                .contains(new BigDecimal("0.0000"));
    }
}
