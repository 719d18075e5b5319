/**
 * Matters that nobody has resolved, and by when who must be asked next.
 *
 * <p>Read first: {@link org.operatingmodel.escalation.UnresolvedMatter}, {@link org.operatingmodel.escalation.MatterKind}, {@link org.operatingmodel.escalation.Deadline}.
 */
@NullMarked
package org.operatingmodel.escalation;

import org.jspecify.annotations.NullMarked;
