package org.operatingmodel.docs;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.balance.Allocation;
import org.operatingmodel.metrics.balance.AllocationGuardrail;
import org.operatingmodel.metrics.balance.CategoryScheme;
import org.operatingmodel.metrics.balance.Target;
import org.operatingmodel.metrics.delivery.DeliveryTally;
import org.operatingmodel.metrics.delivery.Deployment;
import org.operatingmodel.metrics.delivery.DoraThresholds;
import org.operatingmodel.metrics.unitcost.SharedCosts;

/** A balance that chance explains and one that it does not, a shared cost, and deployments. */
final class BalanceAndCost {
    private BalanceAndCost() {}

    static void run(PrintStream out) {
        // snippet:start program
        CategoryScheme scheme = CategoryScheme.FLOW_ITEMS;
        AllocationGuardrail guardrail =
                AllocationGuardrail.of(Target.parse(scheme, "FEATURE=40, DEFECT=20, DEBT=25, RISK=15"));
        Map<String, Long> month = Map.of("FEATURE", 22L, "DEFECT", 8L, "DEBT", 4L, "RISK", 6L);
        Map<String, Long> year = Map.of("FEATURE", 220L, "DEFECT", 80L, "DEBT", 40L, "RISK", 60L);
        for (Map<String, Long> completed : List.of(month, year)) { // the same shares: 55, 20, 10 and 15 percent
            AllocationGuardrail.Reading reading =
                    guardrail.read(Map.of(Instant.parse("2024-01-01T00:00:00Z"), Allocation.counts(scheme, completed)));
            out.println(reading.signal() + " " + reading.missing());
        }

        Map<String, BigDecimal> activeUsers =
                Map.of("portal", new BigDecimal(500), "mobile", new BigDecimal(300), "api", new BigDecimal(400));
        out.println(SharedCosts.allocate(new Money(new BigDecimal("1000.00"), "EUR"), 2, activeUsers)
                .toOptional()
                .orElseThrow());

        Instant may = Instant.parse("2024-05-01T00:00:00Z");
        Instant june = Instant.parse("2024-06-01T00:00:00Z");
        Instant commit = Instant.parse("2024-05-06T08:00:00Z");
        Instant deployment = Instant.parse("2024-05-07T08:00:00Z");
        DeliveryTally tally = DeliveryTally.of(
                List.of(
                        new Deployment("R-1", deployment, List.of(commit), false, null, false),
                        new Deployment("R-2", deployment.plusSeconds(60), List.of(commit), true, null, false)),
                may,
                june,
                june);
        out.println(tally.changeFailRate());
        out.println(tally.failedDeploymentRecoveryTime(50));
        out.println(DoraThresholds.on(LocalDate.parse("2024-05-31")).map(DoraThresholds::source));
        // snippet:end program
    }
}
