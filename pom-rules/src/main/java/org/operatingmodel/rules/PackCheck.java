package org.operatingmodel.rules;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.language.Finding.Severity;
import org.operatingmodel.rules.language.FindingKind;
import org.operatingmodel.rules.language.Vocabulary;

/**
 * A rule pack at a path, and everything that is to be said about it, by itself and together with the packs that it was
 * checked with.
 *
 * @since 0.1
 */
public final class PackCheck {
    private final Path path;
    private final @Nullable RulePack pack;
    private final List<Finding> findings;

    private PackCheck(Path path, @Nullable RulePack pack, List<Finding> findings) {
        this.path = path;
        this.pack = pack;
        this.findings = findings;
    }

    /** What is to be said about the pack at a path by itself. */
    static PackCheck alone(Path path, Vocabulary vocabulary) {
        Objects.requireNonNull(path, "path");
        try {
            RulePack pack = RulePack.from(path, vocabulary);
            return new PackCheck(path, pack, pack.findings());
        } catch (RulePackException e) {
            return new PackCheck(path, null, e.findings());
        } catch (RuntimeException | StackOverflowError e) {
            // a fault of ours; what is to be said about the other packs is said all the same
            Finding finding = new Finding(
                    FindingKind.MISSING_PACK,
                    path.toString(),
                    1,
                    1,
                    "A pack must be readable, but could not be read: "
                            + e.getClass().getSimpleName() + ".",
                    "Take rules out until it can be, and report the one that is left.");
            return new PackCheck(path, null, List.of(finding));
        }
    }

    /** With what else is to be said about it. */
    PackCheck and(List<Finding> others) {
        return new PackCheck(
                path,
                pack,
                Stream.concat(findings.stream(), others.stream())
                        .sorted()
                        .distinct()
                        .toList());
    }

    /**
     * With the decision rights and escalation steps of the pack that nobody in a portfolio can fill, as {@link
     * Governance#findings} says them.
     *
     * @param portfolio what is known
     * @param asOf the instant as of which people hold roles, and rights and steps are in force
     */
    public PackCheck against(Portfolio portfolio, Instant asOf) {
        Objects.requireNonNull(portfolio, "portfolio");
        Objects.requireNonNull(asOf, "asOf");
        return pack == null ? this : and(new RightsTogether(List.of(pack)).findings(portfolio, asOf));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The pack; empty when it has an error by itself. */
    public Optional<RulePack> pack() {
        return Optional.ofNullable(pack);
    }

    /** Errors and warnings, ordered by place; empty when all is well. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether no finding about it is an error. */
    public boolean loads() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
