package org.operatingmodel.io;

import jakarta.validation.constraints.NotBlank;

/**
 * An element of {@code imports} in a portfolio file: a table whose rows belong to the portfolio.
 *
 * @param format what the rows are
 * @param file the table's path, relative to the folder of the portfolio file and inside of it
 */
record CsvImport(Format format, @NotBlank String file) {
    /** What the rows of a table are. */
    enum Format {
        /** State changes of flow items. */
        FLOW_TRANSITIONS,
        /** Charges with the columns of the FinOps Open Cost and Usage Specification (FOCUS) 1.0. */
        FOCUS_COSTS
    }
}
