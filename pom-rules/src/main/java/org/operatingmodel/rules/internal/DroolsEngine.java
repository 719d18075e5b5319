package org.operatingmodel.rules.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.Match;
import org.kie.api.time.SessionPseudoClock;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.kie.internal.io.ResourceFactory;
import org.operatingmodel.decision.FactReference;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.CanonicalPrint;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Statement;

/**
 * Drools, with the settings that were measured to be right: DRL6, the mvel dialect without constraint jitting, one
 * package and one knowledge base for each call of {@link #compile}, a fresh session for each run.
 *
 * <p>A rule matches when Drools has fired it; a match that was only created may never fire.
 */
public final class DroolsEngine implements RuleEngine {
    /** How many matches the rules of one run may have together. */
    static final int MOST_MATCHES = 1_000_000;

    private static final Pattern PRINTED_NAME = Pattern.compile(" in the rule 'r\\d+'$");
    private static final AtomicLong PACKAGES = new AtomicLong();
    private static final long CLOCK_LIMIT = 1L << 50;

    private final ClassLoader loader;

    /** An engine for rules over the given types. */
    public DroolsEngine(Iterable<? extends Class<?>> types) {
        this.loader = new NegativeCacheLoader(types);
    }

    @Override
    public IsolatedRules compile(List<? extends Statement> rules) {
        return new FaultIsolation(rules, this::compileTogether);
    }

    private CompiledRules compileTogether(List<Statement> rules) {
        String text = CanonicalPrint.file(NegativeCacheLoader.GENERATED + PACKAGES.incrementAndGet(), rules);
        KnowledgeBuilderConfiguration configuration =
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, loader);
        configuration.setProperty("drools.dialect.default", "mvel");
        configuration.setOption(LanguageLevelOption.DRL6);
        configuration.setOption(ParallelRulesBuildThresholdOption.get(-1));
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        builder.add(ResourceFactory.newByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        if (builder.hasErrors()) {
            throw refused(text, rules, builder);
        }
        KieBaseConfiguration baseConfiguration = RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
        baseConfiguration.setOption(ConstraintJittingThresholdOption.get(-1));
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(baseConfiguration);
        base.addPackages(builder.getKnowledgePackages());
        return new Together(base, List.copyOf(rules));
    }

    private static IllegalStateException refused(String text, List<Statement> rules, KnowledgeBuilder builder) {
        StringBuilder message = new StringBuilder();
        for (KnowledgeBuilderError error : builder.getErrors()) {
            String first = error.getMessage().lines().findFirst().orElse("");
            message.append(PRINTED_NAME.matcher(first).replaceFirst(""));
            break;
        }
        message.append("\nThe canonical print of rules must compile, but did not.");
        String[] lines = text.split("\n", -1);
        for (KnowledgeBuilderError error : builder.getErrors()) {
            for (int line : error.getLines()) {
                if (line > 0 && line <= lines.length) {
                    message.append("\n  line ").append(line).append(": ").append(lines[line - 1].strip());
                }
            }
            message.append("\n  ").append(error.getMessage().lines().findFirst().orElse(""));
        }
        message.append("\nThe rules are");
        rules.forEach(rule -> message.append("\n  ")
                .append(rule.source())
                .append(" \"")
                .append(rule.name())
                .append('"'));
        return new IllegalStateException(
                message.append("\nReport it with this text:\n").append(text).toString());
    }

    /** Rules in one knowledge base; a run throws what one of them throws. */
    private static final class Together implements CompiledRules {
        private final InternalKnowledgeBase base;
        private final KieSessionConfiguration configuration;
        private final List<Naming> rules;
        private final Set<Class<? extends Record>> types;

        Together(InternalKnowledgeBase base, List<Statement> rules) {
            this.base = base;
            this.configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
            this.configuration.setOption(ClockTypeOption.PSEUDO);
            this.rules = rules.stream().map(Naming::of).toList();
            this.types = new HashSet<>(RuleTree.factTypes(rules));
        }

