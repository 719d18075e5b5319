package org.operatingmodel.metrics.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.operatingmodel.metrics.platform.Facts.AS_OF;
import static org.operatingmodel.metrics.platform.Facts.STREAM;
import static org.operatingmodel.metrics.platform.Facts.product;
import static org.operatingmodel.metrics.platform.Facts.provided;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.Budget;
import org.operatingmodel.funding.BudgetId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.platform.Capability;
import org.operatingmodel.platform.CapabilityId;
import org.operatingmodel.platform.CapabilityInventory;
import org.operatingmodel.platform.ProvidedCapability;
import org.operatingmodel.platform.ProvidedCapabilityId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

class PlatformSprawlTest {
    private static final Instant TOO_OLD = AS_OF.minus(Duration.ofDays(180)).minusSeconds(1);

    private static Budget budget(String productId, Instant from, Instant to, String limit) {
        return new Budget(
                new BudgetId(productId + from),
                new ProductId(productId),
                from,
                to,
                new Money(new BigDecimal(limit), "EUR"),
                null);
    }

    private static CapabilityInventory looked(String productId, Instant at) {
        return new CapabilityInventory(new ProductId(productId), at);
    }

    /** Two applications and a platform for both, of which each provides something else, and one product that is gone. */
    private static Portfolio.Builder golden() {
        return Portfolio.builder()
                .valueStreams(STREAM)
                .products(
                        product("login", ProductKind.PLATFORM, Stage.OPERATION),
                        product("portal", ProductKind.APPLICATION, Stage.MVP),
                        product("shop", ProductKind.APPLICATION, Stage.DISCOVERY),
                        product("old-login", ProductKind.PLATFORM, Stage.RETIRED))
                .capabilityInventories(
                        looked("login", AS_OF), looked("portal", AS_OF), looked("shop", TOO_OLD.plusSeconds(1)))
                .providedCapabilities(
                        provided("login", CapabilityId.IDENTITY),
                        provided("login", CapabilityId.PERMISSIONS),
                        provided("portal", CapabilityId.DOCUMENT_STORAGE),
                        provided("old-login", CapabilityId.IDENTITY))
                .budgets(budget("login", AS_OF, AS_OF.plusSeconds(1), "1"));
    }

    @Test
    void nothing_is_found_where_everything_is_solved_once_and_paid_for() {
        PlatformSprawl sprawl = PlatformSprawl.of(golden().build(), AS_OF);
        assertThat(sprawl.findings()).isEmpty();
        assertThat(sprawl.clear()).isTrue();
    }

    @Test
    void a_second_identity_service_is_found() {
        PlatformSprawl sprawl = PlatformSprawl.of(
                golden().providedCapabilities(provided("shop", CapabilityId.IDENTITY))
                        .build(),
                AS_OF);
        assertThat(sprawl.findings())
                .containsExactly("Capability 'identity' is provided by 2 products: 'login', 'shop'.");
        assertThat(sprawl.clear()).isFalse();
    }

    @Test
    void whoever_provides_it_too_is_found_whatever_they_are_and_whatever_it_is_called() {
        CapabilityId invoicing = new CapabilityId("invoicing");
        PlatformSprawl sprawl = PlatformSprawl.of(
                golden().capabilities(new Capability(invoicing, "Invoicing"))
                        .products(product("fax", ProductKind.APPLICATION, Stage.RETIREMENT))
                        .capabilityInventories(looked("fax", AS_OF))
                        .providedCapabilities(
                                provided("portal", invoicing),
                                provided("shop", invoicing),
                                provided("fax", invoicing),
                                provided("shop", CapabilityId.DOCUMENT_STORAGE))
                        .build(),
                AS_OF);
        assertThat(sprawl.findings())
                .containsExactly(
                        "Capability 'document-storage' is provided by 2 products: 'portal', 'shop'.",
                        "Capability 'invoicing' is provided by 3 products: 'fax', 'portal', 'shop'.");
    }

    @Test
    void what_is_provided_later_or_no_longer_is_no_duplicate() {
        ProvidedCapability later = new ProvidedCapability(
                new ProvidedCapabilityId("later"),
                new ProductId("shop"),
                CapabilityId.IDENTITY,
                null,
                null,
                List.of(),
                AS_OF.plusSeconds(1),
                null);
        ProvidedCapability ended = new ProvidedCapability(
                new ProvidedCapabilityId("ended"),
                new ProductId("portal"),
                CapabilityId.IDENTITY,
                null,
                null,
                List.of(),
                AS_OF.minusSeconds(1),
                AS_OF);
        assertThat(PlatformSprawl.of(golden().providedCapabilities(later, ended).build(), AS_OF)
                        .findings())
                .isEmpty();
    }

    @Test
    void a_platform_that_nobody_pays_for_is_found() {
        Portfolio.Builder unfunded = golden().products(
                        product("events", ProductKind.PLATFORM, Stage.MVP),
                        product("search", ProductKind.PLATFORM, Stage.OPERATION),
                        product("mail", ProductKind.PLATFORM, Stage.OPERATION),
                        product("fax", ProductKind.PLATFORM, Stage.RETIREMENT))
                .capabilityInventories(
                        looked("events", AS_OF), looked("search", AS_OF), looked("mail", AS_OF), looked("fax", AS_OF))
                .budgets(
                        budget("events", AS_OF.minusSeconds(1), AS_OF, "1"),
                        budget("search", AS_OF.plusSeconds(1), AS_OF.plusSeconds(2), "1"),
                        budget("mail", AS_OF, AS_OF.plusSeconds(2), "0"));
        assertThat(PlatformSprawl.of(unfunded.build(), AS_OF).findings())
                .containsExactly(
                        "Platform 'events' has no budget.",
                        "Platform 'mail' has no budget.",
                        "Platform 'search' has no budget.");
        assertThat(PlatformSprawl.of(unfunded.build(), AS_OF).clear()).isFalse();
    }

    @Test
    void a_product_that_nobody_looked_at_is_told() {
        Portfolio.Builder unknown = golden().products(
                        product("blog", ProductKind.APPLICATION, Stage.OPERATION),
                        product("wiki", ProductKind.APPLICATION, Stage.RETIREMENT))
                .capabilityInventories(looked("wiki", TOO_OLD));
        assertThat(PlatformSprawl.of(unknown.build(), AS_OF).findings())
                .containsExactly(
                        "Nobody looked within 180 days which capabilities 'blog' provides.",
                        "Nobody looked within 180 days which capabilities 'wiki' provides.");
        assertThat(PlatformSprawl.of(unknown.build(), AS_OF).clear()).isFalse();
    }

    @Test
    void one_provider_is_no_duplicate() {
        TreeMap<CapabilityId, SortedSet<ProductId>> one = new TreeMap<>();
        one.put(CapabilityId.IDENTITY, new TreeSet<>(List.of(new ProductId("login"))));
        assertThatThrownBy(() -> new PlatformSprawl(one, new TreeSet<>(), new TreeSet<>(), AS_OF))
                .hasMessage("PlatformSprawl.duplicates must name two providers or more of 'identity', but named '1'."
                        + " Leave it out.");
    }
}
