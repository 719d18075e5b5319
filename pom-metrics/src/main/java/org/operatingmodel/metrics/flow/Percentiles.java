package org.operatingmodel.metrics.flow;

import java.util.List;
import java.util.stream.IntStream;

/** What percentiles of something by nearest rank are called: worded once, for they are asked for in every window. */
final class Percentiles {
    private final List<String> conventions;

    Percentiles(String what) {
        this.conventions = IntStream.rangeClosed(0, 100)
                .mapToObj(percent -> what + ", p" + percent + " by nearest rank")
                .toList();
    }

    /** The convention of a percentile, which exists. */
    String of(int percent) {
        return conventions.get(percent);
    }
}
