package org.operatingmodel.ingest;

import java.util.List;
import org.operatingmodel.evidence.Evidence;

/**
 * A tool that knows evidence, such as a build server or a service desk; a host implements it.
 *
 * @since 0.1
 */
public interface EvidenceSource {
    /** What messages call it, such as {@code build-server}. */
    String name();

    /** All that it knows, in any order; it may tell the same again, to itself and to others. */
    List<Evidence> evidence();
}
