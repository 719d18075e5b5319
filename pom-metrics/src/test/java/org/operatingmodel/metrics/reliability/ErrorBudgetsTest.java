package org.operatingmodel.metrics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.reliability.Samples.AS_OF;
import static org.operatingmodel.metrics.reliability.Samples.AVAILABILITY;
import static org.operatingmodel.metrics.reliability.Samples.PORTAL;
import static org.operatingmodel.metrics.reliability.Samples.WINDOW;
import static org.operatingmodel.metrics.reliability.Samples.count;
import static org.operatingmodel.metrics.reliability.Samples.present;
import static org.operatingmodel.metrics.reliability.Samples.ratio;
import static org.operatingmodel.metrics.reliability.Samples.reasonOf;
import static org.operatingmodel.metrics.reliability.Samples.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.reliability.Slo;
import org.operatingmodel.reliability.SloCount;
import org.operatingmodel.reliability.SloId;

class ErrorBudgetsTest {
    private static final String CONVENTION = "occurrences: whole counts inside the window";
    private static final Duration NOW = Duration.ZERO;
    private static final Duration NANO = Duration.ofNanos(1);

    private final Slo slo = slo("0.995", 28);

    @Test
    void the_counts_of_28_days_are_added_up() {
        // SLO-EVALUATION 7, example 6: 7,000 + 800 = 7,800 of 2,000,000 + 400,000 = 2,400,000
        Measured<ErrorBudget> figure = ErrorBudgets.of(
                slo,
                List.of(
                        count(Duration.ofDays(8), NOW, 800, 400_000),
                        count(WINDOW, Duration.ofDays(8), 7_000, 2_000_000)),
                AS_OF);
        ErrorBudget budget = present(figure);
        assertThat(budget)
                .isEqualTo(new ErrorBudget(
                        PORTAL,
                        AVAILABILITY,
                        AS_OF.minus(WINDOW),
                        AS_OF,
                        2_392_200,
                        2_400_000,
                        new BigDecimal("0.995"),
                        CONVENTION));
        assertThat(figure.n()).isEqualTo(2_400_000);
        assertThat(figure.basis()).isEqualTo(Basis.asOf(AS_OF, "events", CONVENTION));
        assertThat(budget.bad()).isEqualTo(7_800);
        assertThat(budget.allowed()).isEqualByComparingTo("12000");
        assertThat(budget.remaining()).isEqualByComparingTo("4200");
        assertThat(budget.met()).isTrue();
        assertThat(present(budget.consumed())).isEqualTo(ratio("0.65"));
        assertThat(budget.consumed().basis())
                .isEqualTo(Basis.asOf(AS_OF, "fraction", "consumed: bad / ((1 - target) x total)"));
    }

    @Test
    void behind_a_budget_are_the_counts_that_it_adds_up() {
        SloCount first = count(WINDOW, Duration.ofDays(8), 7_000, 2_000_000);
        SloCount last = count(Duration.ofDays(8), NOW, 800, 400_000);
        SloCount early = count(WINDOW.plus(NANO), WINDOW, 1, 1);
        SloCount late = count(NANO, NANO.negated(), 1, 1);
        SloCount other = new SloCount(PORTAL, new SloId("latency"), last.from(), last.to(), 1, 1);
        SloCount elsewhere = new SloCount(new ProductId("desk"), AVAILABILITY, last.from(), last.to(), 1, 1);
        List<SloCount> counts = List.of(late, last, other, first, elsewhere, early);
        List<SloCount> behind = ErrorBudgets.behind(slo, counts, AS_OF.minus(WINDOW), AS_OF);
        assertThat(behind).containsExactly(last, first);
        ErrorBudget budget = present(ErrorBudgets.of(slo, counts, AS_OF));
        assertThat(behind.stream().mapToLong(SloCount::good).sum()).isEqualTo(budget.good());
        assertThat(behind.stream().mapToLong(SloCount::total).sum()).isEqualTo(budget.total());
    }

