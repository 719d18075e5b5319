/**
 * Observed facts that gates ask for: each with a reference, an author and a time.
 *
 * <p>Read first: {@link org.operatingmodel.evidence.Evidence}, {@link org.operatingmodel.evidence.EvidenceKind}, {@link org.operatingmodel.evidence.Approval}.
 */
@NullMarked
package org.operatingmodel.evidence;

import org.jspecify.annotations.NullMarked;
