package org.operatingmodel.metrics.objective;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.metrics.objective.Threshold.Operator;

/**
 * Values that an indicator must not have: the second form of an objective says what is bad instead of what is good.
 *
 * <p>{@link Objective#failing} turns it into thresholds, which are what an evaluation shows.
 *
 * @see <a href="https://github.com/keptn/lifecycle-toolkit/blob/main/docs/docs/reference/crd-reference/analysisdefinition.md">Keptn,
 *     AnalysisDefinition</a>
 * @since 0.1
 */
public sealed interface Unwanted extends Serializable {
    /** Thresholds that hold for exactly these values: groups joined by OR, each of thresholds joined by AND. */
    List<List<Threshold>> thresholds();

    /** Thresholds that hold for exactly the other values. */
    List<List<Threshold>> complement();

    /**
     * Values on one side of a target, or the target itself.
     *
     * @param operator how the value is compared
     * @param target with what, in the unit of the indicator
     */
    record Beyond(Operator operator, BigDecimal target) implements Unwanted {
        /** @throws IllegalArgumentException if the target has more than 100 digits before or after the point */
        public Beyond {
            Objects.requireNonNull(operator, "Beyond.operator");
            Numbers.exact("Beyond.target", target);
        }

        @Override
        public List<List<Threshold>> thresholds() {
            return List.of(List.of(Threshold.of(operator, target)));
        }

        @Override
        public List<List<Threshold>> complement() {
            return switch (operator) {
                case LESS -> List.of(List.of(Threshold.of(Operator.AT_LEAST, target)));
                case AT_MOST -> List.of(List.of(Threshold.of(Operator.GREATER, target)));
                case EQUAL -> outside(target, target);
                case AT_LEAST -> List.of(List.of(Threshold.of(Operator.LESS, target)));
                case GREATER -> List.of(List.of(Threshold.of(Operator.AT_MOST, target)));
            };
        }
    }

    /**
     * Values in a range, both ends included ({@code in}).
     *
     * @param low its lower end
     * @param high its upper end, above the lower one
     */
    record Inside(BigDecimal low, BigDecimal high) implements Unwanted {
        /** @throws IllegalArgumentException if the ends are not in order or too long for exact arithmetic */
        public Inside {
            inOrder("Inside", low, high);
        }

        @Override
        public List<List<Threshold>> thresholds() {
            return inside(low, high);
        }

        @Override
        public List<List<Threshold>> complement() {
            return outside(low, high);
        }
    }

    /**
     * Values outside of a range, both ends of which are wanted ({@code not-in}).
     *
     * @param low its lower end
     * @param high its upper end, above the lower one
     */
    record Outside(BigDecimal low, BigDecimal high) implements Unwanted {
        /** @throws IllegalArgumentException if the ends are not in order or too long for exact arithmetic */
        public Outside {
            inOrder("Outside", low, high);
        }

        @Override
        public List<List<Threshold>> thresholds() {
            return outside(low, high);
        }

        @Override
        public List<List<Threshold>> complement() {
            return inside(low, high);
        }
    }

    private static void inOrder(String type, BigDecimal low, BigDecimal high) {
        Numbers.exact(type + ".low", low);
        Numbers.exact(type + ".high", high);
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException(type + ".low must be below high '" + high.toPlainString()
                    + "', but was '" + low.toPlainString() + "'. Swap them, or use '='.");
        }
    }

    private static List<List<Threshold>> inside(BigDecimal low, BigDecimal high) {
        return List.of(List.of(Threshold.of(Operator.AT_LEAST, low), Threshold.of(Operator.AT_MOST, high)));
    }

    private static List<List<Threshold>> outside(BigDecimal low, BigDecimal high) {
        return List.of(List.of(Threshold.of(Operator.LESS, low)), List.of(Threshold.of(Operator.GREATER, high)));
    }
}
