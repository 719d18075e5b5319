/**
 * Promises on service levels, what was counted against them, and how they were judged.
 *
 * <p>Read first: {@link org.operatingmodel.reliability.Slo}, {@link org.operatingmodel.reliability.Sla}, {@link org.operatingmodel.reliability.SloCount}.
 */
@NullMarked
package org.operatingmodel.reliability;

import org.jspecify.annotations.NullMarked;
