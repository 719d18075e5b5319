package org.operatingmodel.organisation;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.util.List;
import org.operatingmodel.internal.Guard;

/**
 * Names a role.
 *
 * <p>The constants are the roles that the articles behind the operating model name; a portfolio may declare more.
 *
 * @param value lower-case letters, digits and hyphens, 2 to 63 characters
 * @since 0.1
 */
public record RoleId(@Pattern(regexp = Guard.KEBAB) String value) implements Comparable<RoleId>, Serializable {
    /** Owns named outcomes of the portfolio. */
    public static final RoleId EXECUTIVE = new RoleId("executive");
    /** Leads the Portfolio Core and may grant waivers of the standard gates. */
    public static final RoleId PORTFOLIO_LEAD = new RoleId("portfolio-lead");
    /** Owns named trade-offs across products. */
    public static final RoleId PRODUCT_LEAD = new RoleId("product-lead");
    /** Accountable for a product over its whole life. */
    public static final RoleId PRODUCT_MANAGER = new RoleId("product-manager");
    /** Orders the backlog of a team. */
    public static final RoleId PRODUCT_OWNER = new RoleId("product-owner");
    /** Builds, deploys and maintains. */
    public static final RoleId ENGINEER = new RoleId("engineer");
    /** Shapes user experience and interface. */
    public static final RoleId DESIGNER = new RoleId("designer");
    /** Keeps the team's way of working. */
    public static final RoleId SCRUM_MASTER = new RoleId("scrum-master");
    /** Clarifies what is needed. */
    public static final RoleId BUSINESS_ANALYST = new RoleId("business-analyst");
    /** Shapes the standards that products share. */
    public static final RoleId ARCHITECT = new RoleId("architect");
    /** Brings the product to its market. */
    public static final RoleId PRODUCT_MARKETING_MANAGER = new RoleId("product-marketing-manager");
    /** Runs products in production. */
    public static final RoleId OPERATIONS = new RoleId("operations");
    /** Answers customers. */
    public static final RoleId SUPPORT = new RoleId("support");
    /** Answers for security, privacy and compliance. */
    public static final RoleId SECURITY = new RoleId("security");
    /** Owns budgets. */
    public static final RoleId FINANCE = new RoleId("finance");

    private static final List<RoleId> STANDARD = List.of(
            EXECUTIVE,
            PORTFOLIO_LEAD,
            PRODUCT_LEAD,
            PRODUCT_MANAGER,
            PRODUCT_OWNER,
            ENGINEER,
            DESIGNER,
            SCRUM_MASTER,
            BUSINESS_ANALYST,
            ARCHITECT,
            PRODUCT_MARKETING_MANAGER,
            OPERATIONS,
            SUPPORT,
            SECURITY,
            FINANCE);

    /** @throws IllegalArgumentException if the value has another form */
    public RoleId {
        Guard.kebab("roleId", value);
    }

    /** The roles that every portfolio knows, in the order of their constants. */
    public static List<RoleId> standard() {
        return STANDARD;
    }

    @Override
    public int compareTo(RoleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
