package org.operatingmodel.metrics.flow;

/**
 * What a window counts; {@link FlowLedger#behind} lists the items.
 *
 * @since 0.1
 */
public enum FlowCount {
    /** First seen in the window, see {@link WindowFlow#proposed}. */
    PROPOSED,
    /** Came into progress in it, once for each time, see {@link WindowFlow#arrivals}. */
    ARRIVED,
    /** Left progress in it, once for each time, see {@link WindowFlow#departures()}. */
    DEPARTED,
    /** Left progress in it as done, once for each time, see {@link WindowFlow#departures(WindowFlow.Departure)}. */
    DEPARTED_DONE,
    /** Left progress in it as cancelled, once for each time. */
    DEPARTED_CANCELLED,
    /** Left progress in it and were put back to new, once for each time. */
    DEPARTED_NEW,
    /** Completed in it, see {@link WindowFlow#velocity()}: what the distribution is taken from. */
    COMPLETED,
    /** Completed in it and ever in progress, see {@link WindowFlow#flowTimes}: what efficiency is taken from, too. */
    TIMED,
    /** Cancelled in it, see {@link WindowFlow#cancelled}. */
    CANCELLED,
    /** In progress where it ends, see {@link WindowFlow#loadAtEnd}: what ages are taken from. */
    IN_PROGRESS_AT_END,
    /** In progress where it starts, and then once for each arrival: what load time is taken from. */
    IN_PROGRESS
}
