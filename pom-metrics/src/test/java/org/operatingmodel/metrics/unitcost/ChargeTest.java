package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.FROM;
import static org.operatingmodel.metrics.unitcost.Samples.TO;
import static org.operatingmodel.metrics.unitcost.Samples.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.ChargeCategory;

class ChargeTest {
    @Test
    void a_blank_tag_is_none_and_blanks_in_keys_stay() {
        Charge charge = charge("2024-09-01", "1", "1", Map.of("team", " ", " org", "trey"));
        assertThat(charge.tag("team")).isNull();
        assertThat(charge.tag("org")).isNull();
        assertThat(charge.tag(" org")).isEqualTo("trey");
    }

    @Test
    void amounts_of_up_to_100_places_are_taken() {
        assertThat(billed("1E-100")).isEqualTo("1E-100");
        assertThat(billed("1E+100")).isEqualTo("1E+100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> billed("1E-101"))
                .withMessage("Charge.billed must have a scale of -100 to 100, but had '101'. Round it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> billed("1E+101"))
                .withMessage("Charge.billed must have a scale of -100 to 100, but had '-101'. Round it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, TO, FROM, TO, "1", "1E-101", "1", "1", "USD", "Compute"))
                .withMessage("Charge.effective must have a scale of -100 to 100, but had '101'. Round it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, TO, FROM, TO, "1", "1", "1E-101", "1", "USD", "Compute"))
                .withMessage("Charge.list must have a scale of -100 to 100, but had '101'. Round it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, TO, FROM, TO, "1", "1", "1", "1E-101", "USD", "Compute"))
                .withMessage("Charge.contracted must have a scale of -100 to 100, but had '101'. Round it.");
    }

    @Test
    void a_charge_that_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, FROM, FROM, TO, "1", "1", "1", "1", "USD", "Compute"))
                .withMessage("Charge.billingTo must be after Charge.billingFrom '2024-09-01T00:00:00Z', but was"
                        + " '2024-09-01T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, TO, TO, TO, "1", "1", "1", "1", "USD", "Compute"))
                .withMessage(
                        "Charge.to must be after Charge.from '2024-10-01T00:00:00Z', but was '2024-10-01T00:00:00Z'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, TO, FROM, TO, "1", "1", "1", "1", "usd", "Compute"))
                .withMessage("Money.currency must match [A-Z]{3}, but was 'usd'. Use the ISO 4217 code, such as EUR.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(FROM, TO, FROM, TO, "1", "1", "1", "1", "USD", " "))
                .withMessage("Charge.serviceCategory must not be blank, but was ' '. Write a text.");
        assertThat(of(FROM, TO, FROM, TO, "1", "1", "1", "1", "USD", null).serviceCategory())
                .isNull();
    }

    private static BigDecimal billed(String amount) {
        return charge("2024-09-01", amount, "1", Map.of()).billed();
    }

    private static Charge of(
            Instant billingFrom,
            Instant billingTo,
            Instant from,
            Instant to,
            String billed,
            String effective,
            String list,
            String contracted,
            String currency,
            @Nullable String serviceCategory) {
        return new Charge(
                billingFrom,
                billingTo,
                from,
                to,
                ChargeCategory.USAGE,
                false,
                new BigDecimal(billed),
                new BigDecimal(effective),
                new BigDecimal(list),
                new BigDecimal(contracted),
                currency,
                serviceCategory,
                Map.of());
    }
}
