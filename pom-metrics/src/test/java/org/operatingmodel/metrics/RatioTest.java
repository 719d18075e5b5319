package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void equal_quotients_are_equal_records() {
        assertThat(Ratio.of(2, -4)).isEqualTo(Ratio.of(-1, 2)).hasSameHashCodeAs(Ratio.of(-1, 2));
        assertThat(Ratio.of(0, -7)).isEqualTo(Ratio.ZERO);
        assertThat(Ratio.of(new BigDecimal("0.50"))).isEqualTo(Ratio.of(1, 2));
        assertThat(Ratio.of(new BigDecimal("5E+2"))).isEqualTo(Ratio.of(500, 1));
        assertThat(Ratio.of(Duration.ofHours(6), Duration.ofDays(1))).isEqualTo(Ratio.of(1, 4));
    }

    @Test
    void the_decimal_is_exact_where_34_digits_suffice() {
        assertThat(Ratio.of(13, 20).decimal()).isEqualTo(new BigDecimal("0.65"));
        assertThat(Ratio.of(1, 3)).hasToString("0." + "3".repeat(34));
        assertThat(Ratio.of(2, 3)).hasToString("0." + "6".repeat(33) + "7");
    }

    @Test
    void quotients_that_look_alike_are_told_apart() {
        BigInteger huge = BigInteger.TEN.pow(60);
        Ratio third = Ratio.of(1, 3);
        Ratio above = third.plus(new Ratio(BigInteger.ONE, huge));
        assertThat(above.decimal()).isEqualTo(third.decimal());
        assertThat(above).isGreaterThan(third);
    }

    @Test
    void a_share_of_a_duration_is_rounded_down_to_the_nanosecond() {
        assertThat(Ratio.of(1, 3).times(Duration.ofSeconds(1))).isEqualTo(Duration.ofNanos(333_333_333));
        assertThat(Ratio.of(Long.MAX_VALUE, 1).times(Duration.ofDays(1)))
                .isEqualTo(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        Duration longestWholeSeconds = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(Ratio.ONE.times(longestWholeSeconds)).isEqualTo(longestWholeSeconds);
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratio.of(0, 0))
                .withMessage("Ratio.denominator must not be 0, but was '0'. Say that the figure is absent instead.");
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.ONE.dividedBy(Ratio.ZERO));
    }

    @Test
    void a_scale_that_would_fill_the_memory_is_refused() {
        assertThat(Ratio.of(new BigDecimal(BigInteger.ONE, 1000)))
                .isEqualTo(new Ratio(BigInteger.ONE, BigInteger.TEN.pow(1000)));
        assertThat(Ratio.of(new BigDecimal(BigInteger.ONE, -1000)))
                .isEqualTo(new Ratio(BigInteger.TEN.pow(1000), BigInteger.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratio.of(new BigDecimal(BigInteger.ONE, -1001)))
                .withMessage("The scale of a number must lie between -1000 and 1000, but was '-1001'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ratio.of(new BigDecimal("1E-999999999")))
                .withMessage("The scale of a number must lie between -1000 and 1000, but was '999999999'.");
    }
}
