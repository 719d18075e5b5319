/**
 * What people meet for again and again, and the meetings that were held.
 *
 * <p>Read first: {@link org.operatingmodel.cadence.Cadence}, {@link org.operatingmodel.cadence.Meeting}, {@link org.operatingmodel.cadence.RaisedItem}.
 */
@NullMarked
package org.operatingmodel.cadence;

import org.jspecify.annotations.NullMarked;
