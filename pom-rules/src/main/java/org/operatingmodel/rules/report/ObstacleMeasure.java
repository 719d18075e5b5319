package org.operatingmodel.rules.report;

import java.util.Objects;
import org.operatingmodel.metrics.Share;

/**
 * How large an obstacle is in a portfolio.
 *
 * @param obstacle the obstacle
 * @param share how many of how many; of nothing where the portfolio has none of what is counted, which says nothing
 * @since 0.1
 */
public record ObstacleMeasure(Obstacle obstacle, Share share) {
    /** @throws NullPointerException if a part is missing */
    public ObstacleMeasure {
        Objects.requireNonNull(obstacle, "ObstacleMeasure.obstacle");
        Objects.requireNonNull(share, "ObstacleMeasure.share");
    }

    /** The measure in a sentence. */
    public String headline() {
        return share.whole() == 0
                ? "nobody knows how many " + obstacle.words()
                : share.part() + " of " + share.whole() + " " + obstacle.words();
    }
}
