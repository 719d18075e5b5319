package org.operatingmodel.testkit;

import java.util.Optional;
import net.jqwik.api.SampleReportingFormat;
import org.operatingmodel.io.PortfolioWriter;
import org.operatingmodel.portfolio.Portfolio;

/**
 * How jqwik prints a portfolio of a failing property: as the YAML file that {@link org.operatingmodel.io.PortfolioReader}
 * reads back as an equal portfolio, after a comment that says how to show it.
 *
 * @since 0.1
 */
public final class SampleFormat implements SampleReportingFormat {
    private static final String FILE = "counterexample.yaml";

    /** Found by jqwik. */
    public SampleFormat() {}

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Portfolio || value instanceof Situation;
    }

    @Override
    public Optional<String> label(Object value) {
        return Optional.of(value.getClass().getSimpleName() + " ");
    }

    @Override
    public Object report(Object value) {
        return SampleReportingFormat.plainLabel(
                value instanceof Situation situation ? text(situation) : text((Portfolio) value));
    }

    private static String text(Situation situation) {
        return "# Save as " + FILE + ", and ask with --pack for each pack of yours:\n# gatehouse decide " + FILE
                + " --product " + situation.request().productId() + " --gate "
                + situation.request().gateId() + " --as-of " + situation.asOf() + "\n"
                + yaml(situation.portfolio());
    }

    private static String text(Portfolio portfolio) {
        return "# Save as " + FILE + ", and ask with the instant of the test, and --pack for each pack of yours:\n"
                + "# gatehouse review " + FILE + " --as-of INSTANT\n" + yaml(portfolio);
    }

    private static String yaml(Portfolio portfolio) {
        return PortfolioWriter.yaml(portfolio).stripTrailing();
    }
}
