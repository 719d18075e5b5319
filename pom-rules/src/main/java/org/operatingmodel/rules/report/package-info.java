/** Reports: what decisions, reviews and figures come to when they are put side by side. */
@NullMarked
package org.operatingmodel.rules.report;

import org.jspecify.annotations.NullMarked;
