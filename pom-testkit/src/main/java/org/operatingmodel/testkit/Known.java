package org.operatingmodel.testkit;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.portfolio.NearestName;

/** The names that a test may use; a misspelt one never makes an assertion hold. */
final class Known {
    private Known() {}

    /**
     * The name, which must be one of those that exist.
     *
     * @param argument the argument that it is
     * @param what what it must name, such as {@code a criterion of gate 'mvp-exit'}
     */
    static String name(String argument, String name, String what, Collection<?> known) {
        List<String> names =
                known.stream().map(Object::toString).distinct().sorted().toList();
        if (!names.contains(name)) {
            String nearest = NearestName.suggestion(name, new TreeSet<>(names));
            throw new IllegalArgumentException(argument + " must name " + what + ", but was '" + name + "'" + nearest
                    + (nearest.equals(".") && !names.isEmpty() ? " Write one of " + listed(names) + "." : ""));
        }
        return name;
    }

    private static String listed(List<String> names) {
        return names.stream().limit(20).collect(Collectors.joining(", ")) + (names.size() > 20 ? ", ..." : "");
    }
}
