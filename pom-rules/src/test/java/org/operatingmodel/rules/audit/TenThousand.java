package org.operatingmodel.rules.audit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.organisation.PersonId;
import org.operatingmodel.organisation.Team;
import org.operatingmodel.organisation.TeamId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.PackLayer;
import org.operatingmodel.rules.PackManifest;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

/** Generated products before two gates, a policy of two criteria a gate, and changes of that policy. */
final class TenThousand {
    static final Instant AS_OF = Instant.parse("2026-06-21T00:00:00Z");

    /** The policy in force: telemetry of 14 days, and a runbook; both must be there. */
    static final Governance IN_FORCE = policy("1.0.0", 14, "mandatory", "");

    /** A tighter bound: telemetry of 7 days. */
    static final Governance TIGHTER = policy("1.1.0", 7, "mandatory", "");

    /** A looser enforcement: the runbook is only recommended. */
    static final Governance LOOSER = policy("1.2.0", 14, "advisory", "");

    /** Another criterion, about a type of facts that no rule in force reads. */
    static final Governance WITH_REGISTER = policy("1.3.0", 14, "mandatory", """
            rule "%1$s: the risk register is reviewed" @gate( "%1$s" ) @criterion( "%2$s.register" )
            when GateReview( $p : productId )
            $r : RiskRegister( productId == $p )
            then end
            """);

    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final int TEAMS = 7;

    private TenThousand() {}

    /**
     * What there is about a product, before it becomes facts.
     *
     * @param number its number
     * @param age how long before the instant telemetry was observed; absent when it never was
     * @param runbook whether it has a runbook
     */
    record Drawn(int number, @Nullable Duration age, boolean runbook) {
        ProductId id() {
            return new ProductId("product-%05d".formatted(number));
        }

        GateId gate() {
            return new GateId(number % 2 == 0 ? "mvp-exit" : "limited-launch-exit");
        }

        String team() {
            return number % TEAMS == 0 ? "" : "team-" + number % TEAMS;
        }

        /** Whether telemetry was observed in the last days, the first instant of them included, the future not. */
        boolean seenWithin(int days) {
            return age != null && !age.isNegative() && age.compareTo(Duration.ofDays(days)) <= 0;
        }
    }

    /** As many products, drawn from a seed: ages around 7 and 14 days, on them, and a second beside them. */
    static List<Drawn> drawn(int count) {
        SplittableRandom random = new SplittableRandom(20_260_621);
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration age = switch (random.nextInt(8)) {
                case 0 -> null;
                case 1 -> Duration.ofDays(7);
                case 2 -> Duration.ofDays(7).plusSeconds(1);
                case 3 -> Duration.ofDays(14);
                case 4 -> Duration.ofDays(14).plusSeconds(1);
                case 5 -> Duration.ofSeconds(-1);
                default -> Duration.ofHours(random.nextInt(20 * 24));
            };
            drawn.add(new Drawn(i, age, random.nextInt(4) > 0));
        }
        return drawn;
    }

    static Portfolio portfolio(List<Drawn> drawn) {
        List<Product> products = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Drawn each : drawn) {
            products.add(new Product(
                    each.id(),
                    "Product " + each.number(),
                    ProductKind.APPLICATION,
                    each.number() % 2 == 0 ? Stage.MVP : Stage.LIMITED_LAUNCH,
                    Set.of(),
                    STREAM,
                    each.team().isEmpty() ? null : new TeamId(each.team()),
                    null,
                    List.of(),
                    List.of(),
                    null));
            if (each.age() != null) {
                evidence.add(evidence(each, EvidenceKind.TELEMETRY, AS_OF.minus(each.age())));
            }
            if (each.runbook()) {
                evidence.add(evidence(each, EvidenceKind.RUNBOOK, AS_OF.minus(Duration.ofDays(400))));
            }
        }
        List<Team> teams = new ArrayList<>();
        for (int i = 1; i < TEAMS; i++) {
            teams.add(new Team(new TeamId("team-" + i), "Team " + i, STREAM, List.of(), null));
        }
        return Portfolio.builder()
                .valueStreams(new ValueStream(STREAM, "Growth"))
                .teams(teams.toArray(Team[]::new))
                .people(new Person(new PersonId("ann"), "Ann"))
                .products(products.toArray(Product[]::new))
                .evidence(evidence.toArray(Evidence[]::new))
                .build();
    }

    private static Evidence evidence(Drawn drawn, EvidenceKind kind, Instant observedAt) {
        return new Evidence(
                new EvidenceId(drawn.id() + "-" + kind.value().toLowerCase(Locale.ROOT)),
                drawn.id(),
                kind,
                null,
                null,
                URI.create("https://example.test/" + drawn.id()),
                new PersonId("ann"),
                observedAt,
                null,
                null,
                null);
    }

    private static Governance policy(String version, int days, String runbook, String more) {
        StringBuilder rules = new StringBuilder("""
                import java.time.Duration
                import org.operatingmodel.evidence.Evidence
                import org.operatingmodel.evidence.EvidenceKind
                import org.operatingmodel.gate.GateReview
                import org.operatingmodel.risk.RiskRegister
                """);
        for (String gate : List.of("mvp-exit", "limited-launch-exit")) {
            String name = gate.replace("-exit", "");
            rules.append("""
                    rule "%1$s: telemetry is live" @gate( "%1$s" ) @criterion( "%2$s.telemetry" )
                    when GateReview( $p : productId, $asOf : asOf )
                    $e : Evidence( productId == $p, kind == EvidenceKind.TELEMETRY,
                                   observedWithin( Duration.ofDays( %3$d ), $asOf ) )
                    then end
                    rule "%1$s: there is a runbook" @gate( "%1$s" ) @criterion( "%2$s.runbook" )
                        @enforcement( "%4$s" )
                    when GateReview( $p : productId )
                    $e : Evidence( productId == $p, kind == EvidenceKind.RUNBOOK )
                    then end
                    """.formatted(gate, name, days, runbook));
            rules.append(more.formatted(gate, name));
        }
        PackManifest manifest = new PackManifest(
                new PackId("policy"),
                version,
                "office",
                PackLayer.BASE,
                List.of(),
                List.of(),
                List.of(gate("mvp-exit"), gate("limited-launch-exit")));
        return Governance.load(
                RulePack.of(manifest, Map.of("rules.drl", rules.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static Gate gate(String id) {
        return new Gate(new GateId(id), id, List.of(), Duration.ZERO, List.of());
    }
}
