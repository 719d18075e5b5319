/**
 * Gates: what is asked, how much it weighs, and which exceptions are possible.
 *
 * <p>Read first: {@link org.operatingmodel.gate.Gate}, {@link org.operatingmodel.gate.Criterion}, {@link org.operatingmodel.gate.Waiver}.
 */
@NullMarked
package org.operatingmodel.gate;

import org.jspecify.annotations.NullMarked;
