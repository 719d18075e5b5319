/**
 * Reports: what a portfolio, its rights and its figures come to when they are put side by side.
 *
 * <p>Read first: {@link org.operatingmodel.rules.report.LeaderView}, {@link org.operatingmodel.rules.report.RoleRegister}.
 */
@NullMarked
package org.operatingmodel.rules.report;

import org.jspecify.annotations.NullMarked;
