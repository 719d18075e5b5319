<<<<<<< HEAD
<<<<<<< HEAD
/** What a whole portfolio comes to: the diagnosis of an operating model, and what differs between two snapshots. */
=======
/** Reports: what decisions, reviews and figures come to when they are put side by side. */
>>>>>>> w-measure
=======
/**
 * Reports: what a portfolio, its rights and its figures come to when they are put side by side.
 *
 * <p>Read first: {@link org.operatingmodel.rules.report.LeaderView}, {@link org.operatingmodel.rules.report.RoleRegister}.
 */
>>>>>>> w-people
@NullMarked
package org.operatingmodel.rules.report;

import org.jspecify.annotations.NullMarked;
