package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.io.PatchReader;
import org.operatingmodel.io.PortfolioReader;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.report.BenefitReport;
import org.operatingmodel.rules.report.OperatingModelAxes;

/** Row 59 of the operating model: one suite with and without it. */
class WithAndWithoutTest {
    private static final String PATCH = "examples/data/suite/without-operating-model.yaml";
    private static final Instant AS_OF = Instant.parse("2024-10-01T00:00:00Z");
    private static final Portfolio WITH = PortfolioReader.standard().read(Path.of(Run.SUITE));
    private static final Portfolio WITHOUT =
            PatchReader.read(Path.of(PATCH), List.of()).applyTo(WITH);

    /** A web application with its three followers, and three outcomes, which have numbers only with the operating model. */
    @Test
    void both_tell_of_the_same_four_products_and_three_outcomes() {
        for (Portfolio told : List.of(WITH, WITHOUT)) {
            assertThat(told.products())
                    .extracting(product -> product.id().value())
                    .contains("web-application", "mobile-companion", "admin-console", "partner-portal");
        }
        assertThat(story(WITH)).containsExactly("onboarding-time true", "activation true", "support-tickets true");
        assertThat(story(WITHOUT))
                .containsExactly("onboarding-time false", "activation false", "support-tickets false");
    }

    private static List<String> story(Portfolio told) {
        Set<String> aims = Set.of("onboarding-time", "activation", "support-tickets");
        return told.outcomes().stream()
                .filter(outcome -> aims.contains(outcome.id().value()))
                .map(outcome -> outcome.id() + " " + outcome.quantified())
                .toList();
    }

    @Test
    void the_gates_say_what_is_missing_without_it() {
        assertThat(Run.of("what-if", Run.SUITE, "--patch=" + PATCH, Run.AS_OF)).isEqualTo(new Run(1, """
                What would be different as of 2024-10-01T00:00:00Z: 1 verdict, 7 criteria, 0 figures, of 9
                    products.
                  admin-console  ga-exit  blocked
                    ga.experiment-planned: met -> unmet
                    ga.error-budget-left: met -> unmet
                    ga.risks-on-track: met -> unmet
                  mobile-companion  limited-launch-exit  passed-with-waivers -> blocked
                    limited-launch.support-ready: met -> unmet
                    limited-launch.controls-tested: met -> unmet
                  partner-portal  mvp-exit  blocked
                    mvp.assumption-validated: met -> unmet
                    mvp.risks-on-track: met -> unmet
                """, ""));
    }

    /**
     * Of nine products: four lose their team, of which nothing is known then, and of the others one has the team of another value
     * stream; eight lose their measurable outcome. Of five decisions nobody takes one.
     */
    @Test
    void the_three_axes_say_how_it_is_worked() {
        Governance governance = Governance.load(RulePack.standard(), RulePack.from(Path.of("examples/packs/rights")));

        assertThat(OperatingModelAxes.of(governance, WITHOUT, AS_OF).text()).isEqualTo("""
                Product operating model and traditional, as of 2024-10-01T00:00:00Z
                  structure
                    0.80  products that a standing team of their value stream answers for
                    0.20  products that a team of another value stream, or one cut by discipline or feature, answers for
                    4 of 9 not known: products of which nobody says which team answers for them
                  decision-making
                    0.25  decisions that a role near the product takes
                    0.75  decisions that a role of the whole portfolio takes
                    9 of 45 not known: decisions that nobody, or more than one role, takes
                  success-metrics
                    1.00  products that serve an outcome with a baseline, a target and a date
                    0.00  other products, of which those who run them answer for delivery
                    8 of 9 not known: products of which nobody says what success is
                """);
        assertThat(OperatingModelAxes.of(governance, WITH, AS_OF).text()).isEqualTo("""
                Product operating model and traditional, as of 2024-10-01T00:00:00Z
                  structure
                    0.89  products that a standing team of their value stream answers for
                    0.11  products that a team of another value stream, or one cut by discipline or feature, answers for
                  decision-making
                    0.25  decisions that a role near the product takes
                    0.75  decisions that a role of the whole portfolio takes
                    9 of 45 not known: decisions that nobody, or more than one role, takes
                  success-metrics
                    1.00  products that serve an outcome with a baseline, a target and a date
                    0.00  other products, of which those who run them answer for delivery
                """);
    }

    /**
     * Alignment: notifications alone, then all 9. Scalability: none, then 4 of 5 applications. Data: 2, then 6 of 9 products
     * with fresh telemetry. Satisfaction: 15109989 of 15121600
     * events, and without the console, which nobody counts then, 14301689 of 14311600: what is not counted cannot look bad.
     */
    @Test
    void each_benefit_is_a_metric_before_and_after() {
        assertThat(BenefitReport.of(WITHOUT, AS_OF, WITH, AS_OF).text()).isEqualTo("""
                alignment        0.1111 ->   1.0000  better   products that serve an outcome with a baseline, a target and a date
                productivity     0.0000 ->   0.0000  same     flow items completed in the last 30 days for each product with flow items
                satisfaction     0.9993 ->   0.9992  worse    events that were good, of all that were counted against objectives in the last 30 days
                adaptiveness     0.0000 ->   0.0000  same     products that completed work in the last 14 days
                collaboration    0.8000 ->   0.8000  same     dependencies between products that somebody has committed to or delivered
                scalability      0.0000 ->   0.8000  better   applications that consume a shared capability
                data-driven      0.2222 ->   0.6667  better   products whose telemetry was received in the last 14 days
                """);
        assertThat(BenefitReport.of(WITH, AS_OF, Portfolio.builder().build(), AS_OF)
                        .rows())
                .allMatch(row -> row.change() == BenefitReport.Change.UNKNOWN);
        assertThatThrownBy(() -> BenefitReport.of(WITH, AS_OF, WITH, AS_OF.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("now must be at or after then '2024-10-01T00:00:00Z', but was"
                        + " '2024-09-30T23:59:59.999999999Z'. Swap the snapshots.");
    }
}
