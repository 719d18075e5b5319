package org.operatingmodel.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.operatingmodel.rules.language.Vocabulary;

/** Generators of conditions of rules, as text. */
final class Conditions {
    /** What a scope may say beside the product and the instant. */
    static final List<String> SCOPES = List.of(
            ", product.stage == Stage.MVP",
            ", product.kind != ProductKind.PLATFORM",
            ", product.channels contains Channel.MOBILE",
            ", product.outcomeIds.size() > 0",
            ", productId == \"product-0\"",
            ", productId in ( \"product-0\", \"product-1\" )",
            ", !product.stage.mayBecome( Stage.OPERATION )");

    private static final Pattern NAME = Pattern.compile("(?<![$\\w\"])[A-Z]\\w*");

    /** The types of facts that conditions look for. Their constraints can be judged on every fact. */
    private static final List<Fact> FACTS = List.of(
            new Fact(
                    "Evidence",
                    List.of(
                            "kind == EvidenceKind.TELEMETRY",
                            "kind == EvidenceKind.RUNBOOK",
                            "kind in ( EvidenceKind.TELEMETRY, EvidenceKind.RUNBOOK, EvidenceKind.TRAINING )",
                            "kind == \"TRAINING\"",
                            "kind != EvidenceKind.DOCUMENT",
                            "kind.proof",
                            "observedWithin( Duration.ofDays( 14 ), $asOf )",
                            "observedWithin( Duration.ofDays( 180 ), $asOf )",
                            "observedAt >= $asOf.minus( Duration.ofDays( 30 ) )",
                            "observedAt < $asOf",
                            "expires == null",
                            "expires > $asOf",
                            "subject == null",
                            "subject != null",
                            "subject == \"support\"",
                            "subject != \"support\"",
                            "subject not in ( \"support\", \"sales\" )",
                            "subject matches \"[a-z]+\"",
                            "subject not matches \"[a-z]+\"",
                            "subject!.length() > 5",
                            "subject!.startsWith( \"e\" )",
                            "value > 0",
                            "value >= 1.5",
                            "value == 0",
                            "value != 0",
                            "value == null",
                            "value in ( 0, 1 )",
                            "subjectVersion == \"1.0\"",
                            "subjectVersion != null",
                            "environment in ( Environment.PRODUCTION_LIKE, Environment.PRODUCTION )",
                            "environment != Environment.PRODUCTION",
                            "environment >= Environment.STAGING",
                            "value > 0 || subject != null",
                            "kind == EvidenceKind.TELEMETRY && value != null",
                            "!( kind == EvidenceKind.RUNBOOK )")),
            new Fact(
                    "ProductRisk",
                    List.of(
                            "open",
                            "!open",
                            "open == true",
                            "severity >= Severity.HIGH",
                            "severity == Severity.LOW",
                            "severity in ( Severity.LOW, Severity.CRITICAL )",
                            "severity != Severity.CRITICAL",
                            "owner == null",
                            "owner != null",
                            "owner != \"ann\"",
                            "onTrackAt( $asOf )",
                            "!onTrackAt( $asOf )",
                            "milestones.size() > 0",
                            "milestones.isEmpty()",
                            "milestones.size() * 2 <= 3 + 1",
                            "raisedAt < $asOf",
                            "title.contains( \"wrong\" )")),
            new Fact(
                    "EventSchema",
                    List.of(
                            "owner != null",
                            "owner == \"bob\"",
                            "owner != \"bob\"",
                            "meaning.length() > 3",
                            "id.value.startsWith( \"event\" )")),
            new Fact(
                    "Approval",
                    List.of(
                            "approver == \"bob\"",
                            "approver != \"cho\"",
                            "approvedAt >= $asOf.minus( Duration.ofDays( 30 ) )",
                            "approver.value in ( \"ann\", \"bob\" )")),
            new Fact(
                    "DataField",
                    List.of(
                            "purpose != null",
                            "purpose == \"billing\"",
                            "purpose != \"billing\"",
                            "retentionDays <= retentionLimitDays",
                            "retentionDays > 30",
                            "retentionDays != 30",
                            "retentionDays != retentionLimitDays",
                            "retentionDays == null",
                            "!( retentionDays > 30 )",
                            "retentionLimitDays * 2 >= 60",
                            "retentionLimitDays - 1 < 30")),
            new Fact(
                    "RoleHolding",
                    List.of(
                            "roleId == RoleId.OPERATIONS",
                            "roleId != \"product-lead\"",
                            "heldAt( $asOf )",
                            "personId == \"ann\"",
                            "to == null")),
            new Fact("RiskRegister", List.of("reviewedWithin( Duration.ofDays( 30 ), $asOf )", "reviewedAt <= $asOf")),
            new Fact(
                    "Product",
                    List.of(
                            "releasedVersion != null",
                            "releasedVersion == \"1.0\"",
                            "releasedVersion != \"1.0\"",
                            "owner == \"ann\"",
                            "owner != \"ann\"",
                            "teamId != null",
                            "channels contains Channel.WEB",
                            "channels not contains Channel.WEB",
                            "Channel.MOBILE memberOf channels",
                            "Channel.MOBILE not memberOf channels",
                            "outcomeIds contains \"adoption\"",
                            "stage <= Stage.LIMITED_LAUNCH",
                            "stage.mayBecome( Stage.RETIREMENT )")),
            new Fact(
                    "ErrorBudget",
                    List.of("remaining > 0", "met", "bad * 10 <= total", "good == total", "target >= 0.9")),
            new Fact("Slo", List.of("target >= 0.99", "windowDays == 28", "target < 1")),
            new Fact("RunCost", List.of("amount == 0", "amount <= 1", "currency == \"EUR\"", "rows > 0")),
            new Fact("FlowLoad", List.of("inProgress <= 1", "inProgress == 0", "waiting < inProgress", "items >= 1")),
            new Fact("FlowAge", List.of("p85 <= Duration.ofDays( 30 )", "oldest < Duration.ofDays( 90 )")),
            new Fact("FlowEfficiency", List.of("atLeast( 50 )", "!atLeast( 100 )", "items > 0")),
            new Fact(
                    "FlowDistribution",
                    List.of(
                            "shareWithin( FlowItemType.FEATURE, 0, 50 )",
                            "completed( FlowItemType.DEBT ) > 0",
                            "defects <= items")),
            new Fact(
                    "AllocationBalance",
                    List.of(
                            "signal == Signal.FIRES",
                            "signal != Signal.UNDEFINED",
                            "within( \"NEW\", 20 )",
                            "items >= minimumSample",
                            "chance == null",
                            "chance >= 0.5")),
            new Fact("AllocationTarget", List.of("tolerancePoints <= 10", "significance == null")),
            new Fact(
                    "UnitCost",
                    List.of(
                            "units.measure == UsageMeasure.ACTIVE_USERS",
                            "atMost( 0.5, \"EUR\" )",
                            "units.count >= 2",
                            "cost.amount > 0",
                            "currency == \"EUR\"")),
            new Fact(
                    "SloEvaluation",
                    List.of(
                            "verdict == SloVerdict.PASS",
                            "verdict != SloVerdict.FAIL",
                            "observedWithin( Duration.ofDays( 14 ), $asOf )",
                            "score >= 90",
                            "score == null",
                            "release == \"1.0\"",
                            "environment >= Environment.STAGING")),
            new Fact(
                    "UsageCount",
                    List.of(
                            "measure == UsageMeasure.TRANSACTIONS",
                            "count > 0",
                            "to > $asOf.minus( Duration.ofDays( 30 ) )")),
            new Fact(
                    "Cost",
                    List.of(
                            "billed > 0",
                            "billed == effective",
                            "category == ChargeCategory.USAGE",
                            "currency != \"EUR\"",
                            "to <= $asOf",
                            "tags.get( \"team\" ) == null")),
            new Fact("Assumption", List.of("critical", "!critical")),
            new Fact(
                    "Experiment",
                    List.of(
                            "result == ExperimentResult.VALIDATED",
                            "result != ExperimentResult.REFUTED",
                            "completedAt > $asOf.minus( Duration.ofDays( 14 ) )")),
            new Fact(
                    "OptionAssessment",
                    List.of(
                            "options.size() >= 2",
                            "options contains SourcingOption.BUY",
                            "chosen != null",
                            "chosen != SourcingOption.BUY",
                            "decidedBy == \"ann\"",
                            "criteria not contains \"cost\"")));

