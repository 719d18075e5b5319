package org.operatingmodel.testkit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.CriterionId;
import org.operatingmodel.gate.Enforcement;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.OverrideDecision;
import org.operatingmodel.gate.OverrideDecisionId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.gate.ParameterId;
import org.operatingmodel.gate.ParameterType;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.RoleHolding;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.AppliesTo;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.PackOverride;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.Tightening;
import org.operatingmodel.rules.language.ParameterDefinition;
import org.operatingmodel.rules.language.ParameterDefinition.Tighter;

/**
 * A base pack whose rules read parameters, and packs above it that add, tighten and override.
 *
 * @param rules the rules of the base pack, each with a parameter of its own
 * @param above the other packs
 */
record Layered(List<Asked> rules, List<Above> above) {
    static final PackId BASE = new PackId("base");
    private static final PersonId LEAD = new PersonId("the-lead");
    private static final PersonId ASKS = new PersonId("who-asks");
    private static final LocalDate TODAY = LocalDate.ofInstant(Portfolios.AS_OF, ZoneOffset.UTC);

    /** A condition with a bound, the values that the bound may have, and which of them is tighter. */
    private record Shape(ParameterType type, int least, int most, Tighter tighter, String condition) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(
                    ParameterType.DAYS,
                    1,
                    200,
                    Tighter.HIGHER,
                    "not( accumulate( $e : Evidence( productId == $product, kind == EvidenceKind.TELEMETRY,"
                            + " observedWithin( Duration.ofDays( # ), $asOf ) ); $last : max( $e.observedAt ) ) )"),
            new Shape(
                    ParameterType.DAYS,
                    1,
                    200,
                    Tighter.LOWER,
                    "$e : Evidence( productId == $product, kind == EvidenceKind.TELEMETRY,"
                            + " observedWithin( Duration.ofDays( # ), $asOf ) )"),
            new Shape(
                    ParameterType.DAYS,
                    1,
                    120,
                    Tighter.LOWER,
                    "$r : RiskRegister( productId == $product, reviewedAt >= $asOf.minus( Duration.ofDays( # ) ) )"),
            new Shape(
                    ParameterType.COUNT,
                    0,
                    4,
                    Tighter.HIGHER,
                    "accumulate( $e : Evidence( productId == $product, kind.proof ); $n : count( $e ); $n >= # )"),
            new Shape(
                    ParameterType.COUNT,
                    0,
                    4,
                    Tighter.LOWER,
                    "accumulate( $r : ProductRisk( productId == $product, open ); $n : count( $r ); !( $n > # ) )"),
            new Shape(
                    ParameterType.DAYS,
                    1,
                    120,
                    Tighter.LOWER,
                    "not ProductRisk( productId == $product, open, raisedAt < $asOf.minus( Duration.ofDays( # ) ) )"),
            new Shape(
                    ParameterType.DAYS,
                    1,
                    200,
                    Tighter.LOWER,
                    "forall( $each : EventSchema( productId == $product ) Evidence( productId == $product,"
                            + " kind == EvidenceKind.TELEMETRY, observedWithin( Duration.ofDays( # ), $asOf ) ) )"),
            new Shape(
                    ParameterType.PERCENTAGE,
                    90,
                    100,
                    Tighter.HIGHER,
                    "$b : ErrorBudget( productId == $product, target * 100 >= # )"),
            new Shape(
                    ParameterType.AMOUNT,
                    0,
                    3,
                    Tighter.HIGHER,
                    "exists Evidence( productId == $product, value >= # - 1 )"),
            // three facts within the days make 3 ^ 11 = 177,147 matches, which is too many
            new Shape(
                    ParameterType.DAYS,
                    1,
                    200,
                    Tighter.LOWER,
                    IntStream.rangeClosed(1, 11)
                            .mapToObj(i -> "$e" + i + " : Evidence( productId == $product,"
                                    + " observedWithin( Duration.ofDays( # ), $asOf ) )")
                            .collect(Collectors.joining("\n    "))));

    private static final String NEWEST =
            "accumulate( $e : Evidence( productId == $product, observedWithin( Duration.ofDays( # ), $asOf ) );"
                    + " $newest : max( $e.observedAt )";

    /** Conditions that hold more or less often with more days, of which a manifest may say either. */
    private static final List<String> EITHER_WAY = List.of(
            NEWEST + " )",
            NEWEST + "; $newest != null )",
            NEWEST + "; $newest == null )",
            "not( " + NEWEST + " ) )",
            "not( " + NEWEST + "; $newest != null ) )",
            "not( " + NEWEST + "; $newest == null ) )",
            "not( " + NEWEST.replace("max", "min") + " ) )");

    /** How many {@link #eitherWay} knows: two for each condition. */
    static final int WAYS = 14;

    /** The shape that three facts within the days make unevaluable. */
    private static final int TOO_MUCH = SHAPES.size() - 1;

    /** A base pack with one rule that may be too much, and a pack of the organisation and one of a team that tighten it. */
    static Layered tooMuch(int stated, int organisation, int team) {
        return new Layered(
                List.of(new Asked(TOO_MUCH, stated, Enforcement.MANDATORY)),
                List.of(tightening(true, organisation), tightening(false, team)));
    }

    /** A base pack with one rule whose parameter is said to be tighter one way or the other, and a team's pack that tightens it. */
    static Layered eitherWay(int way, int stated, int team) {
        return new Layered(
                List.of(new Asked(SHAPES.size() + way, stated, Enforcement.MANDATORY)),
                List.of(tightening(false, team)));
    }

    private static Above tightening(boolean organisation, int draw) {
        return new Above(organisation, List.of(), null, null, 1, null, List.of(new Word(0, true, draw)), List.of());
    }

    /** What a rule asks: which shape, with which value by itself, at which enforcement. */
    record Asked(int shape, int value, Enforcement enforcement) {
        Shape of() {
            if (shape < SHAPES.size()) {
                return SHAPES.get(shape);
            }
            int way = shape - SHAPES.size();
            return new Shape(
                    ParameterType.DAYS, 1, 200, way % 2 == 0 ? Tighter.LOWER : Tighter.HIGHER, EITHER_WAY.get(way / 2));
        }

        BigDecimal stated() {
            return BigDecimal.valueOf(of().least + value % (of().most - of().least + 1));
        }

        /** A value between the stated one and the tightest, or the loosest. */
        BigDecimal towards(boolean tighter, int draw) {
            int stated = stated().intValue();
            int end = (of().tighter == Tighter.LOWER) == tighter ? of().least : of().most;
            int step = draw % (Math.abs(end - stated) + 1);
            return BigDecimal.valueOf(end < stated ? stated - step : stated + step);
        }
    }

    /** What is said about the rule of that number, be it about its enforcement or its parameter. */
    record Word(int rule, boolean ofParameter, int draw) {}

    /**
     * A pack above the base.
     *
     * @param organisation whether it is of the organisation, or of a team
     * @param asks what it asks itself
     * @param product the product that it applies to; absent for all
     * @param from how many days from now it is in force; absent when it always was
     * @param grace how many days its grace period has
     * @param expires how many days from now, or from its first day, it ends; absent when it does not
     * @param tightens what it tightens
     * @param overrides what it overrides, by the right of somebody or not
     */
    record Above(
            boolean organisation,
            List<Asked> asks,
            @Nullable Integer product,
            @Nullable Integer from,
            int grace,
            @Nullable Integer expires,
            List<Word> tightens,
            List<Word> overrides) {
        boolean covers(ProductId id) {
            return product == null || id.value().equals("product-" + product);
        }

        boolean tightensToday() {
            return ended() || from == null || from + grace <= 0;
        }

        boolean ended() {
            return expires != null && end() <= 0;
        }

        int end() {
            return expires == null ? Integer.MAX_VALUE : from == null ? expires : Math.max(from + 1, expires);
        }

        boolean inForceToday() {
            return !ended() && (from == null || from <= 0);
        }

        Above withoutOverrides() {
            return new Above(organisation, asks, product, from, grace, expires, tightens, List.of());
        }
    }

    static Arbitrary<Layered> any() {
        Arbitrary<Asked> asked = Combinators.combine(
                        Arbitraries.integers().between(0, SHAPES.size() - 1),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of(Enforcement.class))
                .as(Asked::new);
        Arbitrary<Word> word = Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 200))
                .as(Word::new);
        Arbitrary<Integer> days = Arbitraries.integers().between(-30, 30);
        Arbitrary<Above> above = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.just(List.<Asked>of())),
                                Tuple.of(1, asked.list().ofMinSize(1).ofMaxSize(2))),
                        Arbitraries.integers().between(0, 2).injectNull(0.6),
                        days.injectNull(0.6),
                        Arbitraries.integers().between(1, 30),
                        days.injectNull(0.8),
                        word.list().ofMaxSize(3),
                        word.list().ofMaxSize(2))
                .as(Above::new);
        Arbitrary<List<Asked>> advisory = asked.map(each -> new Asked(each.shape(), each.value(), Enforcement.ADVISORY))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(2, asked.list().ofMinSize(1).ofMaxSize(5)), Tuple.of(1, advisory)),
                        above.list().ofMinSize(1).ofMaxSize(3))
                .as(Layered::new)
                .withoutEdgeCases();
    }

    /** The packs, the organisation's before the teams'. */
    List<RulePack> packs(List<Above> some) {
        List<RulePack> packs = new ArrayList<>(List.of(base(null, null)));
        for (boolean organisation : new boolean[] {true, false}) {
            for (Above each : some) {
                if (each.organisation() == organisation && says(each)) {
                    packs.add(pack(each, "above-" + above.indexOf(each), null));
                }
            }
        }
        return packs;
    }

    private boolean says(Above each) {
        return !each.asks().isEmpty()
                || !each.tightens().isEmpty()
                || each.organisation() && each.overrides().stream().anyMatch(this::loosens);
    }

    /** Whether what is said is looser than what is stated; else it would be no override. */
    private boolean loosens(Word word) {
        return word.ofParameter()
                ? about(word).towards(false, word.draw()).compareTo(about(word).stated()) != 0
                : given(word, false) != about(word).enforcement();
    }

    private RulePack base(@Nullable List<BigDecimal> values, @Nullable List<Enforcement> enforcements) {
        Gate gate = new Gate(
                GateId.MVP_EXIT,
                "MVP exit",
                List.of(RoleId.PRODUCT_LEAD, RoleId.PORTFOLIO_LEAD),
                Duration.ofDays(90),
                List.of(RoleId.PORTFOLIO_LEAD));
        PackManifest manifest = new PackManifest(
                BASE,
                "1.0.0",
                "test kit",
                PackLayer.BASE,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(gate),
                null,
                values == null ? parameters(rules) : List.of(),
                List.of(),
                List.of());
        return of(manifest, text("base", rules, values, enforcements));
    }

    /** The base pack with these values and enforcements written into its rules. */
    RulePack literal(List<BigDecimal> values, List<Enforcement> enforcements) {
        return base(values, enforcements);
    }

    /** A pack above with what it asks written with literals, and without what it says about the base. */
    @Nullable
    RulePack literal(Above each) {
        return each.asks().isEmpty()
                ? null
                : pack(
                        new Above(
                                each.organisation(),
                                each.asks(),
                                each.product(),
                                each.from(),
                                each.grace(),
                                each.expires(),
                                List.of(),
                                List.of()),
                        "above-" + above.indexOf(each),
                        each.asks().stream().map(Asked::stated).toList());
    }

    private RulePack pack(Above each, String id, @Nullable List<BigDecimal> values) {
        PackManifest manifest = new PackManifest(
                new PackId(id),
                "1.0.0",
                "test kit",
                each.organisation() ? PackLayer.ORGANISATION : PackLayer.TEAM,
                List.of(),
                null,
                each.from() == null ? null : TODAY.plusDays(each.from()),
                each.from() == null ? null : Period.ofDays(each.grace()),
                each.expires() == null ? null : TODAY.plusDays(each.end()),
                List.of(),
                List.of(),
                List.of(),
                each.product() == null
                        ? null
                        : new AppliesTo(List.of(new ProductId("product-" + each.product())), List.of()),
                values == null ? parameters(each.asks()) : List.of(),
                each.tightens().stream().map(this::tightening).toList(),
                each.organisation()
                        ? each.overrides().stream()
                                .filter(this::loosens)
                                .map(this::override)
                                .toList()
                        : List.of());
        return of(manifest, each.asks().isEmpty() ? "" : text(id, each.asks(), values, null));
    }

    private static RulePack of(PackManifest manifest, String text) {
        return RulePack.of(
                manifest, text.isEmpty() ? Map.of() : Map.of("rules.drl", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ParameterDefinition> parameters(List<Asked> asked) {
        List<ParameterDefinition> parameters = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Shape shape = asked.get(i).of();
            parameters.add(new ParameterDefinition(
                    new ParameterId("p" + i),
                    shape.type(),
                    asked.get(i).stated(),
                    BigDecimal.valueOf(shape.least()),
                    BigDecimal.valueOf(shape.most()),
                    shape.tighter(),
                    "A bound."));
        }
        return parameters;
    }

    private static String text(
            String pack,
            List<Asked> asked,
            @Nullable List<BigDecimal> values,
            @Nullable List<Enforcement> enforcements) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < asked.size(); i++) {
            Shape shape = asked.get(i).of();
            String word = shape.type().word();
            Enforcement enforcement = enforcements == null ? asked.get(i).enforcement() : enforcements.get(i);
            body.append("\nrule \"Rule ").append(pack).append(' ').append(i).append("\"\n    @gate( \"mvp-exit\" )\n");
            body.append("    @criterion( \"")
                    .append(pack)
                    .append(".r")
                    .append(i)
                    .append("\" )\n    @enforcement( \"");
            body.append(enforcement.word())
                    .append("\" )\nwhen\n    GateReview( $product : productId, $asOf : asOf )\n");
            if (values == null) {
                body.append("    Parameter( name == \"p").append(i).append("\", $bound : ");
                body.append(word).append(" )\n");
            }
            String bound = values == null ? "$bound" : values.get(i).toPlainString();
            body.append("    ").append(shape.condition().replace("#", bound)).append("\nthen\nend\n");
        }
        return Conditions.imports(body.toString()) + body;
    }

    private Asked about(Word word) {
        return rules.get(word.rule() % rules.size());
    }

    private int number(Word word) {
        return word.rule() % rules.size();
    }

    private CriterionId criterion(Word word) {
        return new CriterionId("base.r" + number(word));
    }

    private ParameterId parameter(Word word) {
        return new ParameterId("p" + number(word));
    }

    /** The enforcement of the rule, or one that is stricter, or looser. */
    private Enforcement given(Word word, boolean stricter) {
        int stated = about(word).enforcement().ordinal();
        int end = stricter ? 0 : Enforcement.values().length - 1;
        int step = word.draw() % (Math.abs(end - stated) + 1);
        return Enforcement.values()[stricter ? stated - step : stated + step];
    }

    private Tightening tightening(Word word) {
        return word.ofParameter()
                ? Tightening.of(BASE, parameter(word), about(word).towards(true, word.draw()))
                : Tightening.of(criterion(word), given(word, true));
    }

    private OverrideDecisionId decisionId(Word word) {
        return new OverrideDecisionId("OD-" + number(word) + "-" + word.ofParameter() + "-" + word.draw());
    }

    private PackOverride override(Word word) {
        return word.ofParameter()
                ? new PackOverride(
                        null,
                        null,
                        BASE,
                        parameter(word),
                        about(word).towards(false, word.draw()),
                        decisionId(word),
                        "So it was decided.")
                : new PackOverride(
                        criterion(word),
                        given(word, false).word(),
                        null,
                        null,
                        null,
                        decisionId(word),
                        "So it was decided.");
    }

    /** The portfolio with the decisions on all overrides of the packs, by somebody with the right. */
    static Portfolio decided(Portfolio portfolio, List<RulePack> packs, boolean withRight) {
        Instant longAgo = Portfolios.AS_OF.minus(Duration.ofDays(400));
        Portfolio.Builder builder = portfolio.toBuilder()
                .people(new Person(LEAD, "Lead"), new Person(ASKS, "Asks"))
                .roleHoldings(new RoleHolding(LEAD, RoleId.PORTFOLIO_LEAD, longAgo, null));
        packs.stream()
                .flatMap(pack -> pack.manifest().overrides().stream())
                .distinct()
                .forEach(override -> builder.overrideDecisions(new OverrideDecision(
                        override.decision(),
                        BASE,
                        override.criterion(),
                        override.enforcement() == null
                                ? null
                                : Enforcement.ofWord(override.enforcement()).orElseThrow(),
                        override.parameter(),
                        override.value(),
                        null,
                        "So be it.",
                        withRight ? ASKS : LEAD,
                        withRight ? LEAD : ASKS,
                        longAgo,
                        longAgo.plus(Duration.ofDays(1000)))));
        return builder.build();
    }

    /**
     * The values that the parameters of the base pack must have for a product, each with those that it has without some of
     * the tightenings, the strictest first, worked out from what was drawn.
     */
    List<List<BigDecimal>> values(Product product) {
        List<List<BigDecimal>> values = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Comparator<BigDecimal> strictestFirst = rules.get(i).of().tighter() == Tighter.LOWER
                    ? Comparator.naturalOrder()
                    : Comparator.reverseOrder();
            Set<BigDecimal> all = new TreeSet<>(strictestFirst);
            all.add(rules.get(i).stated());
            for (Above each : above) {
                for (Word word : each.tightens()) {
                    if (number(word) == i && word.ofParameter() && each.covers(product.id()) && each.tightensToday()) {
                        all.add(rules.get(i).towards(true, word.draw()));
                    }
                }
            }
            values.add(List.copyOf(all));
        }
        return values;
    }

    /** The enforcements that the rules of the base pack must have for a product, worked out from what was drawn. */
    List<Enforcement> enforcements(Product product) {
        List<Enforcement> enforcements = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            int strictest = rules.get(i).enforcement().ordinal();
            for (Above each : above) {
                for (Word word : each.tightens()) {
                    if (number(word) == i && !word.ofParameter() && each.covers(product.id()) && each.tightensToday()) {
                        strictest = Math.min(strictest, given(word, true).ordinal());
                    }
                }
            }
            enforcements.add(Enforcement.values()[strictest]);
        }
        return enforcements;
    }
}
