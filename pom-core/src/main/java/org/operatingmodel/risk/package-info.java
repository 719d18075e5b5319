/**
 * Risks of products, the controls against them, and the personal data that they collect.
 *
 * <p>Read first: {@link org.operatingmodel.risk.ProductRisk}, {@link org.operatingmodel.risk.Control}, {@link org.operatingmodel.risk.DataField}.
 */
@NullMarked
package org.operatingmodel.risk;

import org.jspecify.annotations.NullMarked;
