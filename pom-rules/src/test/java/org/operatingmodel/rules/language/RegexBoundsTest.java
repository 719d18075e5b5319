package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexBoundsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "EV-[0-9]{1,4}",
                "(web|mobile|api)-[a-z]+",
                "https?://.*",
                "a|b|c|d|e|f|g|h|i|j|k|l|m",
                "(?:ab)?c",
                "\\d+\\.\\d+",
                "(?i)portal.*",
                "[(*+]x"
            })
    void a_plain_expression_passes(String regex) {
        assertThat(RegexBounds.fault(regex)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a*)*",
                "(a+)+b",
                "(a|aa)+",
                "(.*){5}",
                "a+b+c+d+",
                "(a)\\1",
                "(?=a)b",
                "(?<name>a)",
                "(?x)a",
                "(?is)a",
                "a(?i)b",
                "(?i)(a*)*",
                "[a",
                "\\c[(a+)+b"
            })
    void one_that_may_not_end_soon_is_refused(String regex) {
        assertThat(RegexBounds.fault(regex)).isNotNull();
    }

    @Test
    void empty_alternatives_and_optional_parts_are_counted_as_ways() {
        assertThat(RegexBounds.fault("(|)".repeat(13))).isNull();
        assertThat(RegexBounds.fault("(|)".repeat(14)))
                .isEqualTo(
                        "A regular expression must have at most 10000 ways through its alternatives and optional parts,"
                                + " but '" + "(|)".repeat(14) + "' has more.");
        assertThat(RegexBounds.fault(".?".repeat(14))).isNotNull();
        assertThat(RegexBounds.fault("a".repeat(201)))
                .isEqualTo("A regular expression must have at most 200 characters, but has 201.");
    }
}