    @Test
    void a_target_of_1_leaves_no_budget() {
        // example 9: T = 100 %, 50,000 requests
        ErrorBudget perfect = present(ErrorBudgets.of(slo("1", 28), List.of(count(WINDOW, NOW, 0, 50_000)), AS_OF));
        assertThat(perfect.met()).isTrue();
        assertThat(perfect.remaining()).isEqualByComparingTo("0");
        ErrorBudget oneBad = present(ErrorBudgets.of(slo("1", 28), List.of(count(WINDOW, NOW, 1, 50_000)), AS_OF));
        assertThat(oneBad.met()).isFalse();
        assertThat(oneBad.remaining()).isEqualByComparingTo("-1");
    }

    @Test
    void a_count_that_ends_at_asOf_is_known_and_one_that_ends_later_is_not() {
        SloCount known = count(WINDOW, NOW, 0, 10);
        SloCount later = count(WINDOW, NANO.negated(), 5, 10);
        assertThat(present(ErrorBudgets.of(slo, List.of(known, later), AS_OF)).total())
                .isEqualTo(10);
        assertThat(reasonOf(ErrorBudgets.of(slo, List.of(later), AS_OF)))
                .isEqualTo("No count of 'availability' lies in [2026-05-24T00:00:00Z, 2026-06-21T00:00:00Z).");
    }

    @Test
    void a_count_that_crosses_the_start_of_the_window_is_left_out() {
        SloCount crossing = count(WINDOW.plus(NANO), Duration.ofDays(27), 5, 10);
        SloCount inside = count(Duration.ofDays(27), NOW, 0, 10);
        assertThat(present(ErrorBudgets.of(slo, List.of(crossing, inside), AS_OF))
                        .bad())
                .isZero();
        SloCount first = count(WINDOW, Duration.ofDays(27), 5, 10);
        assertThat(present(ErrorBudgets.of(slo, List.of(first, inside), AS_OF)).bad())
                .isEqualTo(5);
    }

    @Test
    void counts_of_another_objective_or_product_are_ignored() {
        SloCount own = count(WINDOW, NOW, 0, 10);
        SloCount latency = new SloCount(PORTAL, new SloId("latency"), own.from(), own.to(), 0, 10);
        SloCount shop = new SloCount(new ProductId("shop"), AVAILABILITY, own.from(), own.to(), 0, 10);
        assertThat(present(ErrorBudgets.of(slo, List.of(latency, own, shop), AS_OF))
                        .bad())
                .isZero();
    }

    @Test
    void absent_without_counts() {
        Measured<ErrorBudget> figure = ErrorBudgets.of(slo, List.of(), AS_OF);
        assertThat(figure)
                .isEqualTo(Measured.absent(
                        "No count of 'availability' lies in [2026-05-24T00:00:00Z, 2026-06-21T00:00:00Z).",
                        0,
                        Basis.asOf(AS_OF, "events", CONVENTION)));
    }

    @Test
    void absent_without_events_or_below_the_least_number() {
        assertThat(reasonOf(ErrorBudgets.of(slo, List.of(count(WINDOW, NOW, 0, 0)), AS_OF)))
                .isEqualTo("The counts of 'availability' hold 0 events, but must hold at least 1.");
        MinimumData thousand = new MinimumData(1_000, BigDecimal.ONE);
        assertThat(reasonOf(ErrorBudgets.of(slo, List.of(count(WINDOW, NOW, 0, 999)), AS_OF, thousand)))
                .isEqualTo("The counts of 'availability' hold 999 events, but must hold at least 1000.");
        assertThat(present(ErrorBudgets.of(slo, List.of(count(WINDOW, NOW, 0, 1_000)), AS_OF, thousand))
                        .total())
                .isEqualTo(1_000);
    }

    @Test
    void absent_below_nine_tenths_of_the_window() {
        // 0.9 x 28 x 24 h = 604.8 h = 604 h 48 min
        Duration nineTenths = Duration.ofHours(604).plusMinutes(48);
        assertThat(present(ErrorBudgets.of(slo, List.of(count(nineTenths, NOW, 0, 10)), AS_OF))
                        .total())
                .isEqualTo(10);
        assertThat(reasonOf(ErrorBudgets.of(slo, List.of(count(nineTenths, NANO, 0, 10)), AS_OF)))
                .isEqualTo("The counts of 'availability' cover PT604H47M59.999999999S of PT672H, "
                        + "but must cover at least 0.9 of it.");
    }

