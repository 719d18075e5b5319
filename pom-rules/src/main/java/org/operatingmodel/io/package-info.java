/**
 * Portfolios as files: read with every violation and its place, written in one canonical form, described by a schema.
 *
 * <p>Read first: {@link org.operatingmodel.io.PortfolioReader}, {@link org.operatingmodel.io.PortfolioException},
 * {@link org.operatingmodel.io.PortfolioWriter}.
 */
@NullMarked
package org.operatingmodel.io;

import org.jspecify.annotations.NullMarked;
