package org.operatingmodel.gatehouse;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.authority.Resolution.GapReason;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.io.AuthorityJson;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.Governance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers who has which say in a decision, and why. */
@Command(
        name = "who-decides",
        description = "Answer who has which say in a decision, and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Gatehouse.Version.class)
final class WhoDecidesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private Inputs inputs = new Inputs();

    @Option(
            names = "--decision",
            required = true,
            paramLabel = "ID",
            description = "The kind of decision, such as scope-trade-off.")
    private String decision = "";

    @Option(names = "--product", paramLabel = "ID", description = "The product that it is about, by its id.")
    private @Nullable String product;

    @Option(names = "--gate", paramLabel = "ID", description = "The gate that it is about, such as mvp-exit.")
    private @Nullable String gate;

    @Option(names = "--amount", paramLabel = "MONEY", description = "How much money it commits, such as '250000 EUR'.")
    private @Nullable String amount;

    @Option(names = "--asked-by", paramLabel = "ID", description = "Who asks for it, who cannot decide it.")
    private @Nullable String askedBy;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    WhoDecidesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Format format = inputs.format();
        Inputs.AsOf asOf = inputs.asOf(surroundings.clock());
        return inputs.with(packs -> answer(packs, format, asOf));
    }

    private int answer(Packs packs, Format format, Inputs.AsOf asOf) {
        Governance governance = packs.governance();
        Authority authority;
        try {
            DecisionRequest request = new DecisionRequest(
                    new DecisionId(decision),
                    product == null ? null : new ProductId(product),
                    gate == null ? null : new GateId(gate),
                    amount == null ? null : money(amount),
                    askedBy == null ? null : person(askedBy));
            authority =
                    governance.whoDecides(inputs.portfolio(packs), inputs.hostFacts(packs), request, asOf.instant());
        } catch (IllegalArgumentException wrongRequest) {
            throw Refusal.of(wrongRequest);
        }
        spec.commandLine()
                .getOut()
                .print(
                        format == Format.JSON
                                ? Json.of(AuthorityJson.tree(authority), asOf)
                                : text(authority, governance.decisions(), asOf));
        return authority.resolved() ? Gatehouse.GOOD : Gatehouse.BAD;
    }

    private static PersonId person(String id) {
        try {
            return new PersonId(id);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(String.valueOf(wrong.getMessage()).replaceFirst("^personId", "--asked-by"));
        }
    }

    private static Money money(String text) {
        String[] parts = text.strip().split("\\s+");
        try {
            if (parts.length == 2) {
                return new Money(new BigDecimal(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                    "--amount must be a number and a currency, but was '" + text + "'. Write it like '250000 EUR'.");
        }
        throw new Refusal(
                "--amount must be a number and a currency, but was '" + text + "'. Write it like '250000 EUR'.");
    }

    private String text(Authority authority, Set<DecisionId> known, Inputs.AsOf asOf) {
        int width = surroundings.width();
        String text = Text.hangingLines(authority.text(), width);
        if (authority.resolution() instanceof Resolution.Gap gap && gap.reason() == GapReason.NO_RIGHT) {
            Set<String> names = new TreeSet<>();
            known.forEach(each -> names.add(each.value()));
            text += "\n"
                    + Text.hanging(
                            2,
                            names.isEmpty()
                                    ? "The loaded packs state no decision rights. Load those of the library by --with roles, or name a"
                                            + " pack by --pack."
                                    : "The loaded packs know " + String.join(", ", names)
                                            + NearestName.of(decision, names)
                                                    .map(name -> "; did you mean '" + name + "'?")
                                                    .orElse("."),
                            width);
        }
        return asOf.now() ? text + "\n" + Text.hanging(2, "As of " + asOf + ".", width) : text;
    }
}
