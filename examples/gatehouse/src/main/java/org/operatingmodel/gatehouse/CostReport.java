package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.balance.Concentration;
import org.operatingmodel.metrics.unitcost.BudgetBurn;
import org.operatingmodel.metrics.unitcost.Charge;
import org.operatingmodel.metrics.unitcost.CostBasis;
import org.operatingmodel.metrics.unitcost.CostBreakdown;
import org.operatingmodel.metrics.unitcost.CostSummary;

/** The charges of a file added up: by every dimension, and by day for a billing period. */
final class CostReport {
    static final String ENVIRONMENT = "environment";
    static final String BILLING_PERIOD = "billing_period";
    /** The dimensions of which the concentration is shown, and for which a target may be given. */
    static final List<String> TARGETED = List.of("application", ENVIRONMENT, "service_category");

    /** In the order of their names. */
    private static final List<Dimension> DIMENSIONS = List.of(
            new Dimension("application", charge -> charge.tag("application")),
            new Dimension(
                    BILLING_PERIOD,
                    charge -> YearMonth.from(charge.billingFrom().atOffset(ZoneOffset.UTC))
                            .toString()),
            new Dimension("business_unit", charge -> charge.tag("business_unit")),
            new Dimension("charge_category", charge -> {
                String name = charge.category().name();
                return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            }),
            new Dimension(ENVIRONMENT, charge -> charge.tag(ENVIRONMENT)),
            new Dimension("service_category", Charge::serviceCategory));

    private final List<CostBreakdown> breakdowns = new ArrayList<>();
    private @Nullable BudgetBurn burn;

    private CostReport(@Nullable YearMonth period) {
        DIMENSIONS.forEach(dimension -> breakdowns.add(CostBreakdown.empty(dimension.name())));
        burn = period == null ? null : burn(period, List.of());
    }

    /**
     * The report of a file.
     *
     * @param period the billing period to add up by day; absent when none is
     * @throws Refusal if anything in the file is wrong
     */
    static CostReport of(Path focusFile, @Nullable YearMonth period) {
        CostReport report = new CostReport(period);
        FocusFile.read(focusFile, charges -> report.add(charges, period));
        return report;
    }

    private void add(List<Charge> charges, @Nullable YearMonth period) {
        for (int i = 0; i < breakdowns.size(); i++) {
            Dimension dimension = DIMENSIONS.get(i);
            breakdowns.set(i, breakdowns.get(i).plus(CostBreakdown.of(dimension.name(), charges, dimension.key())));
        }
        if (burn != null && period != null) {
            burn = burn.plus(burn(period, charges));
        }
    }

    private static BudgetBurn burn(YearMonth period, List<Charge> charges) {
        return BudgetBurn.of(period.atDay(1), period.plusMonths(1).atDay(1), charges);
    }

    /** All of them, by the name of the dimension. */
    List<CostBreakdown> breakdowns() {
        return List.copyOf(breakdowns);
    }

    CostBreakdown breakdown(String dimension) {
        return breakdowns.stream()
                .filter(breakdown -> breakdown.dimension().equals(dimension))
                .findFirst()
                .orElseThrow();
    }

    /** The charged money by key of a dimension; what is given back is never netted into a share. */
    SortedMap<String, BigDecimal> charged(String dimension, CostBasis basis) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        breakdown(dimension)
                .byKey()
                .forEach((key, summary) -> amounts.put(key, summary.sum(basis).positive()));
        return amounts;
    }

    /** How concentrated that is; absent when nothing is charged. */
    Measured<Concentration> concentration(String dimension, CostBasis basis) {
        CostSummary total = total();
        return Concentration.of(
                charged(dimension, basis), currency(), total.sum(basis).n(), total.horizon());
    }

    /** The currency of all charges, of which there is at least one. */
    String currency() {
        return Objects.requireNonNull(total().currency());
    }

    CostSummary total() {
        return breakdown(BILLING_PERIOD).total();
    }

    /** What was billed in the period; absent when no period was asked for. */
    @Nullable
    BudgetBurn burn() {
        return burn;
    }

    /**
     * What charges are grouped by.
     *
     * @param name its name
     * @param key the key of a charge; absent where it has none
     */
    private record Dimension(String name, Function<Charge, @Nullable String> key) {}
}
