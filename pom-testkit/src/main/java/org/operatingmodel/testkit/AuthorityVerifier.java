package org.operatingmodel.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.organisation.RoleId;

/**
 * Who has which say in a decision; each assertion returns this, so that the next can follow.
 *
 * @since 0.1
 */
public final class AuthorityVerifier {
    private final Authority authority;
    private final Set<RoleId> roles;
    private final Expectation expectation;

    AuthorityVerifier(Authority authority, Set<RoleId> roles) {
        this.authority = authority;
        this.roles = roles;
        String subject = authority.request().words();
        this.expectation = new Expectation("Decision " + subject, " as of " + authority.asOf(), text());
    }

    /** The answer itself. */
    public Authority authority() {
        return authority;
    }

    /**
     * This role decides, and enough of its people can.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public AuthorityVerifier isDecidedBy(String role) {
        known(role);
        expectation.check(
                authority.resolution() instanceof Resolution.Decider decider
                        && decider.right().role().value().equals(role),
                "decided by '" + role + "'",
                told());
        return this;
    }

    /** Exactly these people can decide. */
    public AuthorityVerifier byPeople(String... people) {
        List<String> actual = authority.resolution() instanceof Resolution.Decider decider
                ? sorted(decider.right().actors())
                : List.of();
        List<String> expected = sorted(List.of(people));
        expectation.check(
                authority.resolved() && actual.equals(expected),
                "decided by people " + Expectation.quoted(expected),
                authority.resolved() ? "decided by people " + Expectation.quoted(actual) : told());
        return this;
    }

    /** Nobody decides, for whatever reason. */
    public AuthorityVerifier isGap() {
        expectation.check(authority.resolution() instanceof Resolution.Gap, "decided by nobody", told());
        return this;
    }

    /** Nobody decides, for this reason. */
    public AuthorityVerifier isGap(Resolution.GapReason reason) {
        expectation.check(
                authority.resolution() instanceof Resolution.Gap gap && gap.reason() == reason,
                "decided by nobody: " + reason.words(),
                told());
        return this;
    }

    /**
     * Exactly these roles decide the same; one that is named once may do so with several quorums.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public AuthorityVerifier isInConflictBetween(String... conflicting) {
        Arrays.stream(conflicting).forEach(this::known);
        List<String> expected = sorted(List.of(conflicting));
        expectation.check(
                authority.resolution() instanceof Resolution.Conflict conflict
                        && rolesOf(conflict.rights()).equals(expected),
                "in conflict between " + Expectation.quoted(expected),
                told());
        return this;
    }

    /** Who decides cannot be found out. */
    public AuthorityVerifier isUnevaluable() {
        expectation.check(authority.resolution() instanceof Resolution.Unevaluable, "unevaluable", told());
        return this;
    }

    /**
     * Exactly these roles may veto the decision; no names where nobody may.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public AuthorityVerifier isVetoedBy(String... vetoing) {
        return hasSay(RightKind.VETOES, vetoing);
    }

    /**
     * Exactly these roles have this say; no names where nobody has it.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public AuthorityVerifier hasSay(RightKind say, String... having) {
        Arrays.stream(having).forEach(this::known);
        List<String> expected = sorted(List.of(having));
        List<String> actual = rolesOf(authority.rights(say));
        expectation.check(
                actual.equals(expected) && !(authority.resolution() instanceof Resolution.Unevaluable),
                "one in which '" + say.word() + "' is said of " + Expectation.quoted(expected),
                "one in which it is said of " + Expectation.quoted(actual));
        return this;
    }

    /** The whole answer is this, without the lines of packs; indentation of the whole does not matter. */
    public AuthorityVerifier saying(String text) {
        expectation.says(text, text());
        return this;
    }

    private String text() {
        return new Authority(
                        authority.request(),
                        authority.asOf(),
                        authority.resolution(),
                        authority.granted(),
                        authority.withheld(),
                        List.of())
                .text();
    }

    private void known(String role) {
        Known.name("role", role, "a standard role, or one that packs or facts declare", roles);
    }

    private String told() {
        Resolution resolution = authority.resolution();
        if (resolution instanceof Resolution.Decider decider) {
            return "decided by '" + decider.right().role() + "'";
        } else if (resolution instanceof Resolution.Gap gap) {
            return "decided by nobody: " + gap.words();
        } else if (resolution instanceof Resolution.Conflict conflict) {
            return "in conflict between " + Expectation.quoted(rolesOf(conflict.rights()));
        }
        return resolution.word();
    }

    private static List<String> rolesOf(List<GrantedRight> rights) {
        return sorted(rights.stream().map(GrantedRight::role).toList());
    }

    private static List<String> sorted(Collection<?> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add(name.toString()));
        return List.copyOf(sorted);
    }
}
