package org.operatingmodel.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Share;

class ObstacleMeasureTest {
    @Test
    void it_says_how_many_of_how_many_and_that_nobody_knows_of_none() {
        assertThat(new ObstacleMeasure(Obstacle.AUTOMATED_PATH, new Share(0, 1)).headline())
                .isEqualTo("0 of 1 products have an automated, independent path to production");
        assertThat(new ObstacleMeasure(Obstacle.AUTOMATED_PATH, new Share(2, 3)).headline())
                .isEqualTo("2 of 3 products have an automated, independent path to production");
        assertThat(new ObstacleMeasure(Obstacle.AUTOMATED_PATH, Share.EMPTY).headline())
                .isEqualTo("nobody knows how many products have an automated, independent path to production");
    }
}
