package org.operatingmodel.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operatingmodel.rules.language.Finding;

/** Findings about packs that are loaded together, each at a place in one of them. */
final class FindingsByPack {
    private final Map<RulePack, List<Finding>> findings = new HashMap<>();

    void add(RulePack pack, Finding finding) {
        findings.computeIfAbsent(pack, each -> new ArrayList<>()).add(finding);
    }

    /** Those about one pack. */
    List<Finding> of(RulePack pack) {
        return findings.getOrDefault(pack, List.of());
    }

    /** All of them, ordered by place. */
    List<Finding> all() {
        return findings.values().stream()
                .flatMap(List::stream)
                .sorted()
                .distinct()
                .toList();
    }
}
