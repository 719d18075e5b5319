package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.AccessibilityDefectId;
import org.operatingmodel.gate.Area;
import org.operatingmodel.io.RecordJson;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.learning.LoopTimes;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.release.Release;
import org.operatingmodel.release.ReleaseId;
import org.operatingmodel.rules.gate.Given;

class FigureReportTest {
    @Test
    void nothing_is_0_where_nothing_is_known() {
        FigureReport report = FigureReport.of(Portfolio.builder().build(), AS_OF);
        assertThat(report.rows())
                .hasSizeGreaterThan(20)
                .allSatisfy(row ->
                        assertThat(row.value().toOptional()).as(row.figure()).isEmpty());
        assertThat(report.text()).contains("  releases a day: not known. Nothing of the kind was ever recorded.\n");
    }

    @Test
    void each_figure_is_told_under_its_area() {
        Given given = Given.nothing()
                .with(
                        new Person(CARL, "Carl"),
                        evidence("drawn", LoopTimes.CONCEPT, "one-click", 10),
                        evidence("tried", LoopTimes.CODED_PROTOTYPE, "one-click", 8),
                        new AccessibilityDefect(
                                new AccessibilityDefectId("contrast"), PORTAL, daysBefore(20), daysBefore(10)),
                        release("now", 1),
                        release("before", 91),
                        release("then", 180),
                        insight("wish", InsightSource.CUSTOMER),
                        insight("own", InsightSource.PRODUCT_TEAM));
        String text = FigureReport.of(given.portfolio(), AS_OF).text();
        // 2 days and 10 days in hours; 1 release in 90 days, 2 in the 90 before; 1 of 2 ideas from outside
        assertThat(text.lines().filter(line -> !line.contains("not known")))
                .containsExactly(
                        "platforms",
                        "  Nobody looked within 180 days which capabilities 'identity' provides.",
                        "  Nobody looked within 180 days which capabilities 'partner-portal' provides.",
                        "design-ops",
                        "  time to prototype, median: 48 hours (n 1)",
                        "  accessibility remediation, median: 240 hours (n 1)",
                        "  accessibility remediation, p85: 240 hours (n 1)",
                        "delivery-governance",
                        "  releases a day: 0.011 (n 1)",
                        "  trend of releases: 0.5 (n 3)",
                        "business-alignment",
                        "  ideas from outside of product teams: 0.5 (n 2)",
                        "run-cost-and-risk");
    }

    @Test
    void it_is_data_too() {
        FigureReport report = new FigureReport(
                AS_OF,
                List.of(new FigureReport.Row(
                        Area.PLATFORMS,
                        "reach",
                        Measured.value(new BigDecimal("0.5"), 4, Basis.timeless("fraction", "a / b")))),
                List.of("two log-ins"));
        Map<String, ?> tree = ReportJson.tree(report);
        assertThat(RecordJson.treeText(tree)).isEqualTo("""
                {
                  "asOf": "2026-06-21T00:00:00Z",
                  "figures": [
                    {
                      "area": "platforms",
                      "figure": "reach",
                      "definition": "a / b",
                      "value": {
                        "value": 0.5,
                        "unit": "fraction",
                        "n": 4
                      }
                    }
                  ],
                  "sprawl": [
                    "two log-ins"
                  ]
                }
                """);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FigureReport.Row(
                        Area.PLATFORMS, " ", report.rows().get(0).value()))
                .withMessage("Row.figure must not be blank, but was ' '. Write a text.");
    }

    private static Release release(String id, int daysAgo) {
        return new Release(new ReleaseId(id), PORTAL, "1.0", null, null, daysBefore(daysAgo));
    }

    private static Insight insight(String id, InsightSource source) {
        return new Insight(new InsightId(id), PORTAL, source, id, daysBefore(5), null, null);
    }
}
