package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.unitcost.CostBreakdown;
import org.operatingmodel.portfolio.NearestName;

/**
 * The shares that the keys of a dimension are to have.
 *
 * @param dimension the dimension
 * @param column the name of the column that shows the distance from them
 * @param shares the shares by key, which add up to 1
 */
record CostTarget(String dimension, String column, Map<String, Ratio> shares) {
    private static final String UNTAGGED = "untagged";

    /**
     * The target in a text such as {@code environment:prod=60,dev=30,untagged=10}, in percent.
     *
     * @throws Refusal if the text is no target
     */
    static CostTarget of(String text) {
        int colon = text.indexOf(':');
        String dimension = colon < 0 ? text : text.substring(0, colon);
        if (!CostReport.TARGETED.contains(dimension)) {
            throw new Refusal("--target must start with one of " + String.join(", ", CostReport.TARGETED)
                    + " and a colon, but was '" + text + "'" + NearestName.suggestion(dimension, CostReport.TARGETED));
        }
        Map<String, Ratio> shares = new TreeMap<>();
        List<String> words = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : text.substring(colon + 1).split(",", -1)) {
            int equals = part.lastIndexOf('=');
            String key = part.substring(0, Math.max(equals, 0));
            String percent = part.substring(equals + 1);
            if (key.isBlank() || !percent.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
                throw new Refusal("--target must list key=percent, but '" + part
                        + "' is not that. Write it like environment:prod=60,dev=30,untagged=10.");
            }
            BigDecimal share = new BigDecimal(percent);
            String meant = key.equals(UNTAGGED) ? CostBreakdown.UNTAGGED : key;
            if (shares.put(meant, Ratio.of(share.movePointLeft(2))) != null) {
                throw new Refusal("--target must name each key once, but named '" + key + "' twice. Remove one.");
            }
            words.add(key + percent);
            sum = sum.add(share);
        }
        if (sum.compareTo(new BigDecimal(100)) != 0) {
            throw new Refusal("--target must add up to 100 percent, but was '" + sum.toPlainString()
                    + "'. Name the share of every key, '" + UNTAGGED + "' among them.");
        }
        return new CostTarget(dimension, "tvd_vs_" + String.join("_", words), shares);
    }
}