        @Override
        public List<Outcome> run(Facts facts) {
            IdentityHashMap<Record, Integer> positions = new IdentityHashMap<>();
            Matches[] matches = new Matches[rules.size()];
            KieSession session = base.newKieSession(configuration, null);
            try {
                session.<SessionPseudoClock>getSessionClock().advanceTime(millis(facts.asOf()), TimeUnit.MILLISECONDS);
                session.addEventListener(new DefaultAgendaEventListener() {
                    @Override
                    public void afterMatchFired(AfterMatchFiredEvent event) {
                        Match match = event.getMatch();
                        int rule = Integer.parseInt(
                                match.getRule().getName(),
                                1,
                                match.getRule().getName().length(),
                                10);
                        Matches seen = matches[rule];
                        if (seen == null) {
                            seen = new Matches(rules.get(rule), positions);
                            matches[rule] = seen;
                        }
                        seen.add(match);
                    }
                });
                for (Record fact : facts.all()) {
                    if (types.contains(fact.getClass())) {
                        positions.put(fact, positions.size());
                        session.insert(fact);
                    }
                }
                if (session.fireAllRules(MOST_MATCHES) >= MOST_MATCHES) {
                    throw new IllegalStateException("Rules must have fewer than " + MOST_MATCHES
                            + " matches, but have as many. Join the patterns by more properties.");
                }
            } finally {
                session.dispose();
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < matches.length; i++) {
                outcomes.add(matches[i] == null ? new Unmatched() : matches[i].outcome());
            }
            return outcomes;
        }

        private static long millis(Instant instant) {
            return Math.max(-CLOCK_LIMIT, Math.min(CLOCK_LIMIT, instant.getEpochSecond())) * 1000
                    + instant.getNano() / 1_000_000;
        }
    }

    /** What the facts of a match are called: by their place, or in a rule with alternatives by what is bound. */
    private record Naming(List<@Nullable String> variables, boolean inOrder) {
        static Naming of(Statement rule) {
            List<@Nullable String> variables = new ArrayList<>();
            RuleTree.matchedPatterns(rule, pattern -> variables.add(pattern.variable()));
            return new Naming(
                    Collections.unmodifiableList(variables), !Condition.offersAlternatives(rule.conditions()));
        }

        /** The reference to a fact; variables that the library made are not shown. */
        static FactReference reference(@Nullable String variable, Record fact) {
            return new FactReference(variable == null || variable.startsWith("$pom") ? null : variable, fact);
        }
    }

    /** The matches of one rule in one run: how many, and the first in the order of the facts. */
    private static final class Matches {
        private static final Integer NO_FACT = Integer.MAX_VALUE;

        private final Naming naming;
        private final IdentityHashMap<Record, Integer> positions;
        private List<Record> first = List.of();
        private Map<String, Object> variables = Map.of();
        private long count;

        Matches(Naming naming, IdentityHashMap<Record, Integer> positions) {
            this.naming = naming;
            this.positions = positions;
        }

        void add(Match match) {
            count++;
            List<Record> facts = new ArrayList<>();
            for (Object object : match.getObjects()) {
                if (object instanceof Record fact) {
                    facts.add(fact);
                }
            }
            if (count == 1 || before(facts, first)) {
                first = facts;
                if (!naming.inOrder) {
                    variables = new HashMap<>();
                    for (String variable : match.getDeclarationIds()) {
                        variables.put(variable, match.getDeclarationValue(variable));
                    }
                }
            }
        }

        /** By the position of each fact; elements of collections come after facts, by their text. */
        @SuppressWarnings("ReferenceEquality") // the very same fact
        private boolean before(List<Record> facts, List<Record> others) {
            for (int i = 0; i < Math.min(facts.size(), others.size()); i++) {
                Record fact = facts.get(i);
                Record other = others.get(i);
                if (fact != other) {
                    int order = positions.getOrDefault(fact, NO_FACT).compareTo(positions.getOrDefault(other, NO_FACT));
                    if (order == 0) {
                        order = fact.toString().compareTo(other.toString());
                    }
                    if (order != 0) {
                        return order < 0;
                    }
                }
            }
            return facts.size() < others.size();
        }

        Outcome outcome() {
            List<@Nullable String> names = naming.inOrder ? naming.variables : new ArrayList<>(naming.variables);
            List<FactReference> references = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                Record fact = first.get(i);
                references.add(Naming.reference(naming.inOrder ? names.get(i) : named(fact, names), fact));
            }
            return new Matched(references, count);
        }

        /** The first variable that is bound to the fact and not yet given away. */
        @SuppressWarnings("ReferenceEquality") // the very same fact
        private @Nullable String named(Record fact, List<@Nullable String> names) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                if (name != null && variables.get(name) == fact) {
                    names.set(i, null);
                    return name;
                }
            }
            return null;
        }
    }
}
