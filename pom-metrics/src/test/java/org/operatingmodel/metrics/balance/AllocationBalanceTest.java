package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.balance.Samples.present;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.funding.AllocationShare;
import org.operatingmodel.funding.AllocationTarget;
import org.operatingmodel.funding.AllocationTargetId;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.flow.FlowDistribution;
import org.operatingmodel.product.ProductId;

class AllocationBalanceTest {
    private static final ProductId PORTAL = new ProductId("portal");
    private static final AllocationTargetId MIX = new AllocationTargetId("mix");
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-04-01T00:00:00Z");
    private static final String CONVENTION = "allocation-balance: completed by category, share - target";
    private static final Basis FLOW = Basis.asOf(TO, "ratio", "C10: completed by type");

    /** Half for features, half for defects and debt. */
    private static AllocationTarget target(@Nullable String significance) {
        return new AllocationTarget(
                MIX,
                PORTAL,
                List.of(
                        new AllocationShare("NEW", Set.of(FlowItemType.FEATURE), new BigDecimal("0.5")),
                        new AllocationShare(
                                "UPKEEP", Set.of(FlowItemType.DEFECT, FlowItemType.DEBT), new BigDecimal("0.50"))),
                BigDecimal.TEN,
                4,
                significance == null ? null : new BigDecimal(significance));
    }

    private static Measured<AllocationBalance> balance(
            @Nullable String significance, long features, long defects, long risks, long debts) {
        FlowDistribution completed =
                new FlowDistribution(PORTAL, FROM, TO, features, defects, risks, debts, FLOW.convention());
        return AllocationBalance.of(target(significance), Measured.value(completed, completed.items(), FLOW));
    }

    private static CategoryDrift drift(String category, long items, String target, String points, DriftStatus status) {
        return new CategoryDrift(category, items, new BigDecimal(target), new BigDecimal(points), status);
    }

    @Test
    void a_drift_that_is_no_chance_fires() {
        // 0 of 6: each of both extremes has a chance of 1/64, 2/64 = 0.03125
        Measured<AllocationBalance> figure = balance("0.05", 0, 4, 0, 2);
        String convention = CONVENTION + "; chance: exact";
        assertThat(figure)
                .isEqualTo(Measured.value(
                        new AllocationBalance(
                                PORTAL,
                                MIX,
                                FROM,
                                TO,
                                6,
                                4,
                                List.of(
                                        drift("NEW", 0, "0.5", "-50", DriftStatus.UNDER),
                                        drift("UPKEEP", 6, "0.50", "50", DriftStatus.OVER)),
                                new BigDecimal("0.03125"),
                                Signal.FIRES,
                                null,
                                convention),
                        6,
                        Basis.asOf(TO, "items", convention)));
    }

