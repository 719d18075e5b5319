package org.operatingmodel.metrics.flow;

/** Tells in which window an instant lies: slot 0 is the time before the windows, slot i the i-th window. */
final class Slots {
    private final long[] cuts;
    private final double perMilli;

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
        this.perMilli = (double) windows.count() / (cuts[windows.count()] - cuts[0]);
    }

    /** The slot of what lies after the last window. */
    int after() {
        return cuts.length;
    }

    /** Where a slot ends; that after the windows never does. */
    long end(int slot) {
        return slot < cuts.length ? cuts[slot] : Long.MAX_VALUE;
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
        // Windows are about equally long, so a guess is at most a few windows off.
        int window = Math.min((int) ((millis - cuts[0]) * perMilli), cuts.length - 2);
        while (millis < cuts[window]) {
            window--;
        }
        while (millis >= cuts[window + 1]) {
            window++;
        }
        return window + 1;
    }
}
