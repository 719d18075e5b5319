package org.operatingmodel.organisation;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Objects;
import org.operatingmodel.internal.Guard;

/**
 * A role that a portfolio declares beside the standard ones.
 *
 * @param id its id, unique among the roles and none of the standard ones
 * @param name what people call it
 * @param accountability what its holders answer for
 * @since 0.1
 */
public record Role(
        RoleId id, @NotBlank String name, @NotBlank String accountability) {
    private static final List<Role> STANDARD = List.of(
            new Role(RoleId.EXECUTIVE, "Executive", "Named outcomes of the portfolio."),
            new Role(RoleId.PORTFOLIO_LEAD, "Portfolio lead", "The balance of the portfolio, and what its gates ask."),
            new Role(RoleId.PRODUCT_LEAD, "Product lead", "Trade-offs across products."),
            new Role(RoleId.PRODUCT_MANAGER, "Product manager", "The outcomes of a product over its whole life."),
            new Role(RoleId.PRODUCT_OWNER, "Product owner", "The order of the backlog, and what is accepted as done."),
            new Role(RoleId.ENGINEER, "Engineer", "How a product is built, deployed and maintained."),
            new Role(RoleId.DESIGNER, "UX/UI designer", "How a product is used, and that everybody can."),
            new Role(RoleId.SCRUM_MASTER, "Scrum master", "How the team works, and what keeps it from working."),
            new Role(
                    RoleId.BUSINESS_ANALYST,
                    "Business analyst",
                    "That what is needed is understood before it is built."),
            new Role(RoleId.ARCHITECT, "Technical architect", "The standards that products share."),
            new Role(
                    RoleId.PRODUCT_MARKETING_MANAGER,
                    "Product marketing manager",
                    "How a product is brought to its market."),
            new Role(RoleId.OPERATIONS, "Operations", "That products run."),
            new Role(RoleId.SUPPORT, "Support", "That customers are answered."),
            new Role(RoleId.SECURITY, "Security", "Security, privacy and compliance."),
            new Role(RoleId.FINANCE, "Finance", "Budgets, and what they are spent on."));

    /** @throws IllegalArgumentException if a text is blank */
    public Role {
        Objects.requireNonNull(id, "Role.id");
        Guard.text("Role.name", name);
        Guard.text("Role.accountability", accountability);
    }

    /** The roles that every portfolio knows and what their holders answer for, in the order of {@link RoleId#standard}. */
    public static List<Role> standard() {
        return STANDARD;
    }
}
