package org.operatingmodel.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.operatingmodel.gate.GateId;

class StageProperties {
    /** Row 148 of the operating model: from idea to retirement, forwards only. */
    @Property
    void every_walk_over_legal_transitions_goes_forwards_skips_nothing_and_ends_retired(@ForAll long seed) {
        Random random = new Random(seed);
        List<Stage> walk = new ArrayList<>(List.of(Stage.DISCOVERY));
        while (!walk.get(walk.size() - 1).next().isEmpty()) {
            List<Stage> next = List.copyOf(walk.get(walk.size() - 1).next());
            walk.add(next.get(random.nextInt(next.size())));
        }
        assertThat(walk.get(walk.size() - 1)).isEqualTo(Stage.RETIRED);
        assertThat(walk).doesNotHaveDuplicates().isSorted();
        assertThat(walk.get(walk.size() - 2)).isEqualTo(Stage.RETIREMENT);
        for (int i = 1; i < walk.size() - 2; i++) {
            assertThat(walk.get(i).ordinal()).isEqualTo(walk.get(i - 1).ordinal() + 1);
        }
    }

    @Property
    void a_stage_may_become_what_comes_next_and_nothing_else(@ForAll Stage from, @ForAll Stage to) {
        boolean next = to.ordinal() == from.ordinal() + 1;
        boolean ends = to == Stage.RETIREMENT && from.compareTo(Stage.RETIREMENT) < 0;
        assertThat(from.mayBecome(to)).isEqualTo(next || ends);
        assertThat(from.next().contains(to)).isEqualTo(next || ends);
    }

    @Property
    void every_stage_but_operation_and_the_end_has_a_gate(@ForAll Stage stage) {
        Optional<GateId> gate = GateId.exitOf(stage);
        assertThat(gate.isEmpty()).isEqualTo(stage == Stage.OPERATION || stage == Stage.RETIRED);
    }
}
