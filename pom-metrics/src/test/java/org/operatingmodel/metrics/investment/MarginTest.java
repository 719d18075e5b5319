package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.ProductId;

class MarginTest {
    private static final ProductId PORTAL = new ProductId("partner-portal");
    private static final ProductId SHOP = new ProductId("shop");
    private static final ProductId DATA = new ProductId("data-platform");
    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-01T00:00:00Z");
    private static final Basis BASIS = Basis.asOf(TO, "EUR", "margin: value - run cost");

    @Test
    void the_margin_is_the_values_of_the_window_less_the_cost() {
        List<ProductValue> values = List.of(
                value(PORTAL, FROM, TO, "100.50", "EUR"),
                value(PORTAL, FROM, TO, "20", "EUR"),
                value(SHOP, FROM, TO, "999", "EUR"),
                value(PORTAL, FROM.minusSeconds(1), TO, "7", "USD"),
                value(PORTAL, FROM, TO.plusSeconds(1), "7", "USD"));
        Measured<Margin> figure = Margin.of(measured(PORTAL, "90.375"), values);
        assertThat(figure)
                .isEqualTo(Measured.value(new Margin(cost(PORTAL, "90.375"), new BigDecimal("120.50")), 2, BASIS));
        assertThat(Margin.behind(cost(PORTAL, "90.375"), values)).isEqualTo(values.subList(0, 2));
        Margin margin = figure.toOptional().orElseThrow();
        assertThat(margin.productId()).isEqualTo(PORTAL);
        // 120.500 - 90.375; 30.125 / 120.5 = 1/4
        assertThat(margin.amount()).isEqualTo(new Money(new BigDecimal("30.125"), "EUR"));
        assertThat(margin.share())
                .isEqualTo(Measured.value(
                        Ratio.of(1, 4), 3, Basis.asOf(TO, "fraction", "margin-share: (value - run cost) / value")));
    }

    @Test
    void a_product_without_a_value_is_cost_only_which_is_no_value_of_0() {
        List<ProductValue> values = List.of(value(PORTAL, FROM, TO, "0", "EUR"));
        assertThat(Margin.of(measured(SHOP, "5"), values))
                .isEqualTo(Measured.absent(
                        "'shop' is cost-only: no value is stated for [2026-05-01T00:00:00Z, 2026-06-01T00:00:00Z).",
                        0,
                        BASIS));
        assertThat(Margin.of(measured(PORTAL, "5"), values).toOptional()).isPresent();
        assertThat(Margin.costOnly(
                        List.of(cost(SHOP, "5"), cost(PORTAL, "5"), cost(DATA, "0"), cost(SHOP, "6")), values))
                .containsExactly(DATA, SHOP);
    }

    @Test
    void undefined_without_a_cost_or_in_other_currencies() {
        Measured<RunCost> noFeed = Measured.absent("There is no cost feed.", 0, BASIS);
        List<ProductValue> values = List.of(
                value(PORTAL, FROM, TO, "1", "USD"),
                value(PORTAL, FROM, TO, "1", "EUR"),
                value(PORTAL, FROM, TO, "1", "CHF"),
                value(PORTAL, FROM, TO, "2", "USD"));
        assertThat(Margin.of(noFeed, values)).isEqualTo(Measured.absent("There is no cost feed.", 0, BASIS));
        assertThat(Margin.of(measured(PORTAL, "5"), values))
                .isEqualTo(Measured.absent("The values must be in EUR like the cost, but are in CHF, USD.", 4, BASIS));
    }

    @Test
    void a_value_of_0_has_no_share() {
        for (String none : new String[] {"0.00", "-1"}) {
            Measured<Ratio> share = new Margin(cost(PORTAL, "5"), new BigDecimal(none)).share();
            assertThat(share)
                    .isEqualTo(Measured.absent(
                            "A value of 0 or less has no share.",
                            3,
                            Basis.asOf(TO, "fraction", "margin-share: (value - run cost) / value")));
        }
    }

    @Test
    void a_value_that_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value(PORTAL, FROM, FROM, "1", "EUR"))
                .withMessage("ProductValue.to must be after ProductValue.from '2026-05-01T00:00:00Z', but was"
                        + " '2026-05-01T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProductValue(PORTAL, FROM, TO, new Money(BigDecimal.ONE, "EUR"), ""))
                .withMessage("ProductValue.source must not be blank, but was ''. Write a text.");
    }

    private static Measured<RunCost> measured(ProductId productId, String amount) {
        return Measured.value(cost(productId, amount), 3, Basis.asOf(TO, "EUR", "billed"));
    }

    private static RunCost cost(ProductId productId, String amount) {
        return new RunCost(productId, FROM, TO, new BigDecimal(amount), "EUR", 3, "billed");
    }

    private static ProductValue value(ProductId productId, Instant from, Instant to, String amount, String currency) {
        return new ProductValue(productId, from, to, new Money(new BigDecimal(amount), currency), "invoices");
    }
}
