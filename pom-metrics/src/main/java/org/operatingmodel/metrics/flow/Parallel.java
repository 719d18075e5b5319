package org.operatingmodel.metrics.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/** Splits work over items. */
final class Parallel {
    private Parallel() {}

    /** Does the work for ranges of items that together are all, in as many threads. */
    static void ranges(int items, int parallelism, RangeWork work) {
        int parts = Math.min(parallelism, Math.max(1, items));
        if (parts == 1) {
            work.on(0, items);
            return;
        }
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int first = (int) ((long) items * part / parts);
            int end = (int) ((long) items * (part + 1) / parts);
            tasks.add(ForkJoinTask.adapt(() -> work.on(first, end)));
        }
        ForkJoinTask.invokeAll(tasks);
    }

    /** Work on the items from the first to that before the end. */
    @FunctionalInterface
    interface RangeWork {
        void on(int first, int end);
    }
}
