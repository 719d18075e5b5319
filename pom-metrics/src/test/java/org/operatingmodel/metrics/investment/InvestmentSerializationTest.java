package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.UndefinedFigure;
import org.operatingmodel.metrics.unitcost.RunOut;
import org.operatingmodel.metrics.unitcost.SharedCosts;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.UsageCount;
import org.operatingmodel.product.UsageMeasure;

class InvestmentSerializationTest {
    private static final ProductId PORTAL = new ProductId("portal");
    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-06-01T00:00:00Z");
    private static final Money EUROS = new Money(new BigDecimal("12.50"), "EUR");

    static Stream<Object> results() {
        RunCost cost = new RunCost(PORTAL, FROM, TO, BigDecimal.TEN, "EUR", 3, "billed");
        CapitalisationPolicy policy = new CapitalisationPolicy(
                List.of(CapitalisationPolicy.Version.of(LocalDate.EPOCH, Map.of("build", BigDecimal.ONE))));
        return Stream.of(
                Measured.value(cost, 3, Basis.asOf(TO, "EUR", "billed")),
                new Margin(cost, BigDecimal.TEN),
                new ProductValue(PORTAL, FROM, TO, EUROS, "invoices"),
                policy,
                policy.split(EUROS, "build", LocalDate.EPOCH),
                CostOfDelayRanking.of(List.of(
                        new CostOfDelay("a", EUROS, Duration.ofDays(7)), new CostOfDelay("b", EUROS, Duration.ZERO))),
                new UnitCost(cost, new UsageCount(PORTAL, UsageMeasure.ACTIVE_USERS, FROM, TO, 4), "unit-cost: x"),
                SharedCosts.allocate(EUROS, 2, Map.of("a", BigDecimal.ONE)),
                new RunOut.On(LocalDate.EPOCH),
                new UndefinedFigure(PORTAL, "RunCost", "portal", "There is no feed."));
    }

    @ParameterizedTest
    @MethodSource("results")
    void results_survive_a_round_trip(Object result) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(result);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(result);
        }
    }
}
