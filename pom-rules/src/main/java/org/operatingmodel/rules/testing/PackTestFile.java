package org.operatingmodel.rules.testing;

import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.product.ProductId;

/**
 * A file of tests, as it is written: what is known, and what the packs must answer.
 *
 * @param asOf the instant as of which is asked, unless a case says another
 * @param portfolioFile the portfolio, as a path from the file; absent where it stands in the file
 * @param portfolio the portfolio; absent where it has a file of its own
 * @param productId the product that gates are asked about, unless a case says another
 * @param gateId the gate that is asked about, unless a case says another
 * @param cases the tests; at least one
 * @since 0.1
 */
public record PackTestFile(
        @Nullable Instant asOf,
        @Nullable String portfolioFile,
        @Nullable Portfolio portfolio,
        @Nullable ProductId productId,
        @Nullable GateId gateId,
        List<Case> cases) {
    /** @throws NullPointerException if a part is missing */
    public PackTestFile {
        cases = List.copyOf(cases);
    }

    /**
     * One test.
     *
     * @param name what is tried, in a sentence; unlike that of any other test in the file
     * @param asOf the instant as of which is asked; absent where it is that of the file
     * @param productId the product that the gate is asked about; absent where it is that of the file
     * @param gateId the gate; absent where it is that of the file
     * @param change what is different from the portfolio of the file; absent where nothing is
     * @param verdict what the gate decision comes to: {@code passed}, {@code passed-with-waivers} or {@code blocked}; absent
     *     where it does not matter
     * @param criteria what criteria of the gate come to, by their ids: {@code met}, {@code unmet}, {@code waived},
     *     {@code in-grace}, {@code unevaluable} or {@code not-applicable}
     * @param because by the id of a criterion, how the text of a condition begins that fails, or the cause for which it is
     *     unevaluable; white space counts as one space
     * @param practices what practices and guardrails come to
     * @param decisions who decides
     * @param escalations who is asked about what is unresolved
     */
    public record Case(
            String name,
            @Nullable Instant asOf,
            @Nullable ProductId productId,
            @Nullable GateId gateId,
            @Nullable PortfolioPatch change,
            @Nullable String verdict,
            Map<String, String> criteria,
            Map<String, String> because,
            List<PracticeAnswer> practices,
            List<DecisionAnswer> decisions,
            List<EscalationAnswer> escalations) {
        /** @throws NullPointerException if a part is missing */
        public Case {
            Objects.requireNonNull(name, "Case.name");
            criteria = Map.copyOf(criteria);
            because = Map.copyOf(because);
            practices = List.copyOf(practices);
            decisions = List.copyOf(decisions);
            escalations = List.copyOf(escalations);
        }
    }

    /**
     * What a practice or guardrail must come to.
     *
     * @param practiceId the practice
     * @param about the product or value stream that it is asked about; absent where it is asked about one only
     * @param verdict {@code met}, {@code unmet}, {@code unevaluable} or {@code not-applicable}
     * @param because how the text of a condition begins that fails, or the cause; absent where it does not matter
     */
    public record PracticeAnswer(
            PracticeId practiceId,
            @Nullable String about,
            String verdict,
            @Nullable String because) {}

    /**
     * Who must decide.
     *
     * @param decisionId the kind of decision
     * @param productId the product that it is about; absent where it is about none
     * @param gateId the gate that it is about; absent where it is about none
     * @param amount how much money it commits; absent where that is not said
     * @param requestedBy who asks for it; absent where nobody does yet
     * @param decidedBy the role that decides; absent where none may
     * @param resolution {@code decider}, {@code gap}, {@code conflict} or {@code unevaluable}; absent where a role is named
     * @param rights who else has a say, or how many must agree; of rights that are not named nothing is expected
     */
    public record DecisionAnswer(
            DecisionId decisionId,
            @Nullable ProductId productId,
            @Nullable GateId gateId,
            @Nullable Money amount,
            @Nullable PersonId requestedBy,
            @Nullable RoleId decidedBy,
            @Nullable String resolution,
            List<RightAnswer> rights) {
        /** @throws NullPointerException if a part is missing */
        public DecisionAnswer {
            rights = List.copyOf(rights);
        }
    }

    /**
     * Which roles must have a right in a decision.
     *
     * @param right the right
     * @param roles all roles that have it, in any order; empty where none has
     * @param quorum how many holders of each of the roles must act together; absent where it does not matter
     */
    public record RightAnswer(
            RightKind right,
            List<RoleId> roles,
            @Nullable @Positive Integer quorum) {
        /** @throws IllegalArgumentException if the quorum is not positive, or there is one and no role */
        public RightAnswer {
            Objects.requireNonNull(right, "RightAnswer.right");
            roles = List.copyOf(roles);
            if (quorum != null) {
                Guard.positive("RightAnswer.quorum", quorum);
                if (roles.isEmpty()) {
                    throw new IllegalArgumentException(
                            "RightAnswer.quorum must be left out where no role is named, but was '" + quorum
                                    + "'. Name the roles, or leave it out.");
                }
            }
        }
    }

    /**
     * Who must be asked about what is unresolved.
     *
     * @param matter the kind of matter, such as {@code gate-blocked}
     * @param productId the product that it is about; absent where it is about none
     * @param asked the roles on its path that are asked, in their order; empty where nobody is
     * @param dueAt the instants by which they must answer, in their order; empty where these do not matter
     */
    public record EscalationAnswer(
            String matter, @Nullable ProductId productId, List<RoleId> asked, List<Instant> dueAt) {
        /** @throws NullPointerException if a part is missing */
        public EscalationAnswer {
            asked = List.copyOf(asked);
            dueAt = List.copyOf(dueAt);
        }
    }
}
