package org.operatingmodel.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.RoleId;

class RecordJsonTest {
    @Test
    void ids_are_texts_and_durations_iso_8601() {
        Gate gate = new Gate(GateId.MVP_EXIT, "MVP exit", List.of(RoleId.PORTFOLIO_LEAD), Duration.ofDays(14));

        assertThat(RecordJson.text(gate)).isEqualTo("""
                {
                  "id": "mvp-exit",
                  "name": "MVP exit",
                  "waiverGranters": [
                    "portfolio-lead"
                  ],
                  "longestWaiver": "PT336H"
                }
                """);
    }

    @Test
    void a_tree_of_other_values_may_hold_records() {
        Map<String, Object> unsorted = new HashMap<>();
        unsorted.put("b", List.of(1, 2L, new BigDecimal("0.10"), true));
        unsorted.put("a", GateRequest.of("portal", "mvp-exit"));
        unsorted.put("c", List.of());

        assertThat(RecordJson.text(unsorted)).isEqualTo("""
                {
                  "a": {
                    "productId": "portal",
                    "gateId": "mvp-exit"
                  },
                  "b": [
                    1,
                    2,
                    0.10,
                    true
                  ],
                  "c": []
                }
                """);
    }

    @Test
    void numbers_are_exact_and_plain() {
        assertThat(RecordJson.text(new BigDecimal("0E-11"))).isEqualTo("0.00000000000\n");
        assertThat(RecordJson.text(new BigDecimal("1E-7"))).isEqualTo("0.0000001\n");
        assertThat(RecordJson.text(new BigDecimal("1E+3"))).isEqualTo("1E+3\n");
    }

    @Test
    void texts_are_escaped() {
        assertThat(RecordJson.text("a\"b\\c\n\t\r\u0001\u2028\ufeff\u00e9\ud83d\ude80"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\u000d\\u0001\\u2028\\ufeff\u00e9\ud83d\ude80\"\n");
    }

    @Test
    void refuses_what_has_no_canonical_form() {
        assertThatThrownBy(() -> RecordJson.tree(1.5))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "value must be a record or a part of one, but was 'java.lang.Double'. Turn it into one first.");
        assertThat(RecordJson.tree(Set.of("a"))).isEqualTo(List.of("a"));
    }
}
