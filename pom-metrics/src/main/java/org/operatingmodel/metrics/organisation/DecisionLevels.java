package org.operatingmodel.metrics.organisation;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;

/**
 * How many decisions are taken as near to the customer as the decision rights allow.
 *
 * <p>Definition: decisions taken at the lowest level that held the right / decisions for which some level held it. One
 * taken below that level, without the right, counts against, like one taken above.
 * <p>Unit and range: decisions; the ratio 0 to 1. Empty case: absent when there is no decision that a level held the right
 * for.
 * <p>Merging: {@link #plus} is associative and commutative, {@link #EMPTY} is neutral; exact.
 * <p>Limits: decisions that no level held the right for are counted apart; they show a gap in the rights.
 * Decisions come without dates, so the figure has no horizon; choose those of a window.
 *
 * @param atLowest the decisions at the lowest level that held the right, among those that a level held it for
 * @param withoutRight the decisions that no level held the right for
 * @see <a href="https://framework.scaledagile.com/decentralize-decision-making">Scaled Agile Framework, principle 9,
 *     Decentralize decision-making</a>
 * @since 0.1
 */
public record DecisionLevels(Share atLowest, long withoutRight) implements Serializable {
    /** No decisions. */
    public static final DecisionLevels EMPTY = new DecisionLevels(Share.EMPTY, 0);

    /** @throws IllegalArgumentException if a count is negative */
    public DecisionLevels {
        Guard.notNegative("DecisionLevels.withoutRight", withoutRight);
    }

    /** The levels of the decisions. */
    public static DecisionLevels of(Collection<DecisionTaken> decisions) {
        return new DecisionLevels(
                Share.of(withRight(decisions), DecisionLevels::lowest),
                behindWithoutRight(decisions).size());
    }

    private static List<DecisionTaken> withRight(Collection<DecisionTaken> decisions) {
        return decisions.stream()
                .filter(decision -> !decision.entitled().isEmpty())
                .toList();
    }

    private static boolean lowest(DecisionTaken decision) {
        return decision.level() == decision.entitled().get(0);
    }

    /**
     * The decisions that some level held the right for and that were taken at the lowest such level, or were not, in their
     * order.
     *
     * @param count whether those at the lowest level or the rest
     * @param decisions the decisions
     */
    public static List<DecisionTaken> behind(Share.Count count, Collection<DecisionTaken> decisions) {
        return Share.behind(count, withRight(decisions), DecisionLevels::lowest);
    }

    /** The decisions that no level held the right for, in their order. */
    public static List<DecisionTaken> behindWithoutRight(Collection<DecisionTaken> decisions) {
        return decisions.stream()
                .filter(decision -> decision.entitled().isEmpty())
                .toList();
    }

    /**
     * The decisions of both.
     *
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE}
     */
    public DecisionLevels plus(DecisionLevels other) {
        return new DecisionLevels(atLowest.plus(other.atLowest), Math.addExact(withoutRight, other.withoutRight));
    }

    /** Share of the decisions at the lowest level that held the right; n counts those that a level held it for. */
    public Measured<Ratio> share() {
        return atLowest.ratio(
                Basis.timeless("fraction", "lowest-level: taken at the lowest level with the right / all with one"),
                "There is no decision that a level held the right for.");
    }
}
