package org.operatingmodel.rules.internal;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.FactGroup;

/** What several decisions looked up alike: what finds a group in it is made once for all of them. */
public final class SharedGroups extends AbstractList<FactGroup> implements RandomAccess {
    private final List<FactGroup> groups;
    /** Made by whoever comes first; if two do, either will do. */
    private @Nullable RecordedFacts facts;

    /** The groups, in that order. */
    public SharedGroups(List<FactGroup> groups) {
        this.groups = List.copyOf(groups);
    }

    @Override
    public FactGroup get(int index) {
        return groups.get(index);
    }

    @Override
    public int size() {
        return groups.size();
    }

    RecordedFacts facts() {
        RecordedFacts known = facts;
        if (known == null) {
            known = new RecordedFacts(groups);
            facts = known;
        }
        return known;
    }
}
