package org.operatingmodel.rules.internal;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.rules.evaluation.Facts;
import org.operatingmodel.rules.language.Statement;

/**
 * An engine that is asked about some questions only, and leaves all rules out of the others.
 *
 * <p>Which ones is a function of the question: of what the rules are about, and of the instant. So the same question is
 * always asked, or never, on every machine.
 */
final class SampledEngine implements RuleEngine {
    private static final double ALL = 0x1p32;

    private final RuleEngine engine;
    private final double rate;

    /** @param rate the share of the questions that the engine is asked, from 0 to 1 */
    SampledEngine(RuleEngine engine, double rate) {
        this.engine = engine;
        this.rate = rate;
    }

    @Override
    public IsolatedRules compile(List<? extends Statement> rules) {
        return new Sampled(List.copyOf(rules));
    }

    /** Rules that the engine compiles when it is first asked about them. */
    private final class Sampled implements IsolatedRules {
        private final List<Statement> rules;
        private volatile @Nullable IsolatedRules compiled;

        Sampled(List<Statement> rules) {
            this.rules = rules;
        }

        @Override
        public List<Outcome> run(Facts facts) {
            return run(facts, new BitSet());
        }

        @Override
        public List<Outcome> run(Facts facts, BitSet leftOut) {
            return drawn(facts) ? compiled().run(facts, leftOut) : Collections.nCopies(rules.size(), new LeftOut());
        }

        private boolean drawn(Facts facts) {
            CRC32 hash = new CRC32();
            hash.update(facts.asOf().toString().getBytes(StandardCharsets.UTF_8));
            if (!rules.isEmpty()) {
                for (Record subject : facts.ofType(rules.get(0).scope().type())) {
                    hash.update(subject.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            return hash.getValue() < rate * ALL;
        }

        private IsolatedRules compiled() {
            IsolatedRules known = compiled;
            if (known == null) {
                synchronized (this) {
                    known = compiled;
                    if (known == null) {
                        known = engine.compile(rules);
                        compiled = known;
                    }
                }
            }
            return known;
        }
    }
}
