package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.balance.Allocation;
import org.operatingmodel.metrics.balance.CategoryScheme;
import org.operatingmodel.metrics.balance.Drift;
import org.operatingmodel.metrics.balance.Target;
import org.operatingmodel.metrics.unitcost.CostBasis;
import org.operatingmodel.metrics.unitcost.CostBreakdown;
import org.operatingmodel.portfolio.NearestName;

/**
 * The shares that the keys of a dimension are to have.
 *
 * @param dimension the dimension
 * @param column the name of the column that shows the distance from them
 * @param target the shares; each key of its own category, keys without a share in {@link CategoryScheme#OTHER}
 */
record CostTarget(String dimension, String column, Target target) {
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
        if (shares.size() > CategoryScheme.MAX_CATEGORIES) {
            throw new Refusal("--target must name at most " + CategoryScheme.MAX_CATEGORIES + " keys, but named "
                    + shares.size() + ". Leave the smallest out.");
        }
        Map<String, String> categories = new TreeMap<>();
        Map<String, Ratio> byCategory = new LinkedHashMap<>();
        shares.forEach((key, share) -> {
            String category = "key-" + (categories.size() + 1); // keys may be any text, categories may not
            categories.put(key, category);
            byCategory.put(category, share);
        });
        CategoryScheme scheme = new CategoryScheme("cost-target", List.copyOf(byCategory.keySet()), categories);
        return new CostTarget(dimension, "tvd_vs_" + String.join("_", words), new Target(scheme, byCategory));
    }

    /** The total variation distance of the charged money from it; absent when nothing is charged. */
    Measured<Ratio> distance(CostReport report, CostBasis basis) {
        return Allocation.spent(target.scheme(), report.breakdown(dimension), basis)
                .flatMap(charged -> Drift.of(charged, target, BigDecimal.ZERO))
                .flatMap(Drift::totalVariation);
    }
}
