package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.funding.Money;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.language.Finding;

class RightsTablePackTest {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final Path EXAMPLE = Path.of("../examples/packs/rights-table");

    private static Portfolio portfolio() {
        PersonId ana = new PersonId("ana");
        PersonId ben = new PersonId("ben");
        return Portfolio.builder()
                .people(new Person(ana, "Ana"), new Person(ben, "Ben"))
                .roleHoldings(
                        new RoleHolding(ana, RoleId.EXECUTIVE, Instant.EPOCH, null),
                        new RoleHolding(ben, RoleId.EXECUTIVE, Instant.EPOCH, null),
                        new RoleHolding(ben, RoleId.PRODUCT_MARKETING_MANAGER, Instant.EPOCH, null))
                .build();
    }

    private static Authority over(String amount, String currency) {
        return Governance.load(RulePack.standard(), RulePack.from(EXAMPLE))
                .whoDecides(
                        portfolio(),
                        DecisionRequest.of("price-change").over(new Money(new BigDecimal(amount), currency)),
                        AS_OF);
    }

    @Test
    void the_example_loads_and_decides() {
        RulePack pack = RulePack.from(EXAMPLE);
        assertThat(pack.findings()).isEmpty();
        assertThat(pack.rights()).hasSize(7);
        assertThat(over("100000", "EUR").headline())
                .isEqualTo("'price-change' over 100000 EUR is decided by 'product-marketing-manager' as of "
                        + "2026-06-21T00:00:00Z: ben.");
        assertThat(over("100000.01", "EUR").headline())
                .isEqualTo("'price-change' over 100000.01 EUR is decided by 'executive' as of 2026-06-21T00:00:00Z: "
                        + "2 together of ana, ben.");
        assertThat(over("1", "CHF").rights(RightKind.OVERRULES)).singleElement().satisfies(right -> {
            assertThat(right.over()).isEqualTo(RoleId.FINANCE);
            assertThat(right.file() + ":" + right.line()).isEqualTo("rights.csv:8");
            assertThat(right.sentence()).isEqualTo("price-change: executive overrules finance");
        });
    }

    @Test
    void the_handbook_shows_what_a_table_says_and_why() {
        assertThat(Handbook.of(RulePack.standard(), RulePack.from(EXAMPLE)).markdown())
                .contains("roadmap-change: product-lead decides")
                .contains("A platform is for many products.");
    }

    @Test
    void the_digest_covers_the_table() throws IOException {
        RulePack pack = RulePack.from(EXAMPLE);
        String text = Files.readString(EXAMPLE.resolve("rights.csv"));
        assertThat(of(pack, text).digest()).isEqualTo(pack.digest());
        assertThat(of(pack, text.replace("consulted", "informed")).digest()).isNotEqualTo(pack.digest());
    }

    private static RulePack of(RulePack like, String text) {
        return RulePack.of(like.manifest(), Map.of("rights.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_wrong_in_a_pack_is_told_at_the_row(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("who"));
        Files.copy(EXAMPLE.resolve("pack.yaml"), folder.resolve("pack.yaml"));
        Files.writeString(
                folder.resolve("who/rights.csv"),
                "decision,role,right\nprice,executive,decides\nprice,finance,decides\nscope,finance,vetoes\n");
        assertThat(RulePack.check(folder, RulePack.standard()))
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.slug())
                .contains("who/rights.csv:3 right-overlap", "who/rights.csv:4 right-gap");
    }

    @Test
    void a_right_that_is_granted_twice_is_told(@TempDir Path folder) throws IOException {
        Files.copy(EXAMPLE.resolve("pack.yaml"), folder.resolve("pack.yaml"));
        Files.writeString(
                folder.resolve("rights.csv"),
                "decision,role,right,condition,quorum,why\n"
                        + "price,executive,decides,,,Somebody must.\n"
                        + "price,executive, decides,,1,Once more.\n"
                        + "price,executive,decides,amount != null,,In another case.\n"
                        + "price,executive,decides,amount != null,2,By more.\n"
                        + "price,finance,vetoes,,,\n"
                        + "scope,executive,decides,,,\n");
        assertThat(RulePack.check(folder, RulePack.standard()))
                .filteredOn(finding -> !finding.slug().equals("quorum-conflict"))
                .extracting(Finding::toString)
                .containsExactly(
                        "rights.csv:3:1: duplicate-rule: A right must be granted once, but that 'executive' decides"
                                + " 'price' is granted at rights.csv:2:1 already, in the same cases. Remove one, or say in which"
                                + " other case this one is for.");
    }

    @Test
    void another_table_is_not_read(@TempDir Path folder) throws IOException {
        Files.copy(EXAMPLE.resolve("pack.yaml"), folder.resolve("pack.yaml"));
        Files.copy(EXAMPLE.resolve("rights.csv"), folder.resolve("rights.csv"));
        Files.copy(EXAMPLE.resolve("rights.csv"), folder.resolve("more.csv"));
        assertThat(RulePack.check(folder, RulePack.standard()))
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .startsWith("more.csv:1:1: unread-file:");
    }
}