    /** The joins of a fact with one that is bound to a variable, written {@code %s}. */
    private static final Map<String, List<String>> JOINS = Map.ofEntries(
            Map.entry("RoleHolding<Evidence", List.of("personId == %s.author", "personId != %s.author")),
            Map.entry("RoleHolding<Approval", List.of("personId == %s.approver")),
            Map.entry("Evidence<EventSchema", List.of("subject == %s.id.value", "subject != %s.id.value")),
            Map.entry(
                    "Evidence<ProductRisk",
                    List.of("subject == %s.id.value", "author == %s.owner", "author != %s.owner")),
            Map.entry(
                    "Evidence<Evidence",
                    List.of(
                            "id != %s.id",
                            "subject == %s.id.value",
                            "observedAt > %s.observedAt",
                            "kind == %s.kind",
                            "value <= %s.value")),
            Map.entry(
                    "Approval<Evidence", List.of("evidenceId == %s.id", "evidenceId == %s.id, approver != %s.author")),
            Map.entry("ProductRisk<ProductRisk", List.of("this != %s", "severity >= %s.severity", "owner == %s.owner")),
            Map.entry("ProductRisk<Evidence", List.of("owner == %s.author", "id.value == %s.subject")),
            Map.entry("ErrorBudget<Slo", List.of("sloId == %s.id", "sloId == %s.id, target == %s.target")),
            Map.entry("Experiment<Assumption", List.of("assumptionId == %s.id", "assumptionId != %s.id")),
            Map.entry("EventSchema<Product", List.of("owner == %s.owner", "owner != %s.owner")),
            Map.entry("Evidence<Product", List.of("subjectVersion == %s.releasedVersion", "productId == %s.id")));

