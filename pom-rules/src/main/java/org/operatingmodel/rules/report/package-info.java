<<<<<<< HEAD
/** What a whole portfolio comes to: the diagnosis of an operating model, and what differs between two snapshots. */
=======
/** Reports: what decisions, reviews and figures come to when they are put side by side. */
>>>>>>> w-measure
@NullMarked
package org.operatingmodel.rules.report;

import org.jspecify.annotations.NullMarked;
