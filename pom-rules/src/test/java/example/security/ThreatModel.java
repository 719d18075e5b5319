package example.security;

import java.util.Set;

/** What all products are to be defended against: about the whole portfolio. */
public record ThreatModel(String name, Set<String> threats) {
    public ThreatModel {
        threats = Set.copyOf(threats);
    }
}
