/**
 * Decisions that last: a log that shows when it was changed, decisions made again from it, and what another policy would
 * have decided.
 */
@NullMarked
package org.operatingmodel.rules.audit;

import org.jspecify.annotations.NullMarked;