    /** What is aggregated: type, bound property, function, result. */
    private static final List<Sum> SUMS = List.of(
            new Sum("Evidence", "", "count( $v )", ">= 2"),
            new Sum("Evidence", "", "count( $v )", "== 0"),
            new Sum("Evidence", "", "count( $v )", "< 2"),
            new Sum("Evidence", "value", "count( $v )", ">= 1"),
            new Sum("Evidence", "value", "sum( $v )", "> 1"),
            new Sum("Evidence", "value", "sum( $v )", "== 0"),
            new Sum("Evidence", "value", "max( $v )", ">= 1"),
            new Sum("Evidence", "value", "min( $v )", "> 0"),
            new Sum("Evidence", "value", "average( $v )", "<= 1.25"),
            new Sum("Evidence", "value", "average( $v )", "!= 1"),
            new Sum("Evidence", "value", "max( $v )", "== null"),
            new Sum("Evidence", "observedAt", "max( $v )", ">= $asOf.minus( Duration.ofDays( 14 ) )"),
            new Sum("Evidence", "kind", "collectSet( $v )", ".size() >= 2"),
            new Sum("Evidence", "kind", "collectSet( $v )", " contains EvidenceKind.RUNBOOK"),
            new Sum("Evidence", "author", "collectList( $v )", ".size() == 1"),
            new Sum("ProductRisk", "severity", "max( $v )", "< Severity.HIGH"),
            new Sum("ProductRisk", "raisedAt", "min( $v )", "!= null"),
            new Sum("DataField", "retentionDays", "sum( $v )", "<= 60"),
            new Sum("DataField", "retentionDays", "max( $v )", "<= 30"),
            new Sum("DataField", "retentionDays", "average( $v )", "> 30"),
            new Sum("Cost", "billed", "sum( $v )", "<= 1"));

