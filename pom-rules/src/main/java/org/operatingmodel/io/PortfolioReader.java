package org.operatingmodel.io;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.portfolio.Portfolio;

/**
 * Reads a portfolio from a YAML or JSON file and the CSV files that it imports.
 *
 * <p>The top-level keys are the components of {@link Portfolio}; {@code imports} beside them lists tables of state
 * changes and charges. Whatever is wrong is reported at once, each violation with its place. The schema of the file is
 * {@link PortfolioSchema}.
 *
 * @since 0.1
 */
public final class PortfolioReader {
    private static final long DEFAULT_LIMIT = 16L << 20;
    private static final long GREATEST_LIMIT = 1L << 30;

    private final Set<String> evidenceKinds;
    private final int limit;

    private PortfolioReader(Set<String> evidenceKinds, long limit) {
        this.evidenceKinds = evidenceKinds;
        this.limit = (int) limit;
    }

    /** A reader that knows the standard kinds of evidence and reads at most 16 MiB per file. */
    public static PortfolioReader standard() {
        Set<String> kinds = new TreeSet<>();
        EvidenceKind.standard().forEach(kind -> kinds.add(kind.value()));
        return new PortfolioReader(kinds, DEFAULT_LIMIT);
    }

    /** This reader, knowing further kinds of evidence: those that rule packs declare. */
    public PortfolioReader knowing(Collection<EvidenceKind> furtherKinds) {
        Set<String> kinds = new TreeSet<>(evidenceKinds);
        furtherKinds.forEach(kind -> kinds.add(kind.value()));
        return new PortfolioReader(kinds, limit);
    }

    /**
     * This reader, with another limit per file; a packed file is measured unpacked.
     *
     * @throws IllegalArgumentException if the limit is not from 1 byte to 1 GiB
     */
    public PortfolioReader limitedTo(long bytes) {
        if (bytes < 1 || bytes > GREATEST_LIMIT) {
            throw new IllegalArgumentException(
                    "bytes must be from 1 to " + GREATEST_LIMIT + ", but was '" + bytes + "'. Use 1 GiB at most.");
        }
        return new PortfolioReader(evidenceKinds, bytes);
    }

    /**
     * The portfolio in a file whose name ends in {@code .yaml}, {@code .yml} or {@code .json}.
     *
     * @throws PortfolioException if anything is wrong with the file or an import; it names all of it
     * @throws IllegalStateException if a library that the file needs is not on the class path; the message names it
     */
    public Portfolio read(Path file) throws PortfolioException {
        return PortfolioReading.of(file, evidenceKinds, limit);
    }
}
