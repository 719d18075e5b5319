package org.operatingmodel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.ProductId;

class FactReferenceTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_fact_without_an_id_is_told_by_the_ids_that_it_has() {
        PersonId ana = new PersonId("ana");
        assertThat(new FactReference("$role", new RoleHolding(ana, RoleId.OPERATIONS, SINCE, null)))
                .hasToString("$role = RoleHolding ana operations");
        assertThat(new FactReference(
                                null,
                                new RoleHolding(ana, RoleId.OPERATIONS, new ProductId("portal"), null, SINCE, null))
                        .id())
                .isEqualTo("ana operations portal");
    }
}
