package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.investment.ProductValue;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.outcome.OutcomeProgress;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;

class ProfitCentresTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Basis BASIS = Basis.asOf(JULY, "EUR", "test: stated");
    private static final OutcomeId RETENTION = new OutcomeId("retention");

    private static Measured<RunCost> cost(String product, String amount) {
        return Measured.value(
                new RunCost(new ProductId(product), JUNE, JULY, new BigDecimal(amount), "EUR", 1, "stated"), 1, BASIS);
    }

    private static final List<Product> PRODUCTS = List.of(
            product("shop", "sales", List.of()),
            product("desk", "sales", List.of(), "retention"),
            product("archive", "sales", List.of()),
            product("dark", "sales", List.of()));
    private static final Map<ProductId, Measured<RunCost>> COSTS = Map.of(
            new ProductId("shop"),
            cost("shop", "30"),
            new ProductId("desk"),
            cost("desk", "20"),
            new ProductId("archive"),
            cost("archive", "0"),
            new ProductId("dark"),
            Measured.absent("There is no cost feed.", 0, BASIS));
    private static final List<ProductValue> VALUES = List.of(
            new ProductValue(new ProductId("shop"), JUNE, JULY, new Money(new BigDecimal("100"), "EUR"), "invoices"));

    private static ProfitCentres centres(Measured<OutcomeProgress> retention) {
        return ProfitCentres.of(PRODUCTS, COSTS, VALUES, Map.of(RETENTION, retention));
    }

    @Test
    void value_stands_beside_cost_and_what_only_costs_is_flagged() {
        ProfitCentres centres = centres(Measured.value(new OutcomeProgress(Ratio.of(1, 2)), 1, BASIS));
        assertThat(centres.rows().stream().map(row -> row.productId().value()))
                .containsExactly("archive", "dark", "desk", "shop");
        // 100 - 30
        assertThat(present(centres.rows().get(3).margin()).amount()).isEqualTo(new Money(new BigDecimal("70"), "EUR"));
        assertThat(centres.rows().get(2).outcomes()).containsOnlyKeys(RETENTION);
        assertThat(centres.costOnly()).containsExactly(new ProductId("archive"));
    }

    @Test
    void an_outcome_that_nobody_measures_is_no_value() {
        assertThat(centres(Measured.absent("Outcome 'retention' has no value.", 0, BASIS))
                        .costOnly())
                .containsExactly(new ProductId("archive"), new ProductId("desk"));
    }

    @Test
    void a_figure_may_be_absent_but_not_missing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfitCentres.of(PRODUCTS, COSTS, VALUES, Map.of()))
                .withMessage(
                        "progress must hold a figure for 'retention', but held none. Say that it is absent, and why.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfitCentres.of(PRODUCTS, Map.of(), VALUES, Map.of()))
                .withMessage("costs must hold a figure for 'archive', but held none. Say that it is absent, and why.");
    }
}
