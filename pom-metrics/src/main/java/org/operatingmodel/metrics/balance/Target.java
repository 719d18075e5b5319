package org.operatingmodel.metrics.balance;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.operatingmodel.metrics.Ratio;

/**
 * The share of an investment that each category is meant to have.
 *
 * <p>Unit and range: ratio, 0 to 1 each, together exactly 1. A category that is not given has the target 0.
 *
 * @param scheme the categories
 * @param shares the share by category
 * @see <a href="https://framework.scaledagile.com/guardrails/">Scaled Agile Framework, Lean Budget Guardrails: capacity
 *     allocation</a>
 * @since 0.1
 */
public record Target(CategoryScheme scheme, Map<String, Ratio> shares) implements Serializable {
    private static final Ratio HUNDRED = Ratio.of(100, 1);

    /** @throws IllegalArgumentException if a share is negative or of no category of the scheme, or they do not sum to 1 */
    public Target {
        Objects.requireNonNull(scheme, "Target.scheme");
        Map<String, Ratio> ordered = new LinkedHashMap<>();
        scheme.withOther().forEach(category -> ordered.put(category, Ratio.ZERO));
        Ratio sum = Ratio.ZERO;
        for (Map.Entry<String, Ratio> share : shares.entrySet()) {
            scheme.check("Target.shares", share.getKey());
            if (share.getValue().signum() < 0) {
                throw new IllegalArgumentException("Target.shares." + share.getKey()
                        + " must not be negative, but was '" + share.getValue() + "'. Use 0 or more.");
            }
            ordered.put(share.getKey(), share.getValue());
            sum = sum.plus(share.getValue());
        }
        if (!sum.equals(Ratio.ONE)) {
            throw new IllegalArgumentException("Target.shares must sum to exactly 1, but the sum was '" + sum + "' ("
                    + sum.numerator() + "/" + sum.denominator() + "). Divide all of the investment, and no more.");
        }
        shares = Collections.unmodifiableMap(ordered);
    }

    /**
     * The target in percent, such as 40 or 12.5.
     *
     * @throws IllegalArgumentException if a percentage is negative or of no category of the scheme, or they do not sum to
     *     100
     */
    public static Target ofPercent(CategoryScheme scheme, Map<String, BigDecimal> percentByCategory) {
        Map<String, Ratio> shares = new LinkedHashMap<>();
        percentByCategory.forEach(
                (category, percent) -> shares.put(category, Ratio.of(percent).dividedBy(HUNDRED)));
        return new Target(scheme, shares);
    }

    /**
     * The target in percent, as text such as {@code FEATURE=40, DEFECT=20, DEBT=25, RISK=15}.
     *
     * @throws IllegalArgumentException if the text has another form, names a category twice, or is no target
     */
    public static Target parse(CategoryScheme scheme, String text) {
        Map<String, BigDecimal> percents = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            if (!part.matches("\\s*[^\\s=]+\\s*=\\s*[0-9]{1,3}(\\.[0-9]{1,18})?\\s*")) {
                throw new IllegalArgumentException("A target must match CATEGORY=PERCENT, but was '" + part.strip()
                        + "'. Write FEATURE=40, DEBT=60.");
            }
            int equals = part.indexOf('=');
            String category = part.substring(0, equals).strip();
            if (percents.put(category, new BigDecimal(part.substring(equals + 1).strip())) != null) {
                throw new IllegalArgumentException(
                        "A target must name each category once, but was '" + text + "' with '" + category + "' twice.");
            }
        }
        return ofPercent(scheme, percents);
    }
}