    @Test
    void absent_when_counts_overlap() {
        SloCount early = count(WINDOW, Duration.ofDays(10), 0, 10);
        SloCount late = count(Duration.ofDays(10).plus(NANO), NOW, 0, 10);
        assertThat(reasonOf(ErrorBudgets.of(slo, List.of(late, early), AS_OF)))
                .isEqualTo("Events of 'availability' are counted twice: the count of "
                        + "[2026-06-10T23:59:59.999999999Z, 2026-06-21T00:00:00Z) overlaps one that ends at "
                        + "2026-06-11T00:00:00Z.");
        SloCount whole = count(WINDOW, NOW, 0, 10);
        assertThat(ErrorBudgets.of(slo, List.of(whole, whole), AS_OF)).isInstanceOf(Measured.Absent.class);
    }

    @Test
    void absent_when_the_counts_overflow() {
        SloCount most = count(WINDOW, Duration.ofDays(14), 0, Long.MAX_VALUE);
        SloCount none = count(Duration.ofDays(14), NOW, 0, 0);
        assertThat(present(ErrorBudgets.of(slo, List.of(most, none), AS_OF)).total())
                .isEqualTo(Long.MAX_VALUE);
        SloCount one = count(Duration.ofDays(14), NOW, 0, 1);
        assertThat(reasonOf(ErrorBudgets.of(slo, List.of(most, one), AS_OF)))
                .isEqualTo("The counts of 'availability' sum up to more than 9223372036854775807 events.");
    }

    @Test
    void absent_when_the_target_is_too_fine() {
        assertThat(reasonOf(ErrorBudgets.of(slo("1E-999999999", 28), List.of(count(WINDOW, NOW, 0, 10)), AS_OF)))
                .isEqualTo("The target of 'availability' has more than 18 decimal places.");
    }

    @Test
    void a_calendar_window_is_to_date() {
        // from Monday 2026-06-15 to asOf are 6 days, all of them counted
        ErrorBudget week = present(ErrorBudgets.between(
                slo,
                List.of(count(Duration.ofDays(6), NOW, 1, 400), count(WINDOW, Duration.ofDays(6), 9, 400)),
                AS_OF.minus(Duration.ofDays(6)),
                AS_OF,
                MinimumData.DEFAULT));
        assertThat(week.bad()).isEqualTo(1);
        // 0.005 x 400
        assertThat(week.allowed()).isEqualByComparingTo("2");
    }

    @Test
    void a_budget_that_is_not_defined_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget(
                        PORTAL, AVAILABILITY, AS_OF.minus(WINDOW), AS_OF, 0, 0, new BigDecimal("0.995"), CONVENTION))
                .withMessage("ErrorBudget.total must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ErrorBudget(PORTAL, AVAILABILITY, AS_OF, AS_OF, 0, 1, new BigDecimal("0.995"), CONVENTION))
                .withMessage("ErrorBudget.to must be after ErrorBudget.from '2026-06-21T00:00:00Z', but was"
                        + " '2026-06-21T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget(
                        PORTAL, AVAILABILITY, AS_OF.minus(WINDOW), AS_OF, 0, 1, new BigDecimal("1.1"), CONVENTION))
                .withMessage("ErrorBudget.target must be above 0 and at most 1, but was '1.1'. Write 99.5 percent as"
                        + " 0.995.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ErrorBudget(PORTAL, AVAILABILITY, AS_OF.minus(WINDOW), AS_OF, 0, 1, BigDecimal.ONE, " "))
                .withMessage("ErrorBudget.convention must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorBudgets.between(slo, List.of(), AS_OF, AS_OF, MinimumData.DEFAULT))
                .withMessage("to must be after from '2026-06-21T00:00:00Z', but was '2026-06-21T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinimumData(1, new BigDecimal("90")))
                .withMessage("MinimumData.coverage must be at most 1, but was '90'. Write 90 percent as 0.9.");
    }
}
