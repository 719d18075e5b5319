package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.evidence;
import static org.operatingmodel.rules.gate.Given.justOver;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.outcome.Outcome;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloId;
import org.operatingmodel.rules.gate.Given;

/** What each benefit of an operating model is measured by. */
class BenefitTest {
    private static final ProductId OLD = new ProductId("old");
    private static final OutcomeId VAGUE = new OutcomeId("vague");

    /** Three products, one of which has ended. */
    private static Given three() {
        return Given.nothing()
                .with(Given.changed(
                        Given.changed(
                                (Product) Given.nothing().copyOf("identity", OLD, "stage", Stage.RETIRED),
                                "kind",
                                ProductKind.APPLICATION),
                        "consumes",
                        List.of()));
    }

    private static String measured(Benefit benefit, Given given) {
        return benefit.of(given.portfolio(), AS_OF)
                .toOptional()
                .map(BigDecimal::toPlainString)
                .orElse("unknown");
    }

    private static FlowItem done(String id, ProductId product, Instant done) {
        return Given.changed(Given.done(id, daysBefore(200), done), "productId", product);
    }

    @Test
    void alignment_asks_for_an_outcome_with_a_baseline_a_target_and_a_date() {
        Given aligned = Given.healthy();
        assertThat(measured(Benefit.ALIGNMENT, aligned)).isEqualTo("0.5000");
        for (String component : List.of("baseline", "target", "due")) {
            assertThat(measured(Benefit.ALIGNMENT, aligned.but("onboarding-time", component, null)))
                    .as(component)
                    .isEqualTo("0.0000");
        }
        Given second = aligned.with(Given.changed(
                        Given.changed(
                                (Outcome) aligned.copyOf("onboarding-time", VAGUE, "target", null), "baseline", null),
                        "due",
                        null))
                .but("identity", "outcomeIds", List.of(VAGUE));
        assertThat(measured(Benefit.ALIGNMENT, second)).isEqualTo("0.5000");
        assertThat(measured(Benefit.ALIGNMENT, aligned.but("identity", "stage", Stage.RETIRED)))
                .isEqualTo("1.0000");
    }

    @Test
    void productivity_is_what_was_completed_in_30_days_for_each_product_with_work() {
        Given worked = three().with(
                        done("first", PORTAL, daysBefore(30)),
                        done("second", PORTAL, AS_OF.minusMillis(1)),
                        done("too-old", PORTAL, daysBefore(30).minusMillis(1)),
                        done("not-yet", PORTAL, AS_OF),
                        done("of-the-past", OLD, daysBefore(1)));
        assertThat(measured(Benefit.PRODUCTIVITY, worked)).isEqualTo("2.0000");
        assertThat(measured(Benefit.PRODUCTIVITY, worked.with(done("third", IDENTITY, daysBefore(29)))))
                .isEqualTo("1.5000");
        assertThat(measured(Benefit.PRODUCTIVITY, three())).isEqualTo("unknown");
    }

    @Test
    void satisfaction_is_the_share_of_good_events_in_30_days() {
        SloId objective = new SloId("portal-availability");
        Given counted = Given.healthy()
                .with(
                        new SloCount(PORTAL, objective, daysBefore(30), daysBefore(29), 9, 10),
                        new SloCount(PORTAL, objective, daysBefore(1), AS_OF, 5, 10));
        Given bare = new Given(counted.facts().stream()
                .filter(fact -> !(fact instanceof SloCount count) || count.total() == 10)
                .toList());
        assertThat(measured(Benefit.SATISFACTION, bare)).isEqualTo("0.7000");
        Given beside = bare.with(
                new SloCount(PORTAL, objective, justOver(30), daysBefore(30), 0, 100),
                new SloCount(PORTAL, objective, AS_OF.minusSeconds(9), AS_OF.plusNanos(1), 0, 100));
        assertThat(measured(Benefit.SATISFACTION, beside)).isEqualTo("0.7000");
        assertThat(measured(Benefit.SATISFACTION, bare.but("partner-portal", "stage", Stage.RETIRED)))
                .isEqualTo("unknown");
        Given again = bare.with(new SloCount(PORTAL, objective, daysBefore(1), AS_OF, 5, 10));
        assertThat(measured(Benefit.SATISFACTION, again))
                .as("a count that is told twice")
                .isEqualTo("0.7000");
        assertThat(measured(Benefit.SATISFACTION, three())).isEqualTo("unknown");
    }

