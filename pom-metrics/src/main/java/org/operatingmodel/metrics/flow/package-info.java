/**
 * Flow figures: how work moves, over windows of time and groups of items.
 *
 * <p>Rows become a ledger of items, the ledger becomes figures. Everything is a function of the rows and the instant as of
 * which they are known; the conventions C1 to C18 are on the page {@code docs/flow-figures.md}.
 *
 * <p>Read first: {@link org.operatingmodel.metrics.flow.FlowLedger}, {@link org.operatingmodel.metrics.flow.FlowFigures}, {@link org.operatingmodel.metrics.flow.WindowFlow}.
 */
@NullMarked
package org.operatingmodel.metrics.flow;

import org.jspecify.annotations.NullMarked;
