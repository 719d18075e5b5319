package org.operatingmodel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;

class MeasuredTest {
    private static final Basis EVENTS = Basis.timeless("events", "occurrences");
    private static final Basis SHARE = Basis.timeless("share", "part / whole");

    @Test
    void a_figure_derived_from_a_value_has_its_own_basis() {
        Measured<Long> events = Measured.value(8L, 8, EVENTS);
        assertThat(events.flatMap(all -> Measured.value(Ratio.of(1, all), all, SHARE)))
                .isEqualTo(new Measured.Value<>(Ratio.of(1, 8), 8, SHARE));
        assertThat(events.toOptional()).hasValue(8L);
    }

    @Test
    void another_form_of_a_value_keeps_what_it_rests_on() {
        Measured<Long> events = Measured.value(8L, 9, EVENTS);
        assertThat(events.map(String::valueOf)).isEqualTo(new Measured.Value<>("8", 9, EVENTS));
        Measured<Long> none = Measured.absent("Nobody counted.", 0, EVENTS);
        assertThat(none.map(String::valueOf)).isEqualTo(new Measured.Absent<>("Nobody counted.", 0, EVENTS));
    }

    @Test
    void a_figure_derived_from_none_keeps_the_reason() {
        Measured<Long> none = Measured.absent("Nobody counted.", 0, EVENTS);
        Measured<Ratio> derived = none.flatMap(all -> Measured.value(Ratio.of(1, all), all, SHARE));
        assertThat(derived).isEqualTo(new Measured.Absent<>("Nobody counted.", 0, EVENTS));
        assertThat(derived.toOptional()).isEmpty();
    }

    @Test
    void an_absence_has_a_reason_and_a_figure_no_negative_n() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measured.absent(" ", 0, EVENTS))
                .withMessage("Measured.reason must not be blank, but was ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measured.value("x", -1, EVENTS))
                .withMessage("Measured.n must not be negative, but was '-1'. Use 0 or more.");
    }

    @Test
    void an_undefined_figure_tells_the_reason() {
        Measured.Absent<Long> none =
                new Measured.Absent<>("Nobody counted.", 0, Basis.asOf(Instant.EPOCH, "events", "x"));
        ProductId portal = new ProductId("partner-portal");
        assertThat(UndefinedFigure.of(portal, "ErrorBudget", "availability", none))
                .isEqualTo(new UndefinedFigure(portal, "ErrorBudget", "availability", "Nobody counted."));
    }
}
