package org.operatingmodel.metrics.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRecord;
import org.operatingmodel.authority.DecisionRecordId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.authority.Vote;
import org.operatingmodel.discovery.AssumptionId;
import org.operatingmodel.discovery.Experiment;
import org.operatingmodel.discovery.ExperimentId;
import org.operatingmodel.discovery.ExperimentResult;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.flow.FlowItemId;
import org.operatingmodel.flow.FlowItemType;
import org.operatingmodel.flow.FlowState;
import org.operatingmodel.flow.FlowTransition;
import org.operatingmodel.learning.Insight;
import org.operatingmodel.learning.InsightId;
import org.operatingmodel.learning.InsightSource;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.ProductId;

/** Facts about learning, by the number of days before the horizon. */
final class LearningFixtures {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    static final ProductId PORTAL = new ProductId("portal");
    static final ProductId LOGIN = new ProductId("login");

    private LearningFixtures() {}

    static Instant daysBefore(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }

    static Insight insight(String id, InsightSource source, int daysAgo, @Nullable String item, boolean declined) {
        return new Insight(
                new InsightId(id),
                PORTAL,
                source,
                id,
                daysBefore(daysAgo),
                item == null ? null : new FlowItemId(item),
                declined ? daysBefore(daysAgo).plusSeconds(1) : null);
    }

    static FlowItem done(String id, ProductId product, FlowItemType type, int daysAgo) {
        return new FlowItem(
                new FlowItemId(id),
                product,
                null,
                type,
                List.of(new FlowTransition("Done", FlowState.DONE, daysBefore(daysAgo), 0)));
    }

    static Experiment experiment(String id, ProductId product, int daysAgo) {
        return new Experiment(
                new ExperimentId(id), product, new AssumptionId("A-1"), ExperimentResult.REFUTED, daysBefore(daysAgo));
    }

    static DecisionRecord decided(String id, int daysAgo) {
        return new DecisionRecord(
                new DecisionRecordId(id),
                new DecisionId("scope"),
                "And now?",
                null,
                null,
                null,
                new PersonId("ada"),
                daysBefore(400),
                null,
                null,
                List.of(new Vote(new PersonId("ada"), RightKind.DECIDES, null, daysBefore(daysAgo))),
                null);
    }
}
