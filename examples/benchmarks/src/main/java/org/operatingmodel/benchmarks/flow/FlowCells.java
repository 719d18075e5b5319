package org.operatingmodel.benchmarks.flow;

import java.util.Arrays;

/** The figures of each week and team, and of each week and all teams, in the form in which both ways are compared. */
final class FlowCells {
    /** The number of the group of all teams. */
    static final int ALL = FlowRows.TEAMS;
    /** There is none. */
    static final long NONE = -1;

    private static final int GROUPS = FlowRows.TEAMS + 1;

    /** One figure of a cell. */
    enum Figure {
        VELOCITY,
        FEATURES,
        DEFECTS,
        RISKS,
        DEBTS,
        /** How many of the completed items have a flow time. */
        TIMED,
        /** Its sum, in milliseconds; with the active part the flow efficiency. */
        FLOW_TIME,
        ACTIVE_TIME,
        P50,
        P85,
        P95,
        /** Items in progress at the end of the week. */
        LOAD,
        AGE_P85;

        private boolean absentWhenEmpty() {
            return this == P50 || this == P85 || this == P95 || this == AGE_P85;
        }
    }

    private static final Figure[] FIGURES = Figure.values();

    private final long[] figures;

    FlowCells(int weeks) {
        figures = new long[weeks * GROUPS * FIGURES.length];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = FIGURES[i % FIGURES.length].absentWhenEmpty() ? NONE : 0;
        }
    }

    void set(int week, int group, Figure figure, long value) {
        figures[(week * GROUPS + group) * FIGURES.length + figure.ordinal()] = value;
    }

    /**
     * Sees that both ways found the same.
     *
     * @throws IllegalStateException if a cell differs; the message names the first
     */
    static void requireEqual(FlowCells library, FlowCells duckDb) {
        int at = Arrays.mismatch(library.figures, duckDb.figures);
        if (at >= 0) {
            int cell = at / FIGURES.length;
            String group = cell % GROUPS == ALL ? "all teams" : "team " + cell % GROUPS;
            throw new IllegalStateException(FIGURES[at % FIGURES.length] + " of " + group + " in week " + cell / GROUPS
                    + " must be equal, but was '" + library.figures[at] + "' by the library and '" + duckDb.figures[at]
                    + "' by DuckDB. Nothing was timed.");
        }
    }
}
