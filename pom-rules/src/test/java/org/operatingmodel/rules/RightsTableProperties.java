package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.GrantedRight;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;

/** Law: rights in a table and the same rights written out give the same authorities. */
class RightsTableProperties {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final List<String> CONDITIONS = List.of(
            "", "amount != null", "amount!.currency == \"EUR\", amount!.amount <= 10", "amount!.currency != 'EUR'");

    /** A right, said twice: as a row and as a rule. */
    record Right(String kind, String role, int quorum, String condition) {
        String row() {
            return "price,\"" + condition.replace("\"", "\"\"") + "\"," + role + "," + (binds() ? quorum : "") + ","
                    + kind + "," + over() + "\n";
        }

        String rule(int number) {
            return "rule \"r" + number + "\" @right( \"" + kind + "\" ) @decision( \"price\" ) @by( \"" + role + "\" ) "
                    + (binds() ? "@quorum( \"" + quorum + "\" ) " : "")
                    + (over().isEmpty() ? "" : "@over( \"" + over() + "\" ) ") + "\nwhen PendingDecision( " + condition
                    + " ) then end\n";
        }

        private boolean binds() {
            return !kind.equals("consulted");
        }

        private String over() {
            return kind.equals("overrules") ? "security" : "";
        }
    }

    @Provide
    static Arbitrary<Right> rights() {
        return Combinators.combine(
                        Arbitraries.of("decides", "vetoes", "overrules", "consulted"),
                        Arbitraries.of("executive", "finance"),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(CONDITIONS))
                .as(Right::new);
    }

    /** What is said about a decision over an amount; of rights that are refused, why they are. */
    private static List<String> answer(String file, String text, Money amount) {
        try {
            return said(authority(file, text, amount));
        } catch (RulePackException e) {
            return e.findings().stream()
                    .map(finding -> finding.slug() + " " + finding.message().replaceAll("[a-z]+\\.(drl|csv):\\d+", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Authority authority(String file, String text, Money amount) {
        PackManifest manifest = new PackManifest(
                new PackId("house"),
                "1.0.0",
                "test",
                PackLayer.ORGANISATION,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        Portfolio portfolio = Portfolio.builder()
                .people(new Person(new PersonId("ana"), "Ana"), new Person(new PersonId("ben"), "Ben"))
                .roleHoldings(
                        new RoleHolding(new PersonId("ana"), RoleId.EXECUTIVE, Instant.EPOCH, null),
                        new RoleHolding(new PersonId("ben"), RoleId.EXECUTIVE, Instant.EPOCH, null),
                        new RoleHolding(new PersonId("ben"), RoleId.FINANCE, Instant.EPOCH, null))
                .build();
        return Governance.load(RulePack.of(manifest, Map.of(file, text.getBytes(StandardCharsets.UTF_8))))
                .whoDecides(portfolio, DecisionRequest.of("price").over(amount), AS_OF);
    }

    /** All that an authority says, without where its rights were written. */
    private static List<String> said(Authority authority) {
        return List.of(
                authority.headline(),
                authority.granted().stream().map(RightsTableProperties::said).collect(Collectors.joining("\n")),
                authority.withheld().stream()
                        .map(right -> right.kind() + " " + right.role() + " " + right.reason())
                        .map(text -> text.replace("\"\"", "\"").replaceAll("line \\d+", ""))
                        .collect(Collectors.joining("\n")));
    }

    private static String said(GrantedRight right) {
        return right.kind() + " " + right.role() + " " + right.over() + " " + right.quorum() + " " + right.actors();
    }

    @Property(tries = 60)
    void a_table_and_the_rules_written_out_give_equal_authorities(@ForAll("lists") List<Right> rights) {
        String table = "decision,condition,role,quorum,right,over\n"
                + rights.stream().map(Right::row).collect(Collectors.joining());
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < rights.size(); i++) {
            rules.append(rights.get(i).rule(i));
        }
        for (Money amount : List.of(new Money(new BigDecimal("10"), "EUR"), new Money(BigDecimal.ONE, "CHF"))) {
            assertThat(answer("rights.csv", table, amount)).isEqualTo(answer("house.drl", rules.toString(), amount));
        }
    }

    @Provide
    static Arbitrary<List<Right>> lists() {
        return rights().list().ofMinSize(1).ofMaxSize(4).uniqueElements();
    }
}
