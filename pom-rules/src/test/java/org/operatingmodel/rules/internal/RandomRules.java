package org.operatingmodel.rules.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Environment;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateReview;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.ProductRisk;
import org.operatingmodel.risk.RiskId;
import org.operatingmodel.risk.Severity;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.RuleParser;
import org.operatingmodel.rules.language.Vocabulary;
import org.operatingmodel.valuestream.ValueStreamId;

/** Random rules that share sub-conditions over few types, and random facts for them. */
final class RandomRules {
    private static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");
    private static final ProductId PRODUCT = new ProductId("portal");
    private static final String IMPORTS = String.join(
            "\n",
            "package random",
            "import java.time.Duration",
            "import org.operatingmodel.evidence.Approval",
            "import org.operatingmodel.evidence.Environment",
            "import org.operatingmodel.evidence.Evidence",
            "import org.operatingmodel.evidence.EvidenceKind",
            "import org.operatingmodel.gate.GateReview",
            "import org.operatingmodel.risk.Milestone",
            "import org.operatingmodel.risk.ProductRisk",
            "import org.operatingmodel.risk.Severity",
            "");

    private final Random random;
    private int variables;

    RandomRules(Random random) {
        this.random = random;
    }

    /** Rules of one pack. */
    List<Rule> pack() {
        StringBuilder text = new StringBuilder(IMPORTS);
        int rules = 2 + random.nextInt(3);
        for (int i = 0; i < rules; i++) {
            text.append("rule \"random ")
                    .append(i)
                    .append("\" @gate( \"mvp-exit\" ) @criterion( \"random.c")
                    .append(i);
            text.append("\" )\nwhen\n    GateReview( $product : productId, $asOf : asOf )\n");
            int conditions = 1 + random.nextInt(3);
            variables = 0;
            for (int k = 0; k < conditions; k++) {
                text.append("    ").append(condition()).append('\n');
            }
            text.append("then\nend\n");
        }
        return parsed(text);
    }

    private static List<Rule> parsed(StringBuilder text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        RuleParser.Parsed parsed = RuleParser.parse("random.drl", bytes, Vocabulary.standard());
        for (Finding finding : parsed.findings()) {
            if (finding.severity() == Finding.Severity.ERROR) {
                throw new IllegalStateException(finding + "\n" + text);
            }
        }
        return parsed.rules();
    }

    /** A rule with one condition after its scope. */
    static Rule rule(String condition) {
        StringBuilder text = new StringBuilder(IMPORTS);
        text.append("rule \"One\" @gate( \"mvp-exit\" ) @criterion( \"random.one\" )\n");
        text.append("when\n    GateReview( $product : productId, $asOf : asOf )\n    ")
                .append(condition);
        return parsed(text.append("\nthen\nend\n")).get(0);
    }

