package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final Basis BASIS = Basis.timeless("share of the items", "test");

    @Test
    void the_ratio_of_merged_shares_weighs_by_size() {
        // 1 of 2 and 9 of 10: 10 of 12, not the mean of 0.5 and 0.9
        Share merged = new Share(1, 2).plus(new Share(9, 10));
        assertThat(merged.ratio(BASIS, "There are none.")).isEqualTo(Measured.value(Ratio.of(5, 6), 12, BASIS));
    }

    @Test
    void nothing_has_no_ratio_but_none_of_something_is_0() {
        assertThat(Share.EMPTY.ratio(BASIS, "There are none.")).isEqualTo(Measured.absent("There are none.", 0, BASIS));
        assertThat(new Share(0, 1).ratio(BASIS, "There are none.")).isEqualTo(Measured.value(Ratio.ZERO, 1, BASIS));
    }

    @Test
    void items_with_the_property_are_counted() {
        assertThat(Share.of(List.of(1, 2, 3, 4, 5), number -> number > 3)).isEqualTo(new Share(2, 5));
    }

    @Test
    void the_part_is_at_most_the_whole() {
        assertThat(new Share(3, 3).part()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Share(4, 3))
                .withMessage("Share.part must be at most whole '3', but was '4'."
                        + " Count each of them in whole, and those with the property in part too.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Share(-1, 3))
                .withMessage("Share.part must not be negative, but was '-1'. Use 0 or more.");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Share(0, Long.MAX_VALUE).plus(new Share(0, 1)));
    }
}
