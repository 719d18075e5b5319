package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.stream;
import static org.operatingmodel.metrics.planning.PortfolioReportTest.JULY;
import static org.operatingmodel.metrics.planning.PortfolioReportTest.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.funding.UnitCostTarget;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.Stage;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;

class UnitEconomicsTest {
    private static final Instant JUNE = JULY.minus(Duration.ofDays(30));

    private static Product product(String id, Stage stage) {
        return AlignmentMatrixTest.product(id, "sales", stage, List.of());
    }

    private static UsageCount count(String product, UsageMeasure measure, long count) {
        return new UsageCount(new ProductId(product), measure, JUNE, JULY, count);
    }

    private static UnitCostTarget target(String product, UsageMeasure measure, String limit) {
        return new UnitCostTarget(new ProductId(product), measure, new Money(new BigDecimal(limit), "EUR"));
    }

    @Test
    void each_unit_stands_beside_its_target_and_what_is_not_known_is_not_0() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(
                        product("shop", Stage.OPERATION),
                        product("portal", Stage.LIMITED_LAUNCH),
                        product("login", Stage.GENERAL_AVAILABILITY),
                        product("desk", Stage.OPERATION),
                        product("fresh", Stage.MVP),
                        product("fax", Stage.RETIREMENT))
                .costs(cost("shop", "30"), cost("portal", "30"))
                .usageCounts(
                        count("shop", UsageMeasure.ACTIVE_USERS, 120),
                        count("shop", UsageMeasure.TRANSACTIONS, 300),
                        count("portal", UsageMeasure.ACTIVE_USERS, 100),
                        count("login", UsageMeasure.ACTIVE_USERS, 5),
                        count("fresh", UsageMeasure.ACTIVE_USERS, 5),
                        count("fax", UsageMeasure.ACTIVE_USERS, 5),
                        new UsageCount(new ProductId("desk"), UsageMeasure.ACTIVE_USERS, JULY, JULY.plusSeconds(1), 5))
                .unitCostTargets(
                        target("shop", UsageMeasure.ACTIVE_USERS, "0.25"),
                        target("portal", UsageMeasure.ACTIVE_USERS, "0.29"),
                        target("portal", UsageMeasure.TRANSACTIONS, "1"))
                .build();

        UnitEconomics economics = UnitEconomics.of(portfolio, JULY);

        // 30 / 120, 30 / 300, 30 / 100; nobody was charged for login, nobody counted before July for desk
        assertThat(economics.text()).isEqualTo("""
                login, active users: unknown (No charge of 'login' is in the window [2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z).); no target
                portal, active users: 0.3 EUR each; target 0.29 EUR is missed
                portal, transactions: unknown (No count of transactions of 'portal' is known.); target 1 EUR
                shop, active users: 0.25 EUR each; target 0.25 EUR is held
                shop, transactions: 0.1 EUR each; no target
                desk: no target, and nobody counts its use
                """);
        assertThat(economics.unmeasured()).containsExactly(new ProductId("desk"));
        assertThat(economics.rows()).extracting(UnitEconomics.Row::held).containsExactly(null, false, null, true, null);
    }

    @Test
    void a_target_that_is_there_twice_is_told_once_and_two_by_their_limits() {
        Portfolio portfolio = Portfolio.builder()
                .valueStreams(stream("sales"))
                .products(product("shop", Stage.OPERATION))
                .costs(cost("shop", "30"))
                .usageCounts(count("shop", UsageMeasure.ACTIVE_USERS, 100))
                .unitCostTargets(
                        target("shop", UsageMeasure.ACTIVE_USERS, "0.5"),
                        target("shop", UsageMeasure.ACTIVE_USERS, "0.2"),
                        target("shop", UsageMeasure.ACTIVE_USERS, "0.5"))
                .build();
        assertThat(UnitEconomics.of(portfolio, JULY).text()).isEqualTo("""
                shop, active users: 0.3 EUR each; target 0.2 EUR is missed
                shop, active users: 0.3 EUR each; target 0.5 EUR is held
                """);
    }
}
