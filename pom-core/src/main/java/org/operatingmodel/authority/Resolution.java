package org.operatingmodel.authority;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.operatingmodel.organisation.RoleId;

/**
 * Who decides: one role whose people can, or the name of what is wrong.
 *
 * @since 0.1
 */
public sealed interface Resolution {
    /** Its word in data and messages: {@code decider}, {@code gap}, {@code conflict}, {@code unevaluable}. */
    String word();

    /**
     * One role decides, and enough of its people can.
     *
     * @param right the right by which it does
     */
    record Decider(GrantedRight right) implements Resolution {
        /** @throws IllegalArgumentException if it is another right than to decide, or too few can use it */
        public Decider {
            if (right.kind() != RightKind.DECIDES || !right.canBeUsed()) {
                throw new IllegalArgumentException(
                        "Decider.right must be one to decide that enough people can use, but was '"
                                + right.kind().word() + "' of '" + right.role() + "'.");
            }
        }

        @Override
        public String word() {
            return "decider";
        }
    }

    /**
     * Nobody decides by a right.
     *
     * @param reason why
     * @param roles the roles of the gate that decide instead, in its order; empty where none is known to
     */
    record Gap(GapReason reason, List<RoleId> roles) implements Resolution {
        /** @throws IllegalArgumentException if roles are named for another reason than that they decide, or none for it */
        public Gap {
            Objects.requireNonNull(reason, "Gap.reason");
            roles = List.copyOf(roles);
            if (roles.isEmpty() == (reason == GapReason.ROLES_OF_GATE)) {
                throw new IllegalArgumentException("Gap.roles must be named exactly for ROLES_OF_GATE, but were '"
                        + roles + "' for " + reason + ".");
            }
        }

        /** A gap where no role of a gate decides instead. */
        public Gap(GapReason reason) {
            this(reason, List.of());
        }

        /** Why, in words, with the roles, without a full stop. */
        public String words() {
            String names = roles.stream().map(role -> "'" + role + "'").collect(Collectors.joining(" or "));
            return roles.isEmpty() ? reason.words() : reason.words() + ": " + names;
        }

        @Override
        public String word() {
            return "gap";
        }
    }

    /**
     * Several roles, or one role with several quorums, decide the same.
     *
     * @param rights their rights, at least two, in the order of packs and rules
     */
    record Conflict(List<GrantedRight> rights) implements Resolution {
        /** @throws IllegalArgumentException if there are fewer than two */
        public Conflict {
            rights = List.copyOf(rights);
            if (rights.size() < 2) {
                throw new IllegalArgumentException(
                        "Conflict.rights must be at least 2, but were '" + rights.size() + "'.");
            }
        }

        @Override
        public String word() {
            return "conflict";
        }
    }

    /**
     * Whether some right is granted could not be found out, so that nobody is known to decide.
     *
     * @param rights those rights, at least one, in the order of packs and rules
     */
    record Unevaluable(List<WithheldRight> rights) implements Resolution {
        /** @throws IllegalArgumentException if there is none */
        public Unevaluable {
            rights = List.copyOf(rights);
            if (rights.isEmpty()) {
                throw new IllegalArgumentException("Unevaluable.rights must not be empty. Name what failed.");
            }
        }

        @Override
        public String word() {
            return "unevaluable";
        }
    }

    /** Why nobody decides. */
    enum GapReason {
        /** No loaded pack says who decides decisions of this kind. */
        NO_RIGHT("no loaded pack says who decides it"),
        /** No right to decide it is granted, but the gate itself lets some of its roles decide. */
        ROLES_OF_GATE("no right says who decides it, but the gate lets its own roles decide"),
        /** Packs say who decides, but not in this case. */
        NO_CASE("no right to decide it is granted in this case"),
        /** Nobody holds the role that decides. */
        NOBODY_HOLDS_ROLE("nobody holds the role"),
        /** Fewer people hold the role than must agree. */
        TOO_FEW_HOLDERS("fewer people hold the role than must agree"),
        /** Too many of those who hold the role asked for it themselves, or are away with nobody to act for them. */
        TOO_FEW_CAN_ACT("too few of those who hold the role can act");

        private final String words;

        GapReason(String words) {
            this.words = words;
        }

        /** In words, without a full stop. */
        public String words() {
            return words;
        }
    }
}
