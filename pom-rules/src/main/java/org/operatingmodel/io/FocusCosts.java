package org.operatingmodel.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;

/**
 * Charges from a table with the columns of the FinOps Open Cost and Usage Specification (FOCUS) 1.0.
 *
 * <p>Two further columns are read: {@code x_ProductId}, the product that a charge is allocated to, and {@code Id}; a
 * charge without one is named by file and row.
 */
final class FocusCosts {
    /** {@code Id}, {@code Tags}, and the columns of FOCUS 1.0 that a charge does not need, ignored on purpose. */
    private static final List<String> OPTIONAL = List.of(
            "AvailabilityZone",
            "BillingAccountId",
            "BillingAccountName",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "CommitmentDiscountCategory",
            "CommitmentDiscountId",
            "CommitmentDiscountName",
            "CommitmentDiscountStatus",
            "CommitmentDiscountType",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost",
            "ContractedUnitPrice",
            "Id",
            "InvoiceIssuerName",
            "ListCost",
            "ListUnitPrice",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "PublisherName",
            "RegionId",
            "RegionName",
            "ResourceId",
            "ResourceName",
            "ResourceType",
            "ServiceCategory",
            "SkuId",
            "SkuPriceId",
            "SubAccountId",
            "SubAccountName",
            "Tags");

    static final CsvTable TABLE = new CsvTable(
            List.of(
                    "ChargePeriodStart",
                    "ChargePeriodEnd",
                    "ChargeCategory",
                    "BilledCost",
                    "EffectiveCost",
                    "BillingCurrency",
                    "ProviderName",
                    "ServiceName"),
            OPTIONAL,
            "be one of FOCUS 1.0 or Id, or start with x_",
            "x_",
            "NULL");

    private static final List<String> CATEGORIES = List.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");
    private static final Pattern WITHOUT_ZONE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");

    private final Violations violations;
    private final Facts facts;
    private final String fileName;

    FocusCosts(String fileName, Facts facts, Violations violations) {
        this.fileName = fileName;
        this.facts = facts;
        this.violations = violations;
    }

    /** Adds the charge of the row to the facts. */
    void add(CsvTable.Row row) {
        Map<String, @Nullable Node> members = new LinkedHashMap<>();
        Node.Scalar id = row.cell("Id");
        String named = row.place().path().substring(fileName.length() + " row ".length());
        members.put("id", id != null ? id : new Node.Built(row.place(), fileName + ":" + named));
        members.put("productId", row.cell("x_ProductId"));
        members.put("from", instant(row.given("ChargePeriodStart")));
        members.put("to", instant(row.given("ChargePeriodEnd")));
        members.put("category", category(row.given("ChargeCategory")));
        members.put("billed", row.given("BilledCost"));
        members.put("effective", row.given("EffectiveCost"));
        members.put("currency", row.given("BillingCurrency"));
        members.put("provider", row.given("ProviderName"));
        members.put("service", row.given("ServiceName"));
        members.put("tags", tags(row.cell("Tags")));
        facts.add("costs", Cost.class, row.object(members));
    }

    /** FOCUS times are UTC, with or without saying so. */
    private static Node instant(Node cell) {
        return cell instanceof Node.Scalar scalar
                ? new Node.Scalar(
                        scalar.place(),
                        scalar.kind(),
                        WITHOUT_ZONE.matcher(scalar.text()).replaceFirst("$1T$2Z"))
                : cell;
    }

    private Node category(Node cell) {
        if (!(cell instanceof Node.Scalar scalar)) {
            return cell;
        }
        if (CATEGORIES.contains(scalar.text())) {
            return new Node.Built(
                    cell.place(), ChargeCategory.valueOf(scalar.text().toUpperCase(Locale.ROOT)));
        }
        violations.add(cell.place(), Scalars.oneOf(CATEGORIES, scalar));
        return new Node.Built(cell.place(), null);
    }

    /** Keys stay as they are, blanks included. */
    private @Nullable Node tags(Node.@Nullable Scalar cell) {
        if (cell == null) {
            return null;
        }
        Violations inside = new Violations();
        Node parsed = NodeParser.json(cell.text(), cell.place(), cell.text().length(), inside);
        Map<String, String> tags = new LinkedHashMap<>();
        boolean complete = inside.none() && parsed instanceof Node.Members;
        if (parsed instanceof Node.Members object) {
            for (Map.Entry<String, Node.Member> tag : object.members().entrySet()) {
                if (tag.getValue().value() instanceof Node.Scalar value && value.kind() != Node.Kind.NULL) {
                    tags.put(tag.getKey(), value.text());
                } else {
                    complete = false;
                }
            }
        }
        if (!complete) {
            violations.add(
                    cell.place(),
                    "must be a JSON object of unique keys and texts such as {\"team\": \"x\"}, but was " + cell.shown()
                            + ".");
        }
        return new Node.Built(cell.place(), complete ? tags : null);
    }
}