    @Test
    void adaptiveness_is_the_share_of_products_that_completed_work_in_14_days() {
        assertThat(measured(Benefit.ADAPTIVENESS, three().with(done("change", PORTAL, daysBefore(14)))))
                .isEqualTo("0.5000");
        assertThat(measured(
                        Benefit.ADAPTIVENESS,
                        three().with(done("change", PORTAL, daysBefore(14).minusMillis(1)))))
                .isEqualTo("0.0000");
        assertThat(measured(
                        Benefit.ADAPTIVENESS,
                        three().with(done("one", PORTAL, daysBefore(3)), done("other", IDENTITY, daysBefore(5)))))
                .isEqualTo("1.0000");
    }

    @Test
    void each_snapshot_is_measured_as_of_its_own_instant() {
        Portfolio portfolio = three().with(done("change", PORTAL, daysBefore(10))).portfolio();
        assertThat(BenefitReport.of(portfolio, AS_OF, portfolio, AS_OF.plus(Duration.ofDays(5))).rows())
                .filteredOn(row -> row.benefit() == Benefit.ADAPTIVENESS)
                .extracting(
                        BenefitReport.Row::change,
                        row -> row.before().toOptional().map(BigDecimal::toPlainString),
                        row -> row.after().toOptional().map(BigDecimal::toPlainString))
                .containsExactly(tuple(BenefitReport.Change.WORSE, Optional.of("0.5000"), Optional.of("0.0000")));
    }

    @Test
    void collaboration_is_the_share_of_dependencies_that_somebody_took_up() {
        Given asked = three();
        for (DependencyState state : DependencyState.values()) {
            asked = asked.with(new Dependency(
                    new DependencyId(state.name().toLowerCase(Locale.ROOT)),
                    PORTAL,
                    IDENTITY,
                    "sign-in",
                    LocalDate.of(2026, 7, 1),
                    state));
        }
        int states = DependencyState.values().length;
        assertThat(Benefit.COLLABORATION
                        .of(asked.portfolio(), AS_OF)
                        .toOptional()
                        .orElseThrow())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(states - 1).divide(BigDecimal.valueOf(states), 4, RoundingMode.HALF_UP));
        assertThat(measured(Benefit.COLLABORATION, asked.but("partner-portal", "stage", Stage.RETIRED)))
                .isEqualTo("unknown");
        assertThat(measured(Benefit.COLLABORATION, three())).isEqualTo("unknown");
    }

    @Test
    void scalability_is_the_share_of_applications_that_consume_a_shared_capability() {
        Given shared = three().but("identity", "kind", ProductKind.PLATFORM);
        assertThat(measured(Benefit.SCALABILITY, shared)).isEqualTo("1.0000");
        assertThat(measured(Benefit.SCALABILITY, shared.but("partner-portal", "consumes", List.of())))
                .isEqualTo("0.0000");
        assertThat(measured(Benefit.SCALABILITY, three())).isEqualTo("0.0000");
        assertThat(measured(Benefit.SCALABILITY, shared.but("identity", "stage", Stage.RETIRED)))
                .isEqualTo("0.0000");
    }

    @Test
    void data_driven_is_the_share_of_products_whose_telemetry_came_in_14_days() {
        Given heard =
                three().with(new Person(Given.CARL, "Carl"), evidence("signals", EvidenceKind.TELEMETRY, null, 14));
        assertThat(measured(Benefit.DATA_DRIVEN, heard)).isEqualTo("0.5000");
        assertThat(measured(Benefit.DATA_DRIVEN, heard.but("signals", "observedAt", justOver(14))))
                .isEqualTo("0.0000");
        assertThat(measured(Benefit.DATA_DRIVEN, heard.but("signals", "kind", EvidenceKind.USER_RESEARCH)))
                .isEqualTo("0.0000");
        assertThat(measured(Benefit.DATA_DRIVEN, heard.but("signals", "productId", OLD)))
                .isEqualTo("0.0000");
    }
}
