package org.operatingmodel.rules.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.practice.Topic;

/**
 * How far an organisation is on its way from projects to products.
 *
 * <p>Source: the stages of a study of product operating models (Planview). The shares that it gives, 41 % experimenting, 32 %
 * expanding, 12 % operationalizing, are quoted in docs/operating-model.md and computed nowhere.
 *
 * @since 0.1
 */
public enum MaturityStage {
    /** First experiments; asks for nothing. */
    EXPERIMENTING(null),
    /** More than a first experiment. */
    EXPANDING(Topic.EXPANDING),
    /** The way in which most work is done. */
    OPERATIONALIZING(Topic.OPERATIONALIZING),
    /** The way in which all work is done. */
    APPROACHING_MATURITY(Topic.APPROACHING_MATURITY);

    private final @Nullable Topic topic;

    MaturityStage(@Nullable Topic topic) {
        this.topic = topic;
    }

    /** The topic of the practices that an organisation at the stage has; absent for the first, which asks for none. */
    public @Nullable Topic topic() {
        return topic;
    }

    /** Its word in texts, such as {@code approaching maturity}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
