package org.operatingmodel.ingest;

import java.util.List;
import org.operatingmodel.flow.FlowItem;

/**
 * A tool that knows flow items, such as a tracker; a host implements it.
 *
 * @since 0.1
 */
public interface FlowSource {
    /** What messages call it, such as {@code tracker}. */
    String name();

    /**
     * All that it knows, in any order; it may tell the same again. Each item may come with a part of its transitions only,
     * such as those since the last time.
     */
    List<FlowItem> flowItems();
}
