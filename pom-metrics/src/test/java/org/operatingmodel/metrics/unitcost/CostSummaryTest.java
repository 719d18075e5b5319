package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.charge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.ChargeCategory;

class CostSummaryTest {
    private static final CostSum ONE = sum(1, 0, 0, "2.5", "0");
    private static final CostSum NONE = CostSum.EMPTY;

    @Test
    void what_is_charged_and_given_back_stays_apart_and_credits_once_more() {
        CostSummary summary = CostSummary.of(List.of(
                charge("2024-09-01", ChargeCategory.USAGE, "10.00", "8", "12", "9", "USD", Map.of()),
                charge("2024-09-02", ChargeCategory.USAGE, "-0.25", "0", "-0.25", null, "USD", Map.of()),
                charge("2024-09-03", ChargeCategory.CREDIT, "-3", "-4", null, null, "USD", Map.of()),
                charge("2024-09-03", ChargeCategory.ADJUSTMENT, "1E-11", "0", null, null, "USD", Map.of())));
        assertThat(summary)
                .isEqualTo(new CostSummary(
                        "USD",
                        4,
                        1, // the adjustment
                        sum(4, 2, 0, "10.00000000001", "-3.25"),
                        sum(4, 1, 0, "8", "-4"),
                        sum(2, 1, 2, "12", "-0.25"),
                        sum(1, 0, 3, "9", "0"),
                        sum(1, 1, 0, "0", "-3"),
                        sum(1, 1, 0, "0", "-4")));
        assertThat(summary.billed().net()).isEqualTo("6.75000000001");
        assertThat(summary.sum(CostBasis.BILLED)).isSameAs(summary.billed());
        assertThat(summary.sum(CostBasis.EFFECTIVE)).isSameAs(summary.effective());
        assertThat(summary.sum(CostBasis.LIST)).isSameAs(summary.list());
        assertThat(summary.sum(CostBasis.CONTRACTED)).isSameAs(summary.contracted());
    }

    @Test
    void two_currencies_are_not_added() {
        CostSummary usd = CostSummary.of(charge("2024-09-01", "1", "1", Map.of()));
        CostSummary eur =
                CostSummary.of(charge("2024-09-01", ChargeCategory.TAX, "1", "1", null, null, "EUR", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usd.plus(eur))
                .withMessage(
                        "CostSummary.currency must be 'USD' in both, but was 'EUR'. Keep one summary per currency.");
    }

    @Test
    void counts_that_do_not_fit_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", 0, 0, NONE, NONE, NONE, NONE, NONE, NONE))
                .withMessage(
                        "CostSummary.currency must be absent exactly when rows is 0, but was 'USD' at '0' rows. Name"
                                + " the currency of the rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary(null, 1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage(
                        "CostSummary.currency must be absent exactly when rows is 0, but was 'null' at '1' rows. Name"
                                + " the currency of the rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("usd", 1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("Money.currency must match [A-Z]{3}, but was 'usd'. Use the ISO 4217 code, such as EUR.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", 1, 2, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("CostSummary.corrections must count at most '1', but was '2'. Count charges once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", 1, -1, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("CostSummary.corrections must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary(null, -1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("CostSummary.rows must not be negative, but was '-1'. Use 0 or more.");
        assertThat(new CostSummary("USD", 1, 1, ONE, ONE, ONE, ONE, ONE, ONE).rows())
                .isEqualTo(1);
        refused("billed", NONE, ONE, ONE, ONE, NONE, NONE);
        refused("effective", ONE, NONE, ONE, ONE, NONE, NONE);
        refused("list", ONE, ONE, NONE, ONE, NONE, NONE);
        refused("contracted", ONE, ONE, ONE, NONE, NONE, NONE);
        refused("creditEffective", ONE, ONE, ONE, ONE, ONE, NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", 1, 0, ONE, ONE, ONE, ONE, ONE.plus(ONE), ONE.plus(ONE)))
                .withMessage("CostSummary.creditBilled must count at most '1', but was '2'. Count charges once.");
    }

    private static void refused(
            String what,
            CostSum billed,
            CostSum effective,
            CostSum list,
            CostSum contracted,
            CostSum creditBilled,
            CostSum creditEffective) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary(
                        "USD", 1, 0, billed, effective, list, contracted, creditBilled, creditEffective))
                .withMessage("CostSummary." + what
                        + " must count exactly '1', but was '0'. Count those that are missing, too.");
    }

    @Test
    void sums_that_cannot_be_are_refused() {
        assertThat(sum(1, 1, 0, "0", "0").negatives()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(1, 2, 0, "0", "0"))
                .withMessage("CostSum.negatives must be at most n '1', but was '2'. Count each in both.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(-1, -1, 0, "0", "0"))
                .withMessage("CostSum.n must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(1, -1, 0, "0", "0"))
                .withMessage("CostSum.negatives must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(1, 0, -1, "0", "0"))
                .withMessage("CostSum.missing must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(1, 0, 0, "-0.1", "0"))
                .withMessage("CostSum.positive must not be negative, but was '-0.1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(1, 0, 0, "0", "1E+1"))
                .withMessage("CostSum.negative must not be above 0, but was '10'. Add it to positive.");
    }

    private static CostSum sum(long n, long negatives, long missing, String positive, String negative) {
        return new CostSum(n, negatives, missing, new BigDecimal(positive), new BigDecimal(negative));
    }
}