    @Test
    void a_drift_that_may_be_chance_does_not_fire() {
        // 4 of 5, or more, to either side: (1 + 5 + 5 + 1) / 32 = 0.375
        AllocationBalance balance = present(balance("0.05", 4, 1, 0, 0));
        assertThat(balance.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(balance.chance()).isEqualByComparingTo("0.375");
        assertThat(balance.reason()).isEqualTo("The chance must be below 0.05, but is 0.375.");
        assertThat(balance.categories())
                .containsExactly(
                        drift("NEW", 4, "0.5", "30", DriftStatus.OVER),
                        drift("UPKEEP", 1, "0.50", "-30", DriftStatus.UNDER));
    }

    @Test
    void where_chance_is_not_asked_for_the_tolerance_decides() {
        assertThat(present(balance(null, 4, 1, 0, 0)).signal()).isEqualTo(Signal.FIRES);
        AllocationBalance within = present(balance(null, 3, 2, 0, 0));
        assertThat(within.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
        assertThat(within.reason()).isEqualTo("Every category is within 10 points of its target.");
        assertThat(within.chance()).isNull();
        assertThat(within.convention()).isEqualTo(CONVENTION);
        assertThat(present(balance("0.05", 3, 2, 0, 0)).reason())
                .isEqualTo(
                        "Every category is within 10 points of its target. The chance must be below 0.05, but is 1.");
    }

    @Test
    void what_no_category_names_is_other() {
        assertThat(present(balance(null, 2, 1, 1, 0)).categories())
                .containsExactly(
                        drift("NEW", 2, "0.5", "0", DriftStatus.WITHIN),
                        drift("UPKEEP", 1, "0.50", "-25", DriftStatus.UNDER),
                        drift("OTHER", 1, "0", "25", DriftStatus.OVER));
    }

    @Test
    void below_the_least_sample_nothing_is_known_and_no_category_is_within_anything() {
        AllocationBalance few = present(balance(null, 2, 1, 0, 0));
        assertThat(few)
                .isEqualTo(new AllocationBalance(
                        PORTAL,
                        MIX,
                        FROM,
                        TO,
                        3,
                        4,
                        List.of(),
                        null,
                        Signal.UNDEFINED,
                        "The sample must be at least 4, but was 3.",
                        CONVENTION));
        assertThat(few.within("NEW", BigDecimal.valueOf(100))).isFalse();
    }

    @Test
    void a_bound_says_so() {
        // 20,000 items are too many for the exact chance
        AllocationBalance many = present(balance("0.05", 20_000, 10_000, 0, 10_000));
        assertThat(many.convention()).isEqualTo(CONVENTION + "; chance: upper bound");
        assertThat(many.signal()).isEqualTo(Signal.DOES_NOT_FIRE);
    }

    @Test
    void a_category_is_compared_exactly_and_an_unknown_one_is_never_within() {
        // 3 of 5 are 10 points over
        AllocationBalance balance = present(balance(null, 3, 2, 0, 0));
        assertThat(balance.within("NEW", BigDecimal.TEN)).isTrue();
        assertThat(balance.within("UPKEEP", BigDecimal.TEN)).isTrue();
        assertThat(balance.within("NEW", new BigDecimal("9.999999999999999999999999999999999999")))
                .isFalse();
        assertThat(balance.within("UPKEEP", new BigDecimal("9.9"))).isFalse();
        assertThat(balance.within("RUN", BigDecimal.valueOf(100))).isFalse();
    }

    @Test
    void absent_where_nothing_was_completed() {
        Measured<FlowDistribution> none = Measured.absent("No item was completed.", 0, FLOW);
        assertThat(AllocationBalance.of(target(null), none))
                .isEqualTo(Measured.absent("No item was completed.", 0, Basis.asOf(TO, "items", CONVENTION)));
    }

    @Test
    void what_does_not_fit_is_refused() {
        FlowDistribution other =
                new FlowDistribution(new ProductId("billing"), FROM, TO, 1, 0, 0, 0, FLOW.convention());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationBalance.of(target(null), Measured.value(other, 1, FLOW)))
                .withMessage("distribution must be of the product 'portal', but was of 'billing'. "
                        + "Measure the product of the target.");
        CategoryDrift drift = drift("NEW", 4, "1", "0", DriftStatus.WITHIN);
        refused(
                0,
                4,
                List.of(),
                null,
                Signal.UNDEFINED,
                "few",
                "AllocationBalance.items must be positive, but was '0'." + " Use 1 or more.");
        refused(
                1,
                0,
                List.of(),
                null,
                Signal.UNDEFINED,
                "few",
                "AllocationBalance.minimumSample must be positive, but" + " was '0'. Use 1 or more.");
        refused(
                3,
                4,
                List.of(drift),
                null,
                Signal.UNDEFINED,
                "few",
                "AllocationBalance.categories must be empty exactly"
                        + " below the least sample '4', but was '[" + drift + "]' of '3' items. Make it with"
                        + " AllocationBalance.of.");
        refused(
                4,
                4,
                List.of(),
                null,
                Signal.FIRES,
                null,
                "AllocationBalance.categories must be empty exactly below the"
                        + " least sample '4', but was '[]' of '4' items. Make it with AllocationBalance.of.");
        for (Signal signal : List.of(Signal.FIRES, Signal.DOES_NOT_FIRE)) {
            refused(
                    3,
                    4,
                    List.of(),
                    null,
                    signal,
                    signal == Signal.FIRES ? null : "few",
                    "AllocationBalance.signal must be UNDEFINED, without a chance, below the least sample '4', but was '"
                            + signal + "' with 'null' of '3' items. Make it with AllocationBalance.of.");
        }
        refused(
                3,
                4,
                List.of(),
                "0.5",
                Signal.UNDEFINED,
                "few",
                "AllocationBalance.signal must be UNDEFINED, without a chance, below the least sample '4', but was"
                        + " 'UNDEFINED' with '0.5' of '3' items. Make it with AllocationBalance.of.");
        for (String chance : List.of("-0.1", "1.1")) {
            refused(
                    4,
                    4,
                    List.of(drift),
                    chance,
                    Signal.FIRES,
                    null,
                    "AllocationBalance.chance must lie between 0 and 1," + " but was '" + chance
                            + "'. Write 5 percent as 0.05.");
        }
        refused(
                4,
                4,
                List.of(drift),
                "0",
                Signal.FIRES,
                "It is.",
                "AllocationBalance.reason must be absent exactly when"
                        + " it fires, but was 'It is.' for 'FIRES'. Say why it does not.");
        refused(
                4,
                4,
                List.of(drift),
                "1",
                Signal.UNDEFINED,
                null,
                "AllocationBalance.reason must be absent exactly when"
                        + " it fires, but was 'null' for 'UNDEFINED'. Say why it does not.");
        refused(
                4,
                4,
                List.of(drift),
                "1",
                Signal.UNDEFINED,
                " ",
                "AllocationBalance.reason must not be blank, but was" + " ' '. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift("", 1, "0", "0", DriftStatus.WITHIN))
                .withMessage("CategoryDrift.category must not be blank, but was ''. Write a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drift("NEW", -1, "0", "0", DriftStatus.WITHIN))
                .withMessage("CategoryDrift.items must not be negative, but was '-1'. Use 0 or more.");
        for (String target : List.of("-0.1", "1.1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> drift("NEW", 1, target, "0", DriftStatus.WITHIN))
                    .withMessage("CategoryDrift.target must lie between 0 and 1, but was '" + target
                            + "'. Write 40 percent as 0.4.");
        }
        for (String points : List.of("-100.1", "100.1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> drift("NEW", 1, "0", points, DriftStatus.WITHIN))
                    .withMessage("CategoryDrift.points must lie between -100 and 100, but was '" + points
                            + "'. Write 10 percentage points as 10.");
        }
        assertThat(drift("NEW", 0, "0", "100", DriftStatus.OVER).points())
                .isEqualTo(
                        drift("NEW", 0, "1", "-100", DriftStatus.UNDER).points().negate());
    }

    private static void refused(
            long items,
            long minimumSample,
            List<CategoryDrift> categories,
            @Nullable String chance,
            Signal signal,
            @Nullable String reason,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationBalance(
                        PORTAL,
                        MIX,
                        FROM,
                        TO,
                        items,
                        minimumSample,
                        categories,
                        chance == null ? null : new BigDecimal(chance),
                        signal,
                        reason,
                        CONVENTION))
                .withMessage(message);
    }

    @Test
    void it_survives_serialisation() throws IOException, ClassNotFoundException {
        Measured<AllocationBalance> balance = balance("0.05", 4, 1, 0, 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(balance);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(balance);
        }
    }
}
