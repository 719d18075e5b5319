package org.operatingmodel.metrics.unitcost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.operatingmodel.metrics.unitcost.Samples.TO;
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
                        Samples.at("2024-09-03").plusSeconds(3600), // the end of the latest
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
    void the_charges_behind_each_count_are_listed() {
        Charge use = charge("2024-09-01", ChargeCategory.USAGE, "10.00", "-8", "12", null, "USD", Map.of());
        Charge credit = charge("2024-09-03", ChargeCategory.CREDIT, "-3", "0", null, null, "USD", Map.of());
        Charge late = charge("2024-09-03", ChargeCategory.ADJUSTMENT, "1", "0", "0", null, "USD", Map.of());
        List<Charge> charges = List.of(late, use, credit);
        assertThat(CostSummary.behind(ChargeCount.GIVEN, CostBasis.LIST, charges))
                .containsExactly(late, use);
        assertThat(CostSummary.behind(ChargeCount.MISSING, CostBasis.LIST, charges))
                .containsExactly(credit);
        assertThat(CostSummary.behind(ChargeCount.NEGATIVE, CostBasis.BILLED, charges))
                .containsExactly(credit);
        assertThat(CostSummary.behind(ChargeCount.NEGATIVE, CostBasis.EFFECTIVE, charges))
                .containsExactly(use);
        assertThat(CostSummary.behind(ChargeCount.CREDIT, CostBasis.CONTRACTED, charges))
                .containsExactly(credit);
        assertThat(CostSummary.behind(ChargeCount.CORRECTION, CostBasis.LIST, charges))
                .containsExactly(late);
        assertThat(CostSummary.behind(ChargeCount.GIVEN, CostBasis.CONTRACTED, charges))
                .isEmpty();
    }

    @Test
    void the_horizon_is_the_latest_end_of_a_charge_in_any_order() {
        CostSummary early = CostSummary.of(charge("2024-09-01", "1", "1", Map.of()));
        CostSummary late = CostSummary.of(charge("2024-09-02", "1", "1", Map.of()));
        assertThat(early.plus(late).horizon())
                .isEqualTo(late.plus(early).horizon())
                .isEqualTo("2024-09-02T01:00:00Z");
        assertThat(CostSummary.EMPTY.horizon()).isNull();
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
                .isThrownBy(() -> new CostSummary("USD", TO, 0, 0, NONE, NONE, NONE, NONE, NONE, NONE))
                .withMessage(
                        "CostSummary.currency must be absent exactly when rows is 0, but was 'USD' at '0' rows. Name"
                                + " the currency of the rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary(null, TO, 1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage(
                        "CostSummary.currency must be absent exactly when rows is 0, but was 'null' at '1' rows. Name"
                                + " the currency of the rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("usd", TO, 1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("Money.currency must match [A-Z]{3}, but was 'usd'. Use the ISO 4217 code, such as EUR.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", TO, 1, 2, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("CostSummary.corrections must count at most '1', but was '2'. Count charges once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", TO, 1, -1, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("CostSummary.corrections must not be negative, but was '-1'. Use 0 or more.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary(null, null, -1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage("CostSummary.rows must not be negative, but was '-1'. Use 0 or more.");
        assertThat(new CostSummary("USD", TO, 1, 1, ONE, ONE, ONE, ONE, ONE, ONE).rows())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", null, 1, 0, ONE, ONE, ONE, ONE, NONE, NONE))
                .withMessage(
                        "CostSummary.horizon must be absent exactly when rows is 0, but was 'null' at '1' rows. Give"
                                + " the latest end of a charge period.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary(null, TO, 0, 0, NONE, NONE, NONE, NONE, NONE, NONE))
                .withMessage(
                        "CostSummary.horizon must be absent exactly when rows is 0, but was '2024-10-01T00:00:00Z' at"
                                + " '0' rows. Give the latest end of a charge period.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", TO, 1, 0, ONE, ONE, sum(1, 0, 2, "1", "0"), ONE, NONE, NONE))
                .withMessage(
                        "CostSummary.list must count exactly '1', but was '3'. Count those that are missing, too.");
        refused("billed", NONE, ONE, ONE, ONE, NONE, NONE);
        refused("effective", ONE, NONE, ONE, ONE, NONE, NONE);
        refused("list", ONE, ONE, NONE, ONE, NONE, NONE);
        refused("contracted", ONE, ONE, ONE, NONE, NONE, NONE);
        refused("creditEffective", ONE, ONE, ONE, ONE, ONE, NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostSummary("USD", TO, 1, 0, ONE, ONE, ONE, ONE, ONE.plus(ONE), ONE.plus(ONE)))
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
                        "USD", TO, 1, 0, billed, effective, list, contracted, creditBilled, creditEffective))
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
