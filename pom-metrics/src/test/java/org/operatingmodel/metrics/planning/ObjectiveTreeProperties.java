package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.planning.ObjectiveTreeTest.CASCADE;
import static org.operatingmodel.metrics.planning.ObjectiveTreeTest.JULY;
import static org.operatingmodel.metrics.planning.ObjectiveTreeTest.VALUES;
import static org.operatingmodel.metrics.planning.ObjectiveTreeTest.objective;
import static org.operatingmodel.metrics.planning.ObjectiveTreeTest.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.operatingmodel.outcome.MetricValue;
import org.operatingmodel.outcome.Objective;

class ObjectiveTreeProperties {
    @Property(tries = 100)
    void the_order_does_not_matter(@ForAll long seed, @ForAll long valueSeed, @ForAll int signups) {
        List<MetricValue> values = new ArrayList<>(VALUES);
        values.add(value("signups", Integer.toString(signups), 0));
        List<Objective> objectives = new ArrayList<>(CASCADE);
        objectives.addAll(Arrays.asList(objective("loop", "loop", "1"), objective("stray", "stay", null)));
        ObjectiveTree inOrder = ObjectiveTree.of(objectives, values, JULY);
        Collections.shuffle(objectives, new Random(seed));
        Collections.shuffle(values, new Random(valueSeed));
        assertThat(ObjectiveTree.of(objectives, values, JULY)).isEqualTo(inOrder);
    }
}
