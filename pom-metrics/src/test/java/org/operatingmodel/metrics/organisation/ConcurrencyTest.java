package org.operatingmodel.metrics.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.operatingmodel.metrics.Figures.present;
import static org.operatingmodel.metrics.Figures.ratio;
import static org.operatingmodel.metrics.Figures.reasonOf;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.flow.Window;

class ConcurrencyTest {
    private static final Instant FROM = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-07-01T00:00:00Z");
    private static final Window QUARTER = new Window(FROM, TO);
    private static final Window DAY_BEFORE = new Window(FROM.minus(Duration.ofDays(1)), FROM);

    @Test
    void fifty_concurrent_epics_are_six_times_what_gets_done_and_sixteen_percent_are_completable() {
        // 50 epics under way as the quarter starts, 8 done in it: 50 / 8 = 6.25, about 6 to 1; 8 / 50 = 16 %
        List<Initiative> epics = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            epics.add(initiative(-30, -20, i < 8 ? i + 1 : null));
        }
        assertThat(Concurrency.of(epics, DAY_BEFORE)).isEqualTo(new Concurrency(50, 50, 0, DAY_BEFORE));
        Concurrency quarter = Concurrency.of(epics, QUARTER);
        assertThat(quarter).isEqualTo(new Concurrency(42, 50, 8, QUARTER));
        assertThat(quarter.proposedToCompleted())
                .isEqualTo(Measured.value(
                        Ratio.of(25, 4),
                        50,
                        Basis.asOf(TO, "proposed per completed", "proposed-to-completed: proposed / completed")));
        assertThat(present(quarter.proposedToCompleted()).decimal().setScale(0, RoundingMode.HALF_EVEN))
                .isEqualTo("6");
        assertThat(quarter.completableShare(Ratio.of(8, 1)))
                .isEqualTo(Measured.value(
                        ratio("0.16"),
                        50,
                        Basis.asOf(TO, "fraction", "completable-share: capacity / proposed, at most 1")));
    }

    @Test
    void what_is_proposed_and_not_begun_counts_among_what_is_proposed() {
        // 6 proposed: 1 done, 2 in progress, 3 not begun; 6 to 1, and of 6 a capacity of 3 completes a half
        Concurrency quarter = Concurrency.of(
                List.of(
                        initiative(-9, -8, 9),
                        initiative(-9, 2, null),
                        initiative(-9, -8, null),
                        initiative(1, null, null),
                        initiative(2, null, null),
                        initiative(3, null, null)),
                QUARTER);
        assertThat(quarter).isEqualTo(new Concurrency(2, 6, 1, QUARTER));
        assertThat(present(quarter.proposedToCompleted())).isEqualTo(Ratio.of(6, 1));
        assertThat(present(quarter.completableShare(Ratio.of(3, 1)))).isEqualTo(Ratio.of(1, 2));
    }

    @Test
    void an_initiative_belongs_to_a_period_that_it_touches() {
        // 91 days from 1 April to 1 July
        assertThat(of(initiative(-9, -8, -1))).isEqualTo(new Concurrency(0, 0, 0, QUARTER));
        assertThat(of(initiative(-9, -8, 0))).isEqualTo(new Concurrency(0, 1, 1, QUARTER));
        assertThat(of(initiative(-9, -8, 91))).isEqualTo(new Concurrency(1, 1, 0, QUARTER));
        assertThat(of(initiative(-9, 90, null))).isEqualTo(new Concurrency(1, 1, 0, QUARTER));
        assertThat(of(initiative(-9, 91, null))).isEqualTo(new Concurrency(0, 1, 0, QUARTER));
        assertThat(of(initiative(90, null, null))).isEqualTo(new Concurrency(0, 1, 0, QUARTER));
        assertThat(of(initiative(91, null, null))).isEqualTo(new Concurrency(0, 0, 0, QUARTER));
    }

    @Test
    void parts_of_the_organisation_merge() {
        assertThat(new Concurrency(1, 4, 2, QUARTER).plus(new Concurrency(3, 9, 5, QUARTER)))
                .isEqualTo(new Concurrency(4, 13, 7, QUARTER));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> new Concurrency(0, Long.MAX_VALUE, 0, QUARTER).plus(new Concurrency(0, 1, 0, QUARTER)));
    }

    @Test
    void more_capacity_than_is_proposed_completes_everything() {
        Concurrency two = new Concurrency(1, 2, 1, QUARTER);
        assertThat(present(two.completableShare(Ratio.of(2, 1)))).isEqualTo(Ratio.ONE);
        assertThat(present(two.completableShare(ratio("2.1")))).isEqualTo(Ratio.ONE);
        assertThat(present(two.completableShare(Ratio.ZERO))).isEqualTo(Ratio.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.completableShare(Ratio.of(-1, 2)))
                .withMessage("capacity must not be negative, but was '-0.5'. Use 0 or more.");
    }

    @Test
    void absent_without_data() {
        assertThat(reasonOf(new Concurrency(1, 3, 0, QUARTER).proposedToCompleted()))
                .isEqualTo("None of 3 proposed initiatives is completed.");
        assertThat(reasonOf(Concurrency.EMPTY.completableShare(Ratio.ONE))).isEqualTo("No initiative is proposed.");
    }

    @Test
    void counts_and_times_fit_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concurrency(2, 2, 1, QUARTER))
                .withMessage("Concurrency.proposed must be at least inProgress '2' and completed '1' together, "
                        + "but was '2'. Count in proposed what is carried over too.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concurrency(-1, 2, 1, QUARTER))
                .withMessage("Concurrency.inProgress must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concurrency(1, 2, -1, QUARTER))
                .withMessage("Concurrency.completed must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initiative(0, -1, null))
                .withMessage("Initiative.startedAt must not be before proposedAt '2026-04-01T00:00:00Z', but was "
                        + "'2026-03-31T00:00:00Z'. Give when work on it began.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initiative(0, 1, 0))
                .withMessage("Initiative.completedAt must not be before startedAt '2026-04-02T00:00:00Z', but was "
                        + "'2026-04-01T00:00:00Z'. Give both, in order.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> initiative(0, null, 0))
                .withMessage("Initiative.completedAt must not be before startedAt 'null', but was "
                        + "'2026-04-01T00:00:00Z'. Give both, in order.");
        assertThat(initiative(0, 0, 0).completedAt()).isEqualTo(FROM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Initiative("E 1", FROM, null, null))
                .withMessage("Initiative.id must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was 'E 1'. "
                        + "Use letters, digits and '.', '_', ':', '/', '-'.");
        assertThatNullPointerException()
                .isThrownBy(() -> new Concurrency(0, 1, 0, null))
                .withMessage("Concurrency.window");
    }

    @Test
    void only_parts_of_one_period_are_merged() {
        Concurrency quarter = new Concurrency(1, 4, 2, QUARTER);
        assertThat(quarter.plus(Concurrency.EMPTY)).isEqualTo(quarter).isEqualTo(Concurrency.EMPTY.plus(quarter));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quarter.plus(Concurrency.of(List.of(), DAY_BEFORE)))
                .withMessage(
                        "Concurrency.window must be 'Window[from=2026-04-01T00:00:00Z, to=2026-07-01T00:00:00Z]' as "
                                + "well, but was 'Window[from=2026-03-31T00:00:00Z, to=2026-04-01T00:00:00Z]'. "
                                + "Take both over the same period.");
    }

    @Test
    void the_initiatives_behind_a_count_are_listed() {
        Initiative done = initiative(-9, -8, 3);
        Initiative going = initiative(-9, 2, null);
        Initiative waiting = initiative(4, null, null);
        Initiative doneBefore = initiative(-9, -8, -1);
        List<Initiative> all = List.of(waiting, going, doneBefore, done);
        assertThat(Concurrency.behind(Concurrency.Count.PROPOSED, all, QUARTER)).containsExactly(waiting, going, done);
        assertThat(Concurrency.behind(Concurrency.Count.IN_PROGRESS, all, QUARTER))
                .containsExactly(going);
        assertThat(Concurrency.behind(Concurrency.Count.COMPLETED, all, QUARTER))
                .containsExactly(done);
    }

    private static Concurrency of(Initiative initiative) {
        return Concurrency.of(List.of(initiative), QUARTER);
    }

    /** An initiative with days from the start of the period. */
    private static Initiative initiative(int proposed, @Nullable Integer started, @Nullable Integer completed) {
        return new Initiative(
                "E-1", day(proposed), started == null ? null : day(started), completed == null ? null : day(completed));
    }

    private static Instant day(int day) {
        return FROM.plus(Duration.ofDays(day));
    }
}
