package org.operatingmodel.rules.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.daysBefore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.operatingmodel.decision.PracticeVerdict;
import org.operatingmodel.funding.Funding;
import org.operatingmodel.funding.FundingId;
import org.operatingmodel.funding.FundingMode;
import org.operatingmodel.funding.FundingTarget;
import org.operatingmodel.funding.Money;
import org.operatingmodel.funding.Tranche;
import org.operatingmodel.funding.TrancheId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.gate.Given;

class FundingPackProperties {
    private static final Governance GOVERNANCE = Governance.load(RulePack.standard(), RulePack.shipped("funding"));

    @Property(tries = 100)
    void no_tranche_exceeds_what_is_approved(
            @ForAll @IntRange(max = 20) int approved,
            @ForAll @IntRange(max = 20) int alsoApproved,
            @ForAll @Size(max = 5) List<@IntRange(max = 9) Integer> released,
            @ForAll @Size(max = 5) List<@IntRange(max = 9) Integer> alsoReleased,
            @ForAll @Size(max = 3) List<@IntRange(max = 9) Integer> later) {
        List<Record> facts = new ArrayList<>(
                List.of(new Person(PIA, "Pia"), funding("F-1", approved), funding("F-2", alsoApproved)));
        tranches(facts, "F-1", released, true);
        tranches(facts, "F-2", alsoReleased, true);
        tranches(facts, "F-1", later, false);
        boolean within = sum(released) <= approved && sum(alsoReleased) <= alsoApproved;
        assertThat(GOVERNANCE
                        .assess(new Given(List.copyOf(facts)).portfolio(), AS_OF)
                        .of(new PracticeId("funding.within-approval")))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.verdict()).isEqualTo(within ? PracticeVerdict.MET : PracticeVerdict.UNMET));
    }

    private static int sum(List<Integer> amounts) {
        return amounts.stream().mapToInt(Integer::intValue).sum();
    }

    private static Money euros(int amount) {
        return new Money(BigDecimal.valueOf(amount), "EUR");
    }

    private static Funding funding(String id, int amount) {
        return new Funding(
                new FundingId(id),
                FundingTarget.PROJECT,
                null,
                null,
                id,
                euros(amount),
                daysBefore(30),
                daysBefore(-30),
                FundingMode.FIXED,
                List.of());
    }

    private static void tranches(List<Record> facts, String funding, List<Integer> amounts, boolean released) {
        for (int amount : amounts) {
            facts.add(new Tranche(
                    new TrancheId(funding + "/" + facts.size()),
                    new FundingId(funding),
                    euros(amount),
                    null,
                    released ? AS_OF : AS_OF.plusSeconds(1),
                    PIA));
        }
    }
}
