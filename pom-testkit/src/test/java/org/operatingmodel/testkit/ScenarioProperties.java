package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.operatingmodel.decision.VerdictChange;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.flow.FlowItem;
import org.operatingmodel.funding.Cost;
import org.operatingmodel.gate.Waiver;
import org.operatingmodel.portfolio.HostFacts;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.portfolio.PortfolioPatch;
import org.operatingmodel.rules.report.ReportJson;
import org.operatingmodel.rules.report.ScenarioComparison;

/** Row 128 of the operating model: what would be different, and nothing else. */
class ScenarioProperties {
    @Domain(GovernanceDomain.class)
    @Property(tries = 60)
    void a_patch_between_a_portfolio_and_itself_in_another_order_makes_no_difference(@ForAll Situation situation) {
        Portfolio portfolio = situation.portfolio();
        PortfolioPatch none = PortfolioPatch.between(portfolio, Changed.shuffled(portfolio, situation.hashCode()));

        assertThat(none).isEqualTo(PortfolioPatch.EMPTY);
        assertThat(comparison(situation, none).isEmpty()).isTrue();
    }

    @Domain(GovernanceDomain.class)
    @Property(tries = 60)
    void what_a_patch_and_its_inverse_change_is_the_reverse(@ForAll Situation situation) {
        Portfolio portfolio = situation.portfolio();
        PortfolioPatch patch = PortfolioPatch.between(
                portfolio,
                Changed.without(
                        portfolio,
                        fact -> fact instanceof Approval
                                || fact instanceof Waiver
                                || fact instanceof Cost
                                || fact instanceof FlowItem));

        ScenarioComparison there = comparison(situation, patch);
        ScenarioComparison back = comparison(situation.with(patch.applyTo(portfolio)), patch.inverse(portfolio));

        assertThat(PortfolioPatch.between(portfolio, patch.inverse(portfolio).applyTo(patch.applyTo(portfolio))))
                .isEqualTo(PortfolioPatch.EMPTY);
        assertThat(back.verdicts()).hasSameSizeAs(there.verdicts());
        for (int i = 0; i < there.verdicts().size(); i++) {
            VerdictChange one = there.verdicts().get(i);
            VerdictChange other = back.verdicts().get(i);
            assertThat(List.of(String.valueOf(other.before()), String.valueOf(other.after())))
                    .isEqualTo(List.of(String.valueOf(one.after()), String.valueOf(one.before())));
        }
        assertThat(ReportJson.text(comparison(situation, patch))).isEqualTo(ReportJson.text(there));
    }

    private static ScenarioComparison comparison(Situation situation, PortfolioPatch patch) {
        return ScenarioComparison.of(
                Standard.GOVERNANCE, situation.portfolio(), HostFacts.NONE, patch, situation.asOf());
    }
}
