package org.operatingmodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;

/** L3: a pack beside the standard gates never raises a verdict and touches no criterion of theirs. */
class TighteningProperties {
    @Provide
    Arbitrary<String> texts() {
        return RulePacks.texts();
    }

    @Provide
    Arbitrary<List<Situation>> situations() {
        return Portfolios.around(Portfolios.AS_OF, RulePack.standard())
                .situations()
                .list()
                .ofSize(40);
    }

    @Property(tries = 10)
    void by_random_rules(@ForAll("texts") String text, @ForAll("situations") List<Situation> situations) {
        PackManifest manifest =
                new PackManifest(new PackId("random"), "1.0.0", "test kit", List.of(), List.of(), List.of());
        RulePack pack = RulePack.of(manifest, Map.of("random.drl", text.getBytes(StandardCharsets.UTF_8)));
        Governance governance = Governance.load(RulePack.standard(), pack);

        for (Situation situation : situations) {
            GateDecision before = Standard.decide(situation);
            GateDecision after = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
            assertThat(after.verdict()).isLessThanOrEqualTo(before.verdict());
            assertThat(after.results().subList(0, before.results().size())).isEqualTo(before.results());
        }
    }

    /** Days around {@link Portfolios#AS_OF}: a pack that is in force, in grace, not yet or no longer. */
    @Provide
    Arbitrary<PackManifest> dated() {
        LocalDate today = LocalDate.ofInstant(Portfolios.AS_OF, ZoneOffset.UTC);
        Arbitrary<Integer> days = Arbitraries.integers().between(-40, 40);
        return Combinators.combine(days.injectNull(0.2), Arbitraries.integers().between(1, 40), days.injectNull(0.4))
                .as((from, grace, end) -> new PackManifest(
                        new PackId("random"),
                        "1.0.0",
                        "test kit",
                        PackLayer.TEAM,
                        List.of(),
                        null,
                        from == null ? null : today.plusDays(from),
                        from == null ? null : Period.ofDays(grace),
                        end == null ? null : today.plusDays(from == null ? end : Math.max(from + 1, end)),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Property(tries = 20)
    void by_random_rules_on_any_days(
            @ForAll("texts") String text,
            @ForAll("dated") PackManifest manifest,
            @ForAll("situations") List<Situation> situations) {
        Map<String, byte[]> files = Map.of("random.drl", text.getBytes(StandardCharsets.UTF_8));
        Governance governance = Governance.load(RulePack.standard(), RulePack.of(manifest, files));

        for (Situation situation : situations) {
            GateDecision before = Standard.decide(situation);
            GateDecision after = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
            assertThat(after.verdict()).isLessThanOrEqualTo(before.verdict());
            assertThat(after.results().subList(0, before.results().size())).isEqualTo(before.results());
        }
    }

    @Property(tries = 10)
    void by_the_end_of_a_pack(@ForAll("texts") String text, @ForAll("situations") List<Situation> situations) {
        Map<String, byte[]> files = Map.of("random.drl", text.getBytes(StandardCharsets.UTF_8));
        Governance inForce = Governance.load(RulePack.standard(), RulePack.of(until(null), files));
        LocalDate past = LocalDate.ofInstant(Portfolios.AS_OF, ZoneOffset.UTC).minusYears(20);
        Governance expired = Governance.load(RulePack.standard(), RulePack.of(until(past), files));

        for (Situation situation : situations) {
            assertThat(expired.decide(situation.portfolio(), situation.request(), situation.asOf())
                            .verdict())
                    .isLessThanOrEqualTo(inForce.decide(situation.portfolio(), situation.request(), situation.asOf())
                            .verdict());
        }
    }

    @Provide
    Arbitrary<RoleId> roles() {
        return Arbitraries.of(RoleId.standard());
    }

    /** The one thing beside a pack that may let more pass: it changes who may waive, and nothing else. */
    @Property(tries = 20)
    void but_for_a_right_to_waive(@ForAll("roles") RoleId role, @ForAll("situations") List<Situation> situations) {
        String text = "rule \"Who waives\" @right( \"decides\" ) @decision( \"waiver\" ) @by( \"" + role + "\" )"
                + " when PendingDecision( ) then end";
        Map<String, byte[]> files = Map.of("rights.drl", text.getBytes(StandardCharsets.UTF_8));
        PackManifest manifest = new PackManifest(
                new PackId("waivers"), "1.0.0", "test kit", PackLayer.ORGANISATION, List.of(), List.of(), List.of());
        Governance governance = Governance.load(RulePack.standard(), RulePack.of(manifest, files));

        for (Situation situation : situations) {
            GateDecision before = Standard.decide(situation);
            GateDecision after = governance.decide(situation.portfolio(), situation.request(), situation.asOf());
            assertThat(Standard.unwaivedWords(after)).isEqualTo(Standard.unwaivedWords(before));
            assertThat(after.verdict() == Verdict.PASSED).isEqualTo(before.verdict() == Verdict.PASSED);
            List<Waived> waived = after.results().stream()
                    .filter(Waived.class::isInstance)
                    .map(Waived.class::cast)
                    .toList();
            assertThat(waived).allMatch(each -> each.criterion().enforcement() == Enforcement.WAIVABLE);
            if (situation.portfolio().roleHoldings().stream()
                    .noneMatch(holding -> holding.roleId().equals(role))) {
                assertThat(waived).isEmpty();
                assertThat(after.verdict()).isLessThanOrEqualTo(before.verdict());
            }
        }
    }

    private static PackManifest until(@Nullable LocalDate end) {
        return new PackManifest(
                new PackId("random"),
                "1.0.0",
                "test kit",
                PackLayer.TEAM,
                List.of(),
                null,
                null,
                null,
                end,
                List.of(),
                List.of(),
                List.of());
    }
}
