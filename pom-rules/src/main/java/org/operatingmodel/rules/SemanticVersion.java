package org.operatingmodel.rules;

import java.math.BigInteger;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Versions as {@code major.minor.patch}, with their order.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html#spec-item-11">Semantic Versioning 2.0.0, section 11: precedence</a>
 */
final class SemanticVersion {
    static final String FORM = "[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}(-[0-9A-Za-z.-]{1,40})?(\\+[0-9A-Za-z.-]{1,40})?";

    /** Lower versions first; a pre-release comes before its release, and what follows a plus sign does not count. */
    static final Comparator<String> ORDER = SemanticVersion::compare;

    private SemanticVersion() {}

    /** @throws IllegalArgumentException if a version is there and of another form */
    static void require(String what, @Nullable String version) {
        if (version != null && !version.matches(FORM)) {
            throw new IllegalArgumentException(
                    what + " must be major.minor.patch, but was '" + version + "'. Write one such as 1.2.0.");
        }
    }

    /** The version without what marks a pre-release or a build. */
    static String release(String version) {
        return version.split("[-+]", 2)[0];
    }

    private static int compare(String one, String other) {
        int released = parts(release(one), release(other));
        if (released != 0) {
            return released;
        }
        String before = preRelease(one);
        String otherBefore = preRelease(other);
        if (before.isEmpty() || otherBefore.isEmpty()) {
            return Boolean.compare(before.isEmpty(), otherBefore.isEmpty());
        }
        return parts(before, otherBefore);
    }

    private static String preRelease(String version) {
        String withoutBuild = version.split("\\+", 2)[0];
        int hyphen = withoutBuild.indexOf('-');
        return hyphen < 0 ? "" : withoutBuild.substring(hyphen + 1);
    }

    /** Numbers by value and before words, words by their characters, fewer parts before more. */
    private static int parts(String one, String other) {
        String[] ones = one.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.min(ones.length, others.length); i++) {
            boolean number = ones[i].matches("[0-9]+");
            boolean otherNumber = others[i].matches("[0-9]+");
            int order = number && otherNumber
                    ? new BigInteger(ones[i]).compareTo(new BigInteger(others[i]))
                    : number != otherNumber ? Boolean.compare(otherNumber, number) : ones[i].compareTo(others[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.length, others.length);
    }
}
