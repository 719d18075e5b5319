/**
 * Ports through which the tools of an organisation hand over what they know.
 *
 * <p>Read first: {@link org.operatingmodel.ingest.Ingest}, {@link org.operatingmodel.ingest.EvidenceSource},
 * {@link org.operatingmodel.ingest.FlowSource}.
 */
@NullMarked
package org.operatingmodel.ingest;

import org.jspecify.annotations.NullMarked;
