package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.product;
import static org.operatingmodel.metrics.planning.AlignmentMatrixTest.stream;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.valuestream.ValueStreamId;

class FundingOrderTest {
    private static Funding funding(String id, FundingTarget target, String what, String from) {
        Instant start = Instant.parse(from);
        return new Funding(
                new FundingId(id),
                target,
                target == FundingTarget.VALUE_STREAM ? new ValueStreamId(what) : null,
                target == FundingTarget.CAPABILITY ? new ProductId(what) : null,
                null,
                new Money(BigDecimal.TEN, "EUR"),
                start,
                start.plusSeconds(60),
                FundingMode.FIXED,
                List.of());
    }

    private static FundingOrder order(Funding... fundings) {
        return FundingOrder.of(Portfolio.builder()
                .valueStreams(stream("sales"), stream("shared"))
                .products(
                        product("app", "sales", List.of("login", "components")),
                        product("login", "shared", List.of("logs")),
                        product("components", "shared", List.of()),
                        product("logs", "shared", List.of()))
                .fundings(fundings)
                .build());
    }

    @Test
    void shared_capabilities_come_first() {
        assertThat(order().order())
                .isEqualTo(List.of(
                        new ProductId("components"),
                        new ProductId("logs"),
                        new ProductId("login"),
                        new ProductId("app")));
        assertThat(order().tooEarly()).isEmpty();
    }

    @Test
    void a_product_that_is_funded_before_its_platform_is_flagged() {
        FundingOrder order = order(
                funding("F-1", FundingTarget.VALUE_STREAM, "sales", "2026-04-01T00:00:00Z"),
                funding("F-2", FundingTarget.CAPABILITY, "login", "2026-04-01T00:00:01Z"),
                funding("F-3", FundingTarget.CAPABILITY, "login", "2026-05-01T00:00:00Z"));
        assertThat(order.tooEarly().stream().map(FundingOrder.TooEarly::text))
                .containsExactly(
                        "'app' is funded from 2026-04-01T00:00:00Z, but 'components', which it consumes, is not.",
                        "'app' is funded from 2026-04-01T00:00:00Z, but 'login', which it consumes, only from"
                                + " 2026-04-01T00:00:01Z.",
                        "'login' is funded from 2026-04-01T00:00:01Z, but 'logs', which it consumes, is not.");
    }

    @Test
    void what_is_consumed_twice_is_told_once() {
        assertThat(FundingOrder.of(Portfolio.builder()
                                .valueStreams(stream("sales"), stream("shared"))
                                .products(
                                        product("app", "sales", List.of("login", "login")),
                                        product("login", "shared", List.of()))
                                .fundings(funding("F-1", FundingTarget.VALUE_STREAM, "sales", "2026-04-01T00:00:00Z"))
                                .build())
                        .tooEarly())
                .hasSize(1);
    }

    @Test
    void a_platform_that_is_funded_at_the_same_instant_is_early_enough() {
        assertThat(order(
                                funding("F-1", FundingTarget.VALUE_STREAM, "sales", "2026-04-01T00:00:00Z"),
                                funding("F-2", FundingTarget.VALUE_STREAM, "shared", "2026-04-01T00:00:00Z"))
                        .tooEarly())
                .isEmpty();
    }

    @Test
    void a_platform_that_is_given_nothing_is_not_funded() {
        assertThat(order(
                                funding("F-1", FundingTarget.CAPABILITY, "login", "2026-04-01T00:00:00Z"),
                                with(
                                        funding("F-2", FundingTarget.CAPABILITY, "logs", "2026-04-01T00:00:00Z"),
                                        BigDecimal.ZERO),
                                with(
                                        funding("F-3", FundingTarget.CAPABILITY, "app", "2026-04-01T00:00:00Z"),
                                        BigDecimal.ZERO))
                        .text())
                .isEqualTo("'login' is funded from 2026-04-01T00:00:00Z, but 'logs', which it consumes, is not.\n");
    }

    @Test
    void of_a_retired_product_nothing_is_asked() {
        assertThat(withAppAt(Stage.RETIRED).tooEarly()).isEmpty();
        assertThat(withAppAt(Stage.RETIREMENT).tooEarly()).hasSize(1);
    }

    private static FundingOrder withAppAt(Stage stage) {
        return FundingOrder.of(Portfolio.builder()
                .valueStreams(stream("sales"), stream("shared"))
                .products(
                        new Product(
                                new ProductId("app"),
                                "app",
                                ProductKind.APPLICATION,
                                stage,
                                Set.of(),
                                new ValueStreamId("sales"),
                                null,
                                null,
                                List.of(),
                                List.of(new ProductId("login")),
                                null),
                        product("login", "shared", List.of()))
                .fundings(funding("F-1", FundingTarget.VALUE_STREAM, "sales", "2026-04-01T00:00:00Z"))
                .build());
    }

    private static Funding with(Funding funding, BigDecimal amount) {
        return new Funding(
                funding.id(),
                funding.target(),
                funding.valueStreamId(),
                funding.productId(),
                funding.project(),
                new Money(amount, "EUR"),
                funding.from(),
                funding.to(),
                funding.mode(),
                funding.outcomeIds());
    }

    @Test
    void what_consumes_itself_has_no_place() {
        assertThat(FundingOrder.of(Portfolio.builder()
                                .valueStreams(stream("sales"))
                                .products(
                                        product("app", "sales", List.of("login")),
                                        product("login", "sales", List.of("app")),
                                        product("mail", "sales", List.of()))
                                .build())
                        .order())
                .isEqualTo(List.of(new ProductId("mail")));
    }
}
