package org.operatingmodel.metrics.flow;

/** Where the entries of each key end, when entries are arranged by keys from 0 on. */
final class Ends {
    private Ends() {}

    /** Makes it of how many entries each key has. */
    static void sum(int[] counts) {
        for (int key = 1; key < counts.length; key++) {
            counts[key] = Math.addExact(counts[key], counts[key - 1]);
        }
    }

    /** Where the entries of a key begin. */
    static int begin(int[] ends, int key) {
        return key == 0 ? 0 : ends[key - 1];
    }
}
