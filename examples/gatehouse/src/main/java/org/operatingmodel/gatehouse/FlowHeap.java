package org.operatingmodel.gatehouse;

/**
 * How much heap it takes to measure state changes, so that a file that is too large is refused while it is read.
 *
 * <p>The bytes of a row and of an item are what the arrays of the library take, those that are about to grow included; the
 * rest was measured: the command must pass, or refuse with the line where it stopped, at every heap. How to measure again
 * is in CONTRIBUTING.md.
 *
 * @param rows how many rows there are
 * @param fine whether an instant of one is finer than a millisecond
 * @param items how many items they are of
 * @param idBytes how many bytes the ids of the items take
 */
record FlowHeap(long rows, boolean fine, long items, long idBytes) {
    static final long MEBI = 1 << 20;

    /** What the command takes without any rows. */
    private static final long FLOOR = 64 * MEBI;
    /** While rows are read and ordered: 16 bytes, half as many again for room to grow, and 8 in order. */
    private static final long READING_ROW = 32;

    private static final long READING_FINE = 6;
    /** While items are measured, rows are in order, ids are given up and what figures are made from takes the most. */
    private static final long MEASURING_ROW = 8;

    private static final long MEASURING_ITEM = 104;

    /** The heap, in bytes. */
    long needed() {
        long reading = rows * (READING_ROW + (fine ? READING_FINE : 0)) + items * ItemIds.HEAP_OF_ID + idBytes;
        long measuring = rows * MEASURING_ROW + items * MEASURING_ITEM;
        return FLOOR + Math.max(reading, measuring);
    }

    /** The heap that this process may have, in bytes. */
    static long most() {
        return Runtime.getRuntime().maxMemory();
    }
}
