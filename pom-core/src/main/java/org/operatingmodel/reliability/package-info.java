/**
 * Promises on service levels, and what was counted against them.
 *
 * <p>Read first: {@link org.operatingmodel.reliability.Slo}, {@link org.operatingmodel.reliability.Sla}, {@link org.operatingmodel.reliability.SloCount}.
 */
@NullMarked
package org.operatingmodel.reliability;

import org.jspecify.annotations.NullMarked;
