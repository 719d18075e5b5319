package org.operatingmodel.metrics.unitcost;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Measured;

final class Samples {
    static final LocalDate SEPTEMBER = LocalDate.parse("2024-09-01");
    static final LocalDate OCTOBER = LocalDate.parse("2024-10-01");
    static final Instant FROM = at("2024-09-01");
    static final Instant TO = at("2024-10-01");

    private Samples() {}

    static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Money usd(String amount) {
        return new Money(new BigDecimal(amount), "USD");
    }

    static Charge charge(String day, String billed, String effective, Map<String, String> tags) {
        return charge(day, ChargeCategory.USAGE, billed, effective, null, null, "USD", tags);
    }

    /** A charge of an hour in the billing period of September. */
    static Charge charge(
            String day,
            ChargeCategory category,
            String billed,
            String effective,
            @Nullable String list,
            @Nullable String contracted,
            String currency,
            Map<String, String> tags) {
        return new Charge(
                FROM,
                TO,
                at(day),
                at(day).plus(Duration.ofHours(1)),
                category,
                category == ChargeCategory.ADJUSTMENT,
                new BigDecimal(billed),
                new BigDecimal(effective),
                list == null ? null : new BigDecimal(list),
                contracted == null ? null : new BigDecimal(contracted),
                currency,
                "Compute",
                tags);
    }

    /** Charges in one currency, with amounts of every sign and scale, and days before, in and after the period. */
    static Arbitrary<List<Charge>> charges() {
        Arbitrary<String> amounts = Arbitraries.of("0", "0.00", "1E-11", "-2.50", "3", "1E+2", "-1E-11", "0.1");
        Arbitrary<String> days = Arbitraries.of("2024-08-31", "2024-09-01", "2024-09-15", "2024-09-30", "2024-10-01");
        Arbitrary<Map<String, String>> tags =
                Arbitraries.of(Map.of(), Map.of("team", "a"), Map.of("team", "b"), Map.of("team", " "));
        return Combinators.combine(
                        days, Arbitraries.of(ChargeCategory.class), amounts, amounts, amounts.injectNull(0.2), tags)
                .as((day, category, billed, effective, list, tag) ->
                        charge(day, category, billed, effective, list, null, "USD", tag))
                .list()
                .ofMaxSize(8);
    }

    static <T> T present(Measured<T> figure) {
        return figure.toOptional().orElseThrow(() -> new AssertionError(figure));
    }

    static String reasonOf(Measured<?> figure) {
        if (figure instanceof Measured.Absent<?> absent) {
            return absent.reason();
        }
        throw new AssertionError(figure);
    }
}
