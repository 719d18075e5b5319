package org.operatingmodel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.operatingmodel.funding.ChargeCategory;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class ReferenceCheckTest {
    private static final ValueStreamId SALES = new ValueStreamId("sales");
    private static final PersonId ADA = new PersonId("ada");
    private static final PersonId EVE = new PersonId("eve");

    private final ReferenceCheck check = new ReferenceCheck();

    ReferenceCheckTest() {
        check.add("valueStreams", List.of(new ValueStream(SALES, "Sales")));
        check.add("teams", List.of(new Team(new TeamId("portal"), "Portal", SALES, List.of(ADA, EVE))));
    }

    @Test
    void names_a_reference_to_nothing_by_its_path() {
        check.add("people", List.of(new Person(ADA, "Ada")));

        assertThat(check.violations())
                .containsExactly(new PortfolioViolation(
                        "teams[0].members[1]",
                        "members[1] must name something in the portfolio, but 'eve' is not there."));
    }

    @Test
    void an_element_that_could_not_be_built_takes_its_id_and_may_be_referred_to() {
        check.add("people", Arrays.asList(new Person(ADA, "Ada"), null, new Person(EVE, "Eve")));
        check.addUnbuilt("people", 1, EVE);

        assertThat(check.violations())
                .containsExactly(new PortfolioViolation(
                        "people[2].id", "id must be unique, but 'eve' is already people[1]. Use another id."));
    }

    @Test
    void an_id_that_is_a_text_is_unique_in_its_list() {
        check.add("people", List.of(new Person(ADA, "Ada"), new Person(EVE, "Eve")));
        check.add("costs", List.of(charge("bill-1"), charge("bill-2"), charge("bill-1")));
        check.add("other", List.of(charge("bill-2")));

        assertThat(check.violations())
                .containsExactly(new PortfolioViolation(
                        "costs[2].id", "id must be unique, but 'bill-1' is already costs[0]. Use another id."));
    }

    private static Cost charge(String id) {
        return new Cost(
                id,
                null,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                ChargeCategory.USAGE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                "EUR",
                "cloud",
                "compute",
                Map.of());
    }

    @Test
    void no_reference_is_judged_where_ids_are_unknown() {
        check.add("people", Collections.singletonList(null));
        check.addUnknown(PersonId.class);

        assertThat(check.violations()).isEmpty();
    }
}
