package org.operatingmodel.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.PendingDecision;
import org.operatingmodel.authority.RightKind;
import org.operatingmodel.funding.Money;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.evaluation.Evaluation;
import org.operatingmodel.rules.evaluation.Evaluator;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.valuestream.ValueStreamId;

/** What is said about rights is what trying all decisions of a small world finds. */
class DecisionRightsProperties {
    private static final List<String> ROLES = List.of("executive", "finance", "architect");

    /** Every decision of the small world; the conditions below tell no more of them apart. */
    private static final List<Facts> WORLD = world(true);

    /** Those that say everything. */
    private static final List<Facts> WHOLE = world(false);

    private static List<Facts> world(boolean absent) {
        List<@Nullable Product> products = new ArrayList<>();
        for (ProductKind kind : ProductKind.values()) {
            for (Stage stage : Stage.values()) {
                for (Set<Channel> channels : List.of(Set.<Channel>of(), Set.of(Channel.API))) {
                    products.add(new Product(
                            new ProductId("portal"),
                            "Portal",
                            kind,
                            stage,
                            channels,
                            new ValueStreamId("partners"),
                            null,
                            null,
                            List.of(),
                            List.of(),
                            null));
                }
            }
        }
        List<@Nullable GateId> gates = new ArrayList<>(List.of(GateId.GA_EXIT, GateId.MVP_EXIT, new GateId("board")));
        List<@Nullable Money> amounts = new ArrayList<>();
        for (String amount : List.of("4", "5", "7.5", "10", "11")) {
            amounts.add(new Money(new BigDecimal(amount), "EUR"));
        }
        if (absent) {
            products.add(null);
            gates.add(null);
            amounts.add(null);
        }
        List<Facts> world = new ArrayList<>();
        Instant asOf = Instant.parse("2026-06-21T00:00:00Z");
        for (Product product : products) {
            for (GateId gate : gates) {
                for (Money amount : amounts) {
                    List<Record> facts = new ArrayList<>();
                    facts.add(new PendingDecision(new DecisionId("trade-off"), product, gate, amount, asOf));
                    if (product != null) {
                        facts.add(product);
                    }
                    world.add(Facts.of(asOf, facts, List.of()));
                }
            }
        }
        return world;
    }

    private static Arbitrary<String> atom() {
        return Arbitraries.of(
                "product!.kind == ProductKind.PLATFORM",
                "product!.kind != ProductKind.PLATFORM",
                "product!.stage == Stage.MVP",
                "product!.stage < Stage.OPERATION",
                "product!.stage in ( Stage.MVP, Stage.RETIRED )",
                "product!.channels contains Channel.API",
                "product!.channels not contains Channel.API",
                "product == null",
                "product != null",
                "gateId == \"ga-exit\"",
                "gateId != GateId.MVP_EXIT",
                "gateId != null",
                "amount!.amount <= 5",
                "amount!.amount > 5.0",
                "amount!.amount < 10",
                "!( amount!.amount >= 10 )",
                "!( amount!.amount < 10 )");
    }

    /** The conditions of a right, some in a pattern of their own over the product. */
    private static Arbitrary<String> conditions() {
        Arbitrary<String> either = Combinators.combine(atom(), atom()).as((one, other) -> one + " || " + other);
        Arbitrary<String> scope = Arbitraries.frequencyOf(Tuple.of(3, atom()), Tuple.of(1, either))
                .list()
                .ofMaxSize(2)
                .map(all -> String.join(", ", all));
        Arbitrary<String> rest = Arbitraries.of(
                "",
                "",
                " Product( id == $p, stage != Stage.MVP )",
                " Product( productId == $p, kind == ProductKind.APPLICATION )",
                " not Product( id == $p, stage >= Stage.OPERATION )",
                " exists Product( id == $p, channels contains Channel.API )");
        return Combinators.combine(scope, rest)
                .as((first, second) ->
                        "PendingDecision( $p : productId" + (first.isEmpty() ? "" : ", ") + first + " )" + second);
    }

    private static Arbitrary<String> decider() {
        return Combinators.combine(Arbitraries.of(ROLES), conditions())
                .as((role, asked) -> DecisionRightsTest.right("decides", role, "", asked));
    }

    private static Arbitrary<String> overrule() {
        return Combinators.combine(Arbitraries.of(ROLES), Arbitraries.of(ROLES), conditions())
                .as((role, over, asked) ->
                        DecisionRightsTest.right("overrules", role, "@over( \"" + over + "\" )", asked));
    }