    private String condition() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> pattern(name(), null).text;
            case 2 -> "not " + pattern(null, null).text;
            case 3 -> "exists " + pattern(null, null).text;
            case 4 -> two("exists( %s and %s )");
            case 5 -> two("exists( %s and not %s )");
            case 6 -> two("not( %s and %s )");
            case 7 -> two("not( %s and not %s )");
            case 8 -> two("forall( %s %s )");
            case 9 -> "( " + pattern(null, null).text + " or " + pattern(null, null).text + " )";
            case 10 -> count();
            default -> {
                String risk = name();
                yield risk + " : ProductRisk( productId == $product )\n    " + pick("not", "exists")
                        + " Milestone( done == " + pick("true", "false") + " ) from " + risk + ".milestones;";
            }
        };
    }

    private String two(String form) {
        Text first = pattern(name(), null);
        return String.format(form, first.text, pattern(null, first).text);
    }

    private String count() {
        Text counted = pattern(name(), null);
        String n = name();
        return "accumulate( " + counted.text + "; " + n + " : count( " + counted.variable + " ); " + n
                + pick(" >= 1", " >= 2", " == 0", " < 2") + " )";
    }

    private String name() {
        return "$v" + variables++;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Text pattern(@Nullable String variable, @Nullable Text joined) {
        List<String> items = new ArrayList<>(List.of("productId == $product"));
        String type = pick("Evidence", "Evidence", "Approval", "ProductRisk");
        if (type.equals("Evidence")) {
            some(
                    items,
                    "kind == EvidenceKind.RUNBOOK",
                    "kind == EvidenceKind.TELEMETRY",
                    "kind in ( EvidenceKind.RUNBOOK, EvidenceKind.TRAINING )");
            some(items, "subject == \"a\"", "subject != \"a\"", "subject == null", "subject matches \"[ab]\"");
            some(
                    items,
                    "observedWithin( Duration.ofDays( 14 ), $asOf )",
                    "value > 1",
                    "value + 0.5 >= 2.50 || value == null".replace("value + 0.5 >= 2.50 || ", "value >= 2.00 || "),
                    "environment in ( Environment.PRODUCTION, Environment.STAGING )",
                    "!( value <= 1 && subject == \"a\" )");
        } else if (type.equals("Approval")) {
            some(items, "approver.value == \"ann\"", "approver != \"ann\"");
        } else {
            some(items, "open", "!open");
            some(
                    items,
                    "severity >= Severity.HIGH",
                    "owner != null",
                    "owner!.value == \"ann\"",
                    "milestones.size() > 1",
                    "onTrackAt( $asOf )");
        }
        if (joined != null && joined.type.equals("Evidence")) {
            switch (type) {
                case "Evidence" ->
                    some(
                            items,
                            "this == " + joined.variable,
                            "author == " + joined.variable + ".author",
                            "observedAt >= " + joined.variable + ".observedAt");
                case "Approval" ->
                    some(
                            items,
                            "evidenceId == " + joined.variable + ".id",
                            "approver != " + joined.variable + ".author");
                default ->
                    some(
                            items,
                            "owner == " + joined.variable + ".author",
                            "raisedAt < " + joined.variable + ".observedAt");
            }
        } else if (joined != null && joined.type.equals("ProductRisk") && type.equals("ProductRisk")) {
            some(items, "this == " + joined.variable, "severity > " + joined.variable + ".severity");
        }
        String text = (variable == null ? "" : variable + " : ") + type + "( " + String.join(", ", items) + " )";
        return new Text(text, type, variable);
    }

    private void some(List<String> items, String... choices) {
        if (random.nextInt(3) > 0) {
            items.add(pick(choices));
        }
    }

    private record Text(String text, String type, @Nullable String variable) {}

    /** Up to a dozen facts about one product, in canonical order. */
    Facts facts() {
        Set<Record> facts = new LinkedHashSet<>();
        int size = random.nextInt(10);
        for (int i = 0; i < size; i++) {
            Instant at = AS_OF.minus(Duration.ofDays(random.nextInt(4) * 7L));
            switch (random.nextInt(4)) {
                case 0, 1 ->
                    facts.add(new Evidence(
                            new EvidenceId("E" + i),
                            PRODUCT,
                            List.of(EvidenceKind.RUNBOOK, EvidenceKind.TELEMETRY, EvidenceKind.TRAINING)
                                    .get(random.nextInt(3)),
                            random.nextBoolean() ? null : pick("a", "b", "c"),
                            null,
                            URI.create("urn:e"),
                            new PersonId(pick("ann", "bob")),
                            at,
                            null,
                            random.nextBoolean() ? null : Environment.values()[random.nextInt(4)],
                            random.nextInt(3) == 0 ? null : new BigDecimal(pick("1", "1.00", "2.0", "3"))));
                case 2 ->
                    facts.add(new Approval(
                            new ApprovalId("A" + i),
                            PRODUCT,
                            new EvidenceId("E" + random.nextInt(size)),
                            new PersonId(pick("ann", "bob")),
                            at));
                default ->
                    facts.add(new ProductRisk(
                            new RiskId("R" + i),
                            PRODUCT,
                            "risk",
                            Severity.values()[random.nextInt(4)],
                            random.nextBoolean(),
                            random.nextBoolean() ? null : new PersonId(pick("ann", "bob")),
                            milestones(),
                            at));
            }
        }
        Product product = new Product(
                PRODUCT,
                "Portal",
                ProductKind.APPLICATION,
                Stage.MVP,
                Set.of(),
                new ValueStreamId("stream"),
                null,
                null,
                List.of(),
                List.of(),
                null);
        facts.add(new GateReview(GateId.MVP_EXIT, product, AS_OF));
        List<Record> ordered = facts.stream()
                .sorted(Comparator.<Record, String>comparing(
                                fact -> fact.getClass().getSimpleName())
                        .thenComparing(Record::toString))
                .toList();
        return Facts.of(AS_OF, ordered, List.of());
    }

    private List<Milestone> milestones() {
        List<Milestone> milestones = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            milestones.add(
                    new Milestone("m" + i, AS_OF.plus(Duration.ofDays(random.nextInt(3) - 1L)), random.nextBoolean()));
        }
        return milestones;
    }
}
