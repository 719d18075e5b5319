package org.operatingmodel.metrics.flow;

/** Tells in which window an instant lies: slot 0 is the time before the windows, slot i the i-th window. */
final class Slots {
    /** How many stretches there are for a window, and at least for all: the more, the seldomer a cut lies in one. */
    private static final int STRETCHES = 4;

    private static final long FEWEST_STRETCHES = 4096;

    private final long[] cuts;
    /** For each stretch of 2^shift milliseconds from the first cut on, the slot of its start. */
    private final int[] slotOfStretch;

    private final int shift;

    /** @throws IllegalArgumentException if a window ends after the ledger's horizon */
    Slots(FlowLedger ledger, Windows windows) {
        if (windows.to().isAfter(ledger.horizon())) {
            throw new IllegalArgumentException("windows must end at the horizon '" + ledger.horizon()
                    + "' or before it, but end at '" + windows.to() + "'. Cut them at the horizon.");
        }
        this.cuts = new long[windows.count() + 1];
        for (int i = 0; i < windows.count(); i++) {
            cuts[i] = windows.window(i).from().toEpochMilli();
        }
        cuts[windows.count()] = windows.to().toEpochMilli();
        long span = cuts[windows.count()] - cuts[0];
        int bits = 0;
        while (span >>> bits > Math.max(FEWEST_STRETCHES, STRETCHES * (long) windows.count())) {
            bits++;
        }
        this.shift = bits;
        this.slotOfStretch = new int[(int) (span >>> bits) + 1];
        int slot = 1;
        for (int stretch = 0; stretch < slotOfStretch.length; stretch++) {
            while (slot < windows.count() && cuts[0] + ((long) stretch << bits) >= cuts[slot]) {
                slot++;
            }
            slotOfStretch[stretch] = slot;
        }
    }

    /** The slot of what lies after the last window. */
    int after() {
        return cuts.length;
    }

    /** Where a slot ends, but for that after the windows. */
    long end(int slot) {
        return cuts[slot];
    }

    /** How long a window is. */
    long length(int slot) {
        return cuts[slot] - cuts[slot - 1];
    }

    /** The slot of an instant. */
    int of(long millis) {
        if (millis < cuts[0]) {
            return 0;
        }
        if (millis >= cuts[cuts.length - 1]) {
            return cuts.length;
        }
        int slot = slotOfStretch[(int) (millis - cuts[0] >>> shift)];
        while (millis >= cuts[slot]) {
            slot++;
        }
        return slot;
    }
}
