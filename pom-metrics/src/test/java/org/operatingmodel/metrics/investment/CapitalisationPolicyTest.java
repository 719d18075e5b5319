package org.operatingmodel.metrics.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Money;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.investment.CapitalisationPolicy.Version;

class CapitalisationPolicyTest {
    private static final LocalDate JANUARY = LocalDate.parse("2024-01-01");
    private static final LocalDate JULY = LocalDate.parse("2024-07-01");
    private static final CapitalisationPolicy POLICY = new CapitalisationPolicy(List.of(
            Version.of(JULY, Map.of("development", new BigDecimal("0.8"))),
            Version.of(JANUARY, Map.of("development", new BigDecimal("0.6"), "research", BigDecimal.ZERO))));

    @Test
    void an_amount_is_split_by_the_version_in_force_on_its_date() {
        // 60 percent of 99.99 = 59.994, the rest 39.996; 80 percent = 79.992, the rest 19.998
        assertThat(split("99.99", "development", JANUARY))
                .isEqualTo(
                        value(JANUARY, new Capitalisation("EUR", new BigDecimal("59.994"), new BigDecimal("39.996"))));
        assertThat(split("99.99", "development", JULY.minusDays(1))).isEqualTo(split("99.99", "development", JANUARY));
        assertThat(split("99.99", "development", JULY))
                .isEqualTo(value(JULY, new Capitalisation("EUR", new BigDecimal("79.992"), new BigDecimal("19.998"))));
        assertThat(split("-10", "research", JANUARY))
                .isEqualTo(value(JANUARY, new Capitalisation("EUR", new BigDecimal("0"), new BigDecimal("-10"))));
    }

    @Test
    void undefined_without_a_version_in_force_that_names_the_kind() {
        assertThat(split("1", "development", JANUARY.minusDays(1)))
                .isEqualTo(Measured.absent(
                        "No capitalisation policy is in force on 2023-12-31.", 1, Basis.timeless("EUR", "no policy")));
        assertThat(split("1", "research", JULY))
                .isEqualTo(Measured.absent(
                        "The capitalisation policy from 2024-07-01 does not name 'research'.", 1, basis(JULY)));
    }

    @Test
    void shares_lie_between_0_and_1_and_versions_start_on_different_days() {
        assertThat(Version.of(JANUARY, Map.of("x", BigDecimal.ONE)).shares()).containsKey("x");
        for (String wrong : new String[] {"-0.01", "1.01"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Version.of(JANUARY, Map.of("x", new BigDecimal(wrong))))
                    .withMessage("The share of 'x' must lie between 0 and 1, but was '" + wrong
                            + "'. Write 60 percent as 0.6.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.of(JANUARY, Map.of(" ", BigDecimal.ONE)))
                .withMessage("Version.shares must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CapitalisationPolicy(List.of(Version.of(JANUARY, Map.of()), Version.of(JANUARY, Map.of()))))
                .withMessage(
                        "CapitalisationPolicy.versions must start on different days, but '2024-01-01' occurs twice."
                                + " Keep one.");
        assertThat(POLICY.versions()).extracting(Version::from).containsExactly(JANUARY, JULY);
    }

    @Test
    void money_is_in_one_currency() {
        Capitalisation eur = new Capitalisation("EUR", BigDecimal.ONE, BigDecimal.TEN);
        Capitalisation usd = new Capitalisation("USD", BigDecimal.ONE, BigDecimal.TEN);
        assertThat(eur.total()).isEqualTo("11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> eur.plus(usd))
                .withMessage("Capitalisation.currency must be 'EUR' in both, but was 'USD'. Keep one per currency.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capitalisation("eur", BigDecimal.ONE, BigDecimal.TEN))
                .withMessage("Money.currency must match [A-Z]{3}, but was 'eur'. Use the ISO 4217 code, such as EUR.");
        for (Money part : new Money[] {money("1"), money("-1")}) {
            String message = "Capitalisation.currency must be given where there is money, but was 'null'. Name it.";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Capitalisation(null, part.amount(), BigDecimal.ZERO))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Capitalisation(null, BigDecimal.ZERO, part.amount()))
                    .withMessage(message);
        }
    }

    @Test
    void a_number_that_makes_a_sum_endless_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split("1E+999999999", "research", JANUARY))
                .withMessage("The scale of a number must lie between -1000 and 1000, but was '-999999999'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capitalisation("EUR", BigDecimal.ONE, new BigDecimal("1E-1001")))
                .withMessage("The scale of a number must lie between -1000 and 1000, but was '1001'.");
    }

    private static Measured<Capitalisation> split(String amount, String kind, LocalDate date) {
        return POLICY.split(money(amount), kind, date);
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    private static Measured<Capitalisation> value(LocalDate from, Capitalisation value) {
        return Measured.value(value, 1, basis(from));
    }

    private static Basis basis(LocalDate from) {
        return Basis.timeless("EUR", "capitalised share of the policy from " + from);
    }
}