    @Provide
    Arbitrary<List<Stated<DecisionRight>>> rights() {
        return Combinators.combine(
                        decider().list().ofMinSize(1).ofMaxSize(4),
                        overrule().list().ofMaxSize(3))
                .as((deciders, overrules) -> IntStream.range(0, deciders.size() + overrules.size())
                        .mapToObj(i -> (i < deciders.size() ? deciders.get(i) : overrules.get(i - deciders.size()))
                                .replaceFirst("rule \"", "rule \"" + i + " "))
                        .toArray(String[]::new))
                .map(DecisionRightsTest::rights);
    }

    private static boolean matches(Evaluator right, Facts facts) {
        return right.evaluate(facts) instanceof Evaluation.Matched;
    }

    private static List<Evaluator> of(RightKind kind, List<Stated<DecisionRight>> rights) {
        return rights.stream()
                .map(Stated::statement)
                .filter(right -> right.kind() == kind)
                .map(Evaluator::of)
                .toList();
    }

    private static Set<Integer> lines(FindingKind kind, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::line)
                .collect(Collectors.toSet());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void deciders_are_told_to_overlap_exactly_where_some_decision_has_two(
            @ForAll("rights") List<Stated<DecisionRight>> rights) {
        List<Evaluator> deciders = of(RightKind.DECIDES, rights);
        Set<Integer> overlapping = new HashSet<>();
        for (int i = 1; i < deciders.size(); i++) {
            for (int j = 0; j < i; j++) {
                DecisionRight one = (DecisionRight) deciders.get(i).rule();
                DecisionRight other = (DecisionRight) deciders.get(j).rule();
                Evaluator first = deciders.get(i);
                Evaluator second = deciders.get(j);
                if (!one.role().equals(other.role())
                        && WORLD.stream().anyMatch(facts -> matches(first, facts) && matches(second, facts))) {
                    overlapping.add(one.source().line());
                }
            }
        }
        List<Finding> told = DecisionRights.together(rights, Set.of());
        assertThat(lines(FindingKind.RIGHT_OVERLAP, told)).isEqualTo(overlapping);
        assertThat(told).noneMatch(finding -> finding.message().contains("unless what they ask for"));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_case_is_told_to_be_undecided_only_where_some_decision_is_and_always_where_one_says_everything(
            @ForAll("rights") List<Stated<DecisionRight>> rights) {
        List<Evaluator> deciders = of(RightKind.DECIDES, rights);
        boolean told = !lines(FindingKind.UNDECIDED_CASE, DecisionRights.together(rights, Set.of()))
                .isEmpty();
        boolean some = WORLD.stream().anyMatch(facts -> deciders.stream().noneMatch(right -> matches(right, facts)));
        boolean whole = WHOLE.stream().anyMatch(facts -> deciders.stream().noneMatch(right -> matches(right, facts)));
        assertThat(told).isIn(Arrays.asList(some, whole));
        assertThat(whole).as("nothing is missing, and nobody is told").isIn(Arrays.asList(false, told));
        assertThat(told).as("all are decided, and yet told").isIn(Arrays.asList(false, some));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void roles_are_told_to_overrule_in_a_circle_exactly_where_some_decision_lets_them(
            @ForAll("rights") List<Stated<DecisionRight>> rights) {
        List<Evaluator> overrules = of(RightKind.OVERRULES, rights);
        boolean circle = WORLD.stream()
                .anyMatch(facts -> circle(overrules.stream()
                        .filter(right -> matches(right, facts))
                        .map(right -> (DecisionRight) right.rule())
                        .toList()));
        assertThat(!lines(FindingKind.OVERRULE_CYCLE, DecisionRights.together(rights, Set.of()))
                        .isEmpty())
                .isEqualTo(circle);
    }

    /** Whether some role comes back to itself: each round takes one step more, so as many as there are roles are enough. */
    private static boolean circle(List<DecisionRight> overrules) {
        for (String start : ROLES) {
            Set<RoleId> reached = new HashSet<>();
            for (int i = 0; i <= ROLES.size(); i++) {
                for (DecisionRight right : overrules) {
                    if (right.role().value().equals(start) || reached.contains(right.role())) {
                        reached.add(right.over());
                    }
                }
            }
            if (reached.contains(new RoleId(start))) {
                return true;
            }
        }
        return false;
    }
}
