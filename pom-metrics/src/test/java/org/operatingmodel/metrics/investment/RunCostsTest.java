package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.product.ProductId;

class RunCostsTest {
    private static final ProductId PORTAL = new ProductId("partner-portal");
    private static final ProductId SHOP = new ProductId("shop");
    private static final Instant FROM = Instant.parse("2026-05-22T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-21T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final String CONVENTION = "run-cost: billed, by the overlap of the charge period";
    private static final Basis BASIS = Basis.asOf(TO, "money", CONVENTION);
    private static final Basis EUROS = Basis.asOf(TO, "EUR", CONVENTION);

    @Test
    void billed_charges_are_added_up_over_all_categories() {
        List<Cost> feed = List.of(
                cost("use", PORTAL, FROM, FROM.plus(DAY), "120.50", "EUR"),
                cost("tax", PORTAL, TO.minus(DAY), TO, "22.895", "EUR"),
                cost("credit", PORTAL, TO.minus(DAY), TO, "-40", "EUR"),
                cost("other", SHOP, TO.minus(DAY), TO, "999", "USD"));
        // 120.500 + 22.895 - 40.000 = 103.395
        assertThat(runCost(feed))
                .isEqualTo(Measured.value(
                        new RunCost(PORTAL, FROM, TO, new BigDecimal("103.395"), "EUR", 3, CONVENTION), 3, EUROS));
    }

    @Test
    void a_charge_counts_in_every_window_that_its_period_overlaps() {
        Instant asOf = TO.plus(DAY);
        List<Cost> feed = List.of(
                cost("before", PORTAL, FROM.minus(DAY), FROM, "1", "EUR"),
                cost("into", PORTAL, FROM.minus(DAY), FROM.plus(NANO), "2", "EUR"),
                cost("all", PORTAL, FROM.minus(NANO), TO.plus(NANO), "4", "EUR"),
                cost("out", PORTAL, TO.minus(NANO), TO.plus(DAY), "8", "EUR"),
                cost("after", PORTAL, TO, TO.plus(DAY), "16", "EUR"));
        RunCost cost = RunCosts.of(PORTAL, feed, FROM, TO, asOf).toOptional().orElseThrow();
        // 2 + 4 + 8
        assertThat(cost.amount()).isEqualByComparingTo("14");
        assertThat(cost.rows()).isEqualTo(3);
    }

    @Test
    void a_monthly_charge_that_starts_just_before_the_window_is_a_cost() {
        Instant asOf = Instant.parse("2026-02-01T00:00:00Z");
        Cost january = cost("january", PORTAL, Instant.parse("2026-01-01T00:00:00Z"), asOf, "500", "EUR");
        RunCost cost = RunCosts.of(PORTAL, List.of(january), asOf.minus(Duration.ofDays(30)), asOf, asOf)
                .toOptional()
                .orElseThrow();
        assertThat(cost.amount()).isEqualByComparingTo("500");
        assertThat(cost.rows()).isEqualTo(1);
    }

    @Test
    void a_charge_is_known_from_the_end_of_its_period() {
        Cost known = cost("known", PORTAL, TO.minus(DAY), TO, "1", "EUR");
        Cost later = cost("later", PORTAL, TO.minus(DAY), TO.plus(NANO), "2", "EUR");
        assertThat(runCost(List.of(known, later)).n()).isEqualTo(1);
        assertThat(runCost(List.of(later))).isEqualTo(noFeed(0));
    }

    @Test
    void a_product_without_charges_costs_nothing_while_the_feed_is_alive() {
        Cost shop = cost("shop", SHOP, TO.minus(DAY), TO, "5", "EUR");
        assertThat(runCost(List.of(shop)))
                .isEqualTo(
                        Measured.value(new RunCost(PORTAL, FROM, TO, BigDecimal.ZERO, "EUR", 0, CONVENTION), 0, EUROS));
        Cost unallocated = cost("unallocated", null, TO.minus(DAY), TO, "5", "EUR");
        assertThat(runCost(List.of(unallocated)).toOptional()).isPresent();
    }

    @Test
    void whether_it_was_charged_at_all_is_asked_apart() {
        Cost own = cost("own", PORTAL, TO.minus(DAY), TO, "0", "EUR");
        Cost shop = cost("shop", SHOP, TO.minus(DAY), TO, "5", "EUR");
        assertThat(RunCosts.charged(PORTAL, List.of(own, shop), FROM, TO, TO)).isEqualTo(runCost(List.of(own, shop)));
        assertThat(RunCosts.charged(PORTAL, List.of(shop), FROM, TO, TO))
                .isEqualTo(Measured.absent(
                        "No charge of 'partner-portal' is in the window [2026-05-22T00:00:00Z, 2026-06-21T00:00:00Z).",
                        0,
                        EUROS));
        assertThat(RunCosts.charged(PORTAL, List.of(), FROM, TO, TO)).isEqualTo(runCost(List.of()));
    }

    @Test
    void absent_without_a_feed_in_the_last_day() {
        assertThat(runCost(List.of())).isEqualTo(noFeed(0));
        Cost stopped = cost("stopped", SHOP, FROM, TO.minus(DAY), "5", "EUR");
        assertThat(runCost(List.of(stopped))).isEqualTo(noFeed(0));
        Cost justIn = cost("just-in", SHOP, FROM, TO.minus(DAY).plus(NANO), "5", "EUR");
        assertThat(runCost(List.of(justIn)).toOptional()).isPresent();
    }

    @Test
    void absent_when_the_feed_stopped_even_if_the_product_has_charges() {
        Cost early = cost("early", PORTAL, FROM, FROM.plus(DAY), "5", "EUR");
        assertThat(runCost(List.of(early))).isEqualTo(noFeed(1));
    }

    @Test
    void a_window_shorter_than_a_day_looks_at_all_of_itself() {
        Instant from = TO.minus(Duration.ofHours(1));
        Cost hourBefore = cost("hour-before", SHOP, from.minus(Duration.ofHours(1)), from, "5", "EUR");
        assertThat(RunCosts.of(PORTAL, List.of(hourBefore), from, TO, TO))
                .isEqualTo(Measured.absent(
                        "There is no cost feed in the last day of the window, "
                                + "[2026-06-20T23:00:00Z, 2026-06-21T00:00:00Z).",
                        0,
                        BASIS));
    }

    @Test
    void absent_in_more_than_one_currency() {
        Cost usd = cost("usd", PORTAL, TO.minus(DAY), TO, "5", "USD");
        Cost eur = cost("eur", PORTAL, TO.minus(DAY), TO, "5", "EUR");
        assertThat(runCost(List.of(usd, eur)))
                .isEqualTo(Measured.absent("The charges must be in one currency, but are in EUR, USD.", 2, BASIS));
        // without charges of its own, the product has no currency but the feed's
        Cost shopUsd = cost("shop-usd", SHOP, TO.minus(DAY), TO, "5", "USD");
        Cost shopEur = cost("shop-eur", SHOP, TO.minus(DAY), TO, "5", "EUR");
        assertThat(runCost(List.of(shopUsd, shopEur)))
                .isEqualTo(Measured.absent("The charges must be in one currency, but are in EUR, USD.", 0, BASIS));
    }

    @Test
    void absent_when_a_charge_is_counted_twice() {
        Cost credit = cost("credit", PORTAL, TO.minus(DAY), TO, "-5", "EUR");
        assertThat(runCost(List.of(credit, credit)))
                .isEqualTo(Measured.absent("Charges of 'partner-portal' are counted twice: 'credit'.", 2, BASIS));
    }

    @Test
    void a_window_that_is_still_open_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunCosts.of(PORTAL, List.of(), FROM, TO, TO.minus(NANO)))
                .withMessage("to must be at most asOf '2026-06-20T23:59:59.999999999Z', but was "
                        + "'2026-06-21T00:00:00Z'. End the window at asOf.");
    }

    @Test
    void an_empty_window_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunCosts.of(PORTAL, List.of(), TO, TO, TO))
                .withMessage("to must be after from '2026-06-21T00:00:00Z', but was '2026-06-21T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunCosts.behind(PORTAL, List.of(), TO, FROM, TO))
                .withMessageStartingWith("to must be after from");
    }

    @Test
    void the_charges_behind_a_cost_are_listed_even_where_it_is_absent() {
        Cost early = cost("early", PORTAL, FROM.minus(DAY), FROM.plus(NANO), "5", "EUR");
        Cost before = cost("before", PORTAL, FROM.minus(DAY), FROM, "5", "EUR");
        Cost unknown = cost("unknown", PORTAL, TO.minus(DAY), TO.plus(NANO), "5", "EUR");
        Cost other = cost("other", SHOP, TO.minus(DAY), TO, "5", "EUR");
        Cost last = cost("last", PORTAL, TO.minus(DAY), TO, "5", "USD");
        List<Cost> feed = List.of(last, before, unknown, other, early);
        assertThat(RunCosts.behind(PORTAL, feed, FROM, TO, TO)).containsExactly(last, early);
        assertThat(runCost(feed).toOptional()).isEmpty(); // in two currencies
        assertThat(runCost(feed).n()).isEqualTo(2);
    }

    @Test
    void a_cost_that_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunCost(PORTAL, TO, TO, BigDecimal.ONE, "EUR", 1, CONVENTION))
                .withMessage("RunCost.to must be after RunCost.from '2026-06-21T00:00:00Z', but was"
                        + " '2026-06-21T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunCost(PORTAL, FROM, TO, BigDecimal.ONE, "euro", 1, CONVENTION))
                .withMessage("Money.currency must match [A-Z]{3}, but was 'euro'. Use the ISO 4217 code, such as EUR.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunCost(PORTAL, FROM, TO, BigDecimal.ONE, "EUR", -1, CONVENTION))
                .withMessage("RunCost.rows must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunCost(PORTAL, FROM, TO, BigDecimal.ONE, "EUR", 0, " "))
                .withMessage("RunCost.convention must not be blank, but was ' '. Write a text.");
    }

    @Test
    void within_a_limit_in_the_same_currency_only() {
        RunCost cost = new RunCost(PORTAL, FROM, TO, new BigDecimal("100.00"), "EUR", 1, CONVENTION);
        assertThat(cost.within(new Money(new BigDecimal("100"), "EUR"))).isTrue();
        assertThat(cost.within(new Money(new BigDecimal("99.99"), "EUR"))).isFalse();
        assertThat(cost.within(new Money(new BigDecimal("1000"), "USD"))).isFalse();
    }

    private static Measured<RunCost> runCost(List<Cost> feed) {
        return RunCosts.of(PORTAL, feed, FROM, TO, TO);
    }

    private static Measured<RunCost> noFeed(int rows) {
        return Measured.absent(
                "There is no cost feed in the last day of the window, [2026-06-20T00:00:00Z, 2026-06-21T00:00:00Z).",
                rows,
                BASIS);
    }

    static Cost cost(
            String id, @Nullable ProductId productId, Instant from, Instant to, String billed, String currency) {
        BigDecimal amount = new BigDecimal(billed);
        return new Cost(
                id,
                productId,
                from,
                to,
                ChargeCategory.USAGE,
                amount,
                amount.negate(),
                currency,
                "cloud",
                "vm",
                Map.of());
    }
}
