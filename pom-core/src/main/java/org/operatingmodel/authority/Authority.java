package org.operatingmodel.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;

/**
 * Who has which say in a decision, as of an instant, with everything that made the answer.
 *
 * @param request what was asked
 * @param asOf the instant as of which was answered
 * @param resolution who decides, or the name of what is wrong
 * @param granted the rights that are granted, in the order of packs and rules; empty when none is
 * @param withheld the rights that are stated for such decisions and not granted in this one, in the same order
 * @param packs the packs that state any, in the order in which they were loaded
 * @since 0.1
 */
public record Authority(
        DecisionRequest request,
        Instant asOf,
        Resolution resolution,
        List<GrantedRight> granted,
        List<WithheldRight> withheld,
        List<PackReference> packs) {
    /** @throws NullPointerException if a part is missing */
    public Authority {
        Objects.requireNonNull(request, "Authority.request");
        Objects.requireNonNull(asOf, "Authority.asOf");
        Objects.requireNonNull(resolution, "Authority.resolution");
        granted = List.copyOf(granted);
        withheld = List.copyOf(withheld);
        packs = List.copyOf(packs);
    }

    /** The granted rights of a kind, in the order of packs and rules; empty when there are none. */
    public List<GrantedRight> rights(RightKind kind) {
        return granted.stream().filter(right -> right.kind() == kind).toList();
    }

    /** Whether exactly one role decides, and enough of its people can. */
    public boolean resolved() {
        return resolution instanceof Resolution.Decider;
    }

    /** The answer in one sentence. */
    public String headline() {
        String subject = request.words();
        String at = " as of " + asOf;
        if (resolution instanceof Resolution.Decider decider) {
            GrantedRight right = decider.right();
            return subject + " is decided by '" + right.role() + "'" + at + ": " + people(right) + ".";
        } else if (resolution instanceof Resolution.Gap gap) {
            return subject + " is decided by nobody" + at + ": " + gap.words() + ".";
        } else if (resolution instanceof Resolution.Conflict conflict) {
            return subject + " is in conflict" + at + ": "
                    + conflict.rights().stream()
                            .map(right -> "'" + right.role() + "'" + quorum(right))
                            .collect(Collectors.joining(", "))
                    + " decide the same.";
        }
        int unknown = ((Resolution.Unevaluable) resolution).rights().size();
        return subject + " is decided by nobody known" + at + ": " + unknown + (unknown == 1 ? " right" : " rights")
                + " could not be evaluated.";
    }

    private static String quorum(GrantedRight right) {
        return right.quorum() == 1 ? "" : ", " + right.quorum() + " together,";
    }

    private static String people(GrantedRight right) {
        String names = right.actors().stream().map(PersonId::value).collect(Collectors.joining(", "));
        return right.quorum() == 1
                ? right.actors().size() == 1 ? names : "one of " + names
                : right.quorum() + " together of " + names;
    }

    /** The whole answer for people, one line per statement, ending with a line feed. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(headline()));
        for (RightKind kind : RightKind.values()) {
            for (GrantedRight right : rights(kind)) {
                RoleId over = right.over();
                lines.add("  " + kind.word() + (over == null ? "" : " " + over) + "  " + right.role()
                        + (right.quorum() == 1 ? "" : ", " + right.quorum() + " together"));
                lines.add("    rule     \"" + right.sentence() + "\" (" + right.file() + ":" + right.line() + ", pack "
                        + right.packId() + ")");
                right.facts().forEach(fact -> lines.add("    fact     " + fact));
                if (right.seats().isEmpty()) {
                    lines.add("    people   nobody holds the role");
                }
                right.seats().forEach(seat -> lines.add("    people   " + told(seat)));
            }
        }
        for (WithheldRight right : withheld) {
            lines.add("  " + right.kind().word() + "  " + right.role() + "  not granted: " + right.reason());
            lines.add("    rule     \"" + right.sentence() + "\" (" + right.file() + ":" + right.line() + ", pack "
                    + right.packId() + ")");
        }
        packs.forEach(pack -> lines.add("  pack " + pack.id() + " " + pack.version() + " sha256:"
                + pack.digest().substring(0, 12)));
        return String.join("\n", lines) + "\n";
    }

    private static String told(Seat seat) {
        Instant until = seat.holding().to();
        String held = " since " + seat.holding().from() + (until == null ? "" : ", until " + until);
        StringJoiner text = new StringJoiner("; ");
        for (Seat.Occupant person : seat.people()) {
            Delegation delegation = person.delegation();
            text.add(person.personId()
                    + (delegation == null ? held : " by delegation " + delegation.id() + " until " + delegation.to())
                    + (person.hindrance() == null ? "" : ", " + person.hindrance()));
        }
        return text.toString();
    }
}
