package org.operatingmodel.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.Severity;

class OperatorsTest {
    private static final Instant NOON = Instant.parse("2026-06-21T12:00:00Z");

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void numbers_are_the_same_by_value_and_not_by_scale() {
        assertThat(Operators.same(0, decimal("0.00"))).isTrue();
        assertThat(Operators.same(0L, 0)).isTrue();
        assertThat(Operators.same(decimal("1E+3"), 1000)).isTrue();
        assertThat(Operators.same(decimal("0.1"), 0)).isFalse();
        assertThat(Operators.same(Long.MAX_VALUE, decimal("9223372036854775808")))
                .isFalse();
    }

    @Test
    void absent_is_the_same_as_absent_only() {
        assertThat(Operators.same(null, null)).isTrue();
        assertThat(Operators.same(null, 0)).isFalse();
        assertThat(Operators.same("", null)).isFalse();
    }

    @Test
    void values_of_other_types_are_never_the_same() {
        assertThat(Operators.same("TELEMETRY", EvidenceKind.TELEMETRY)).isFalse();
        assertThat(Operators.same("3", 3)).isFalse();
        assertThat(Operators.same(EvidenceKind.TELEMETRY, new EvidenceKind("TELEMETRY")))
                .isTrue();
    }

    @Test
    void an_order_never_holds_where_a_side_is_absent() {
        for (Object[] sides : new Object[][] {{null, 1}, {1, null}, {null, null}}) {
            assertThat(Operators.lessThan(sides[0], sides[1])).isFalse();
            assertThat(Operators.atMost(sides[0], sides[1])).isFalse();
            assertThat(Operators.moreThan(sides[0], sides[1])).isFalse();
            assertThat(Operators.atLeast(sides[0], sides[1])).isFalse();
        }
    }

    @Test
    void orders_numbers_constants_times_and_durations() {
        assertThat(Operators.lessThan(2, decimal("2.01"))).isTrue();
        assertThat(Operators.lessThan(2, decimal("2.00"))).isFalse();
        assertThat(Operators.atMost(2, decimal("2.00"))).isTrue();
        assertThat(Operators.moreThan(Severity.CRITICAL, Severity.HIGH)).isTrue();
        assertThat(Operators.atLeast(Stage.MVP, Stage.MVP)).isTrue();
        assertThat(Operators.lessThan(NOON, NOON.plusNanos(1))).isTrue();
        assertThat(Operators.moreThan(Duration.ofDays(1), Duration.ofHours(25))).isFalse();
    }

    @Test
    void values_of_different_types_have_no_order() {
        assertThatThrownBy(() -> Operators.lessThan("A", 3L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order must be between two values of one ordered type, but was between 'A' (String) and"
                        + " '3' (Long). Compare values of the same type.");
    }

    @Test
    void arithmetic_is_exact() {
        // 2e9 + 2e9 is 4e9, which an int cannot hold; MAX_VALUE * 2 is what a long cannot hold.
        assertThat(Operators.add(2_000_000_000, 2_000_000_000)).isEqualTo(decimal("4000000000"));
        assertThat(Operators.multiply(Long.MAX_VALUE, 2)).isEqualTo(decimal("18446744073709551614"));
        assertThat(Operators.subtract(decimal("0.3"), decimal("0.1"))).isEqualTo(decimal("0.2"));
    }

    @Test
    void arithmetic_with_what_is_absent_is_absent() {
        assertThat(Operators.add(1, null)).isNull();
        assertThat(Operators.subtract(null, 1)).isNull();
        assertThat(Operators.multiply(null, null)).isNull();
    }

    @Test
    void words_do_not_depend_on_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Operators.lowerCase("TITLE")).isEqualTo("title");
            assertThat(Operators.upperCase("title")).isEqualTo("TITLE");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(Operators.lowerCase(null)).isNull();
        assertThat(Operators.upperCase(null)).isNull();
    }

    @Test
    void a_number_without_its_fraction_goes_towards_zero() {
        assertThat(Operators.whole(decimal("2.9"))).isEqualTo(decimal("2"));
        assertThat(Operators.whole(decimal("-2.9"))).isEqualTo(decimal("-2"));
        assertThat(Operators.whole(null)).isNull();
    }

    @Test
    void arithmetic_needs_numbers() {
        assertThatThrownBy(() -> Operators.multiply(0.5, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number must be an exact number, but was '0.5' (Double). Compute with int, long or"
                        + " BigDecimal values that are there.");
    }

    @Test
    void nothing_contains_what_is_absent() {
        assertThat(Operators.contains(List.of("a"), null)).isFalse();
        assertThat(Operators.contains(Arrays.asList("a", null), null)).isFalse();
        assertThat(Operators.contains(null, "a")).isFalse();
        assertThat(Operators.contains(List.of(decimal("1.0")), 1)).isTrue();
        assertThat(Operators.contains(Set.of("a"), "b")).isFalse();
    }

    @Test
    void an_expression_matches_the_whole_text() {
        assertThat(Operators.matches("checkout.completed", "[a-z]+\\.[a-z]+")).isTrue();
        assertThat(Operators.matches("checkout.completed!", "[a-z]+\\.[a-z]+")).isFalse();
        assertThat(Operators.matches(null, ".*")).isFalse();
    }

    @Test
    void a_match_that_reads_too_much_ends() {
        String text = "a".repeat(100) + "!";
        assertThatThrownBy(() -> Operators.matches(text, "a*a*a*a*a*b"))
                .isInstanceOf(StepBudgetException.class)
                .hasMessage(
                        "matches 'a*a*a*a*a*b' must read at most 1000000 characters of a text. Use an expression with"
                                + " fewer repetitions, or shorter texts.");
    }

    @Test
    void a_match_that_nests_too_deep_ends() {
        assertThatThrownBy(() -> Operators.matches("ab".repeat(200_000), "(a|b)*"))
                .isInstanceOf(StepBudgetException.class);
    }

    @Test
    void aggregates_leave_out_what_is_absent() {
        List<Integer> values = Arrays.asList(3, null, 1, 3);
        assertThat(Operators.count(values)).isEqualTo(3);
        assertThat(Operators.sum(values)).isEqualTo(decimal("7"));
        assertThat(Operators.min(values)).isEqualTo(1);
        assertThat(Operators.max(values)).isEqualTo(3);
        assertThat(Operators.list(values)).containsExactly(3, 1, 3);
        assertThat(Operators.set(values)).containsExactly(3, 1);
        // 7 / 3 to 34 digits
        assertThat(Operators.average(values)).isEqualTo(decimal("2.333333333333333333333333333333333"));
    }

    @Test
    void of_no_values_count_and_sum_are_zero_and_the_others_absent() {
        assertThat(Operators.count(List.of())).isZero();
        assertThat(Operators.sum(List.of())).isEqualTo(BigDecimal.ZERO);
        assertThat(Operators.min(List.of())).isNull();
        assertThat(Operators.max(List.of())).isNull();
        assertThat(Operators.average(List.of())).isNull();
        assertThat(Operators.list(List.of())).isEmpty();
        assertThat(Operators.set(List.of())).isEmpty();
    }

    @Test
    void a_set_knows_numbers_by_value() {
        assertThat(Operators.set(List.of(decimal("1.0"), 1, decimal("1.00")))).containsExactly(decimal("1.0"));
    }
}