    private Conditions() {}

    /** A condition of any shape. */
    static Arbitrary<Element> any() {
        Arbitrary<Looked> looked = looked();
        Arbitrary<String> negated = Arbitraries.of("exists", "not");
        return Arbitraries.frequencyOf(
                Tuple.of(6, looked.map(one -> one::bound)),
                Tuple.of(
                        3,
                        Combinators.combine(negated, looked)
                                .as((word, one) -> names -> word + " " + one.inner(names.inner()))),
                Tuple.of(3, Combinators.combine(negated, looked, looked).as((word, one, two) -> names -> {
                    Names inner = names.inner();
                    return word + " ( " + one.bound(inner) + " and " + two.inner(inner) + " )";
                })),
                Tuple.of(3, Combinators.combine(looked, looked).as((base, rest) -> names -> {
                    Names inner = names.inner();
                    return "forall( " + base.bound(inner) + " " + rest.inner(inner) + " )";
                })),
                Tuple.of(2, looked.map(one -> names -> {
                    Names inner = names.inner();
                    String base = one.plain(inner);
                    return "forall( " + base + " " + one.same(inner) + " )";
                })),
                Tuple.of(1, looked.map(one -> names -> "forall( " + one.inner(names.inner()) + " )")),
                Tuple.of(
                        2,
                        Combinators.combine(looked, looked)
                                .as((one, two) -> names ->
                                        "( " + one.inner(names.inner()) + " or " + two.inner(names.inner()) + " )")),
                Tuple.of(
                        3,
                        Combinators.combine(Arbitraries.of(SUMS), Arbitraries.of(true, false), constraint())
                                .as((sum, narrowed, choice) -> names -> sum.text(names, narrowed, choice))),
                Tuple.of(
                        1,
                        Combinators.combine(negated, looked, Arbitraries.of(SUMS))
                                .as((word, one, sum) -> names -> {
                                    Names inner = names.inner();
                                    return word + " ( " + one.bound(inner) + " and " + sum.text(inner, false, 0) + " )";
                                })),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.of("", "not ", "exists "),
                                        Arbitraries.of(
                                                "done",
                                                "!done",
                                                "due > $asOf",
                                                "due <= $asOf",
                                                "name == \"Mend it\"",
                                                "name != \"Mend it\""),
                                        constraint())
                                .as((word, milestone, choice) -> names -> {
                                    Fact risk = fact("ProductRisk");
                                    String variable =
                                            names.latest("ProductRisk").orElse(null);
                                    String before = "";
                                    if (variable == null) {
                                        variable = names.bind("ProductRisk");
                                        before = variable + " : ProductRisk( productId == $product, "
                                                + risk.constraint(choice) + " )\n    ";
                                    }
                                    return before + word + "( Milestone( " + milestone + " ) from " + variable
                                            + ".milestones )";
                                })));
    }

    /** The import lines of the types that the text names. */
    static String imports(String text) {
        TreeSet<String> imports = new TreeSet<>();
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            Vocabulary.standard()
                    .type(names.group())
                    .ifPresent(type -> imports.add("import " + type.getName().replace('$', '.') + ";\n"));
        }
        imports.remove("import java.lang.String;\n");
        return "package random\n\n" + String.join("", imports);
    }

    private static Fact fact(String type) {
        return FACTS.stream().filter(fact -> fact.type.equals(type)).findFirst().orElseThrow();
    }

    private static Arbitrary<Integer> constraint() {
        return Arbitraries.integers().between(0, 99);
    }

    private static Arbitrary<Looked> looked() {
        Arbitrary<Fact> facts = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(FACTS.subList(0, 2))), Tuple.of(4, Arbitraries.of(FACTS)));
        return Combinators.combine(
                        facts,
                        Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false)),
                        constraint().list().ofMaxSize(3),
                        Arbitraries.integers().between(0, 5))
                .as(Looked::new);
    }

    /** A condition, given the variables before it. */
    interface Element {
        /** The text of the condition. */
        String text(Names names);
    }

    /** The variables that a condition sees, by type. */
    static final class Names {
        private final int[] taken;
        private final List<String[]> bound;

        Names() {
            this(new int[1], List.of());
        }

        private Names(int[] taken, List<String[]> bound) {
            this.taken = taken;
            this.bound = new ArrayList<>(bound);
        }

        /** The same variables; what is bound to it is not seen outside. */
        Names inner() {
            return new Names(taken, bound);
        }

        String bind(String type) {
            String variable = free();
            bound.add(new String[] {type, variable});
            return variable;
        }

        String free() {
            return "$x" + taken[0]++;
        }

        java.util.Optional<String> latest(String type) {
            for (int i = bound.size() - 1; i >= 0; i--) {
                if (bound.get(i)[0].equals(type)) {
                    return java.util.Optional.of(bound.get(i)[1]);
                }
            }
            return java.util.Optional.empty();
        }

        /** Joins of a fact of the type with one of the variables. */
        List<String> joins(String type) {
            List<String> joins = new ArrayList<>();
            for (String[] each : bound) {
                JOINS.getOrDefault(type + "<" + each[0], List.of())
                        .forEach(join -> joins.add(join.replace("%s", each[1])));
            }
            return joins;
        }
    }

    /** A type of facts and constraints on it. */
    private record Fact(String type, List<String> constraints) {
        String constraint(int choice) {
            return constraints.get(choice % constraints.size());
        }

        /** What makes it the product's own; every other fact is. */
        /** Whether each pattern over it must say when. */
        boolean dated() {
            return type.equals("RoleHolding");
        }

        String own() {
            return switch (type) {
                case "Product" -> "id == $product";
                case "RoleHolding" -> "heldAt( $asOf )";
                default -> "productId == $product";
            };
        }
    }

    /** A pattern: own facts only or also those nearby, constraints, joined or not. */
    private record Looked(Fact fact, boolean own, List<Integer> choices, int join) {
        /** A pattern that binds its fact. */
        String bound(Names names) {
            String inside = inside(names);
            return names.bind(fact.type) + " : " + fact.type + "( " + inside + " )";
        }

        /** A pattern that binds nothing. */
        String inner(Names names) {
            return fact.type + "( " + inside(names) + " )";
        }

        /** A pattern over the product's facts that binds its fact. */
        String plain(Names names) {
            return names.bind(fact.type) + " : " + fact.type + "( " + fact.own() + " )";
        }

        /** A pattern over the fact that was bound last. */
        String same(Names names) {
            List<String> all = new ArrayList<>();
            all.add("this == " + names.latest(fact.type).orElseThrow());
            if (fact.dated()) {
                all.add(fact.own());
            }
            choices.stream().map(fact::constraint).distinct().forEach(all::add);
            return fact.type + "( " + String.join(", ", all) + " )";
        }

        private String inside(Names names) {
            List<String> all = new ArrayList<>();
            if (own || fact.dated()) {
                all.add(fact.own());
            }
            choices.stream().map(fact::constraint).distinct().forEach(all::add);
            List<String> joins = names.joins(fact.type);
            if (join > 1 && !joins.isEmpty()) {
                all.add(joins.get(join % joins.size()));
            }
            return String.join(", ", all);
        }
    }

    /** A value over facts, and what it must be. */
    private record Sum(String type, String property, String function, String result) {
        String text(Names names, boolean narrowed, int choice) {
            String value = names.free();
            String computed = names.free();
            String constraint = narrowed ? ", " + fact(type).constraint(choice) : "";
            String pattern = property.isEmpty()
                    ? value + " : " + type + "( productId == $product" + constraint + " )"
                    : type + "( productId == $product" + constraint + ", " + value + " : " + property + " )";
            String asked = result.startsWith(".") || result.startsWith(" ") ? result : " " + result;
            return "accumulate( " + pattern + "; " + computed + " : " + function.replace("$v", value) + "; " + computed
                    + asked + " )";
        }
    }
}
