package org.operatingmodel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.product.ProductId;

class AllocationTargetTest {
    private static final AllocationShare NEW = share("NEW", "0.4", FlowItemType.FEATURE);
    private static final AllocationShare REST = share("UPKEEP", "0.60", FlowItemType.DEBT, FlowItemType.DEFECT);

    private static AllocationShare share(String category, String share, FlowItemType... types) {
        return new AllocationShare(category, Set.of(types), new BigDecimal(share));
    }

    private static AllocationTarget target(
            List<AllocationShare> shares, String tolerance, long sample, @Nullable String significance) {
        return new AllocationTarget(
                new AllocationTargetId("mix"),
                new ProductId("portal"),
                shares,
                new BigDecimal(tolerance),
                sample,
                significance == null ? null : new BigDecimal(significance));
    }

    @Test
    void shares_that_sum_to_exactly_1_are_a_target() {
        assertThat(target(List.of(NEW, REST), "0", 1, null).shares()).containsExactly(NEW, REST);
        assertThat(target(List.of(NEW, REST), "100", 1, "1").significance()).isEqualByComparingTo("1");
        assertThat(REST.types()).containsExactly(FlowItemType.DEFECT, FlowItemType.DEBT);
        assertThat(new AllocationTargetId("mix")).hasToString("mix").isLessThan(new AllocationTargetId("mix-2"));
        AllocationShare all = share("ALL", "1", FlowItemType.RISK);
        AllocationShare none = share("NONE", "0", FlowItemType.DEBT);
        assertThat(target(List.of(all, none), "1", 1, null).shares()).hasSize(2);
    }

    @Test
    void shares_that_do_not_divide_the_work_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        target(List.of(NEW, share("UPKEEP", "0.5999999999", FlowItemType.DEBT)), "1", 1, null))
                .withMessage("AllocationTarget.shares must sum to exactly 1, but was '0.9999999999'. Divide all of the"
                        + " work, and no more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(List.of(), "1", 1, null))
                .withMessage(
                        "AllocationTarget.shares must sum to exactly 1, but was '0'. Divide all of the work, and no more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(List.of(NEW, share("NEW", "0.6", FlowItemType.DEBT)), "1", 1, null))
                .withMessage(
                        "AllocationTarget.shares must name each category once, but was 'NEW' twice. Join the two.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(List.of(NEW, share("REST", "0.6", FlowItemType.FEATURE)), "1", 1, null))
                .withMessage(
                        "AllocationTarget.shares must have each type in one category, but was 'FEATURE' in two. Count"
                                + " each item once.");
    }

    @Test
    void numbers_out_of_range_are_refused() {
        List<AllocationShare> shares = List.of(NEW, REST);
        for (String tolerance : List.of("-0.1", "100.1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> target(shares, tolerance, 1, null))
                    .withMessage("AllocationTarget.tolerancePoints must lie between 0 and 100, but was '" + tolerance
                            + "'. Write 10 percentage points as 10.");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(shares, "1", 0, null))
                .withMessage("AllocationTarget.minimumSample must be positive, but was '0'. Use 1 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(shares, "1", 1, "0"))
                .withMessage(
                        "AllocationTarget.significance must be above 0 and at most 1, but was '0'. Write 99.5 percent"
                                + " as 0.995.");
        for (String share : List.of("-0.1", "1.1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> share("NEW", share, FlowItemType.DEBT))
                    .withMessage("AllocationShare.share must lie between 0 and 1, but was '" + share
                            + "'. Write 40 percent as 0.4.");
        }
    }

    @Test
    void numbers_of_a_monstrous_scale_are_refused() {
        List<AllocationShare> shares = List.of(NEW, REST);
        String eighteen = "0.000000000000000001";
        assertThat(target(shares, eighteen, 1, eighteen).tolerancePoints()).isEqualByComparingTo(eighteen);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(shares, "1E-19", 1, null))
                .withMessage("AllocationTarget.tolerancePoints must have at most 18 decimal places, but was '1E-19'."
                        + " Round it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(shares, "1", 1, "1E-19"))
                .withMessage(
                        "AllocationTarget.significance must have at most 18 decimal places, but was '1E-19'. Round it.");
        for (String share : List.of("0E-999999999", "1E+999999999")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> share("NEW", share, FlowItemType.DEBT))
                    .withMessage("AllocationShare.share must have at most 18 decimal places, but was '" + share
                            + "'. Round it.");
        }
    }

    @Test
    void a_category_has_a_name_of_its_own_and_a_type() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> share("OTHER", "1", FlowItemType.DEBT))
                .withMessage(
                        "AllocationShare.category must not be 'OTHER', but was 'OTHER'. It is what no category has; use"
                                + " another name.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> share("NEW", "1"))
                .withMessage(
                        "AllocationShare.types must not be empty, but was '[]' for 'NEW'. Name a type of flow item.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> share("a b", "1", FlowItemType.DEBT))
                .withMessageStartingWith("AllocationShare.category must match ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationTargetId("Mix"))
                .withMessageStartingWith("allocationTargetId must match ");
    }
}
