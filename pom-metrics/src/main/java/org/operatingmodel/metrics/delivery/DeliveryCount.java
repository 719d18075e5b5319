package org.operatingmodel.metrics.delivery;

/**
 * What a {@link DeliveryTally} counts; {@link DeliveryTally#behind} lists the deployments.
 *
 * @since 0.1
 */
public enum DeliveryCount {
    /** All deployments: what the deployment frequency and both rates rest on. */
    DEPLOYMENTS,
    /** Changes that were deployed: what the change lead time rests on. */
    CHANGES,
    /** Failed deployments that had recovered; with those that had not, what the change fail rate counts. */
    RECOVERED,
    /** Failed deployments that had not recovered; with those that had, what the recovery time rests on. */
    NOT_RECOVERED,
    /** Deployments that were unplanned rework: what the rework rate counts. */
    REWORK
}
