package org.operatingmodel.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.product.ProductId;

class TraceTest {
    @Test
    void all_sixteen_ways_to_name_links() {
        for (int named = 0; named < 16; named++) {
            Trace trace = new Trace(
                    new TraceId("T"),
                    new ProductId("portal"),
                    new InsightId("I"),
                    (named & 1) == 0 ? null : new DecisionRecordId("D"),
                    (named & 2) == 0 ? null : new FlowItemId("F"),
                    (named & 4) == 0 ? null : new ExperimentId("E"),
                    (named & 8) == 0 ? null : new DecisionRecordId("S"));
            assertThat(trace.complete()).as("complete %s", trace).isEqualTo(named == 15);
            // unbroken: none, the first, the first two, the first three, all
            assertThat(trace.unbroken())
                    .as("unbroken %s", trace)
                    .isEqualTo(named == 0 || named == 1 || named == 3 || named == 7 || named == 15);
        }
    }
}
