package org.operatingmodel.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.rules.RulePack;

/** How many portfolios of ten products are made in a second of one core; at least 500 are promised. */
final class GeneratorSpeed {
    private static final long SECOND = 1_000_000_000L;

    private GeneratorSpeed() {}

    /** Prints the figures of six runs, of which the first warms up. */
    public static void main(String[] arguments) {
        JqwikSession.run(GeneratorSpeed::measure);
    }

    private static void measure() {
        RandomGenerator<Portfolio> portfolios = Portfolios.around(Portfolios.AS_OF, RulePack.standard())
                .ofProducts(10, 10)
                .any()
                .generator(1000);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        Random random = new Random(3);
        for (int run = 0; run < 6; run++) {
            long start = clock.getCurrentThreadCpuTime();
            long products = 0;
            int made = 0;
            for (; clock.getCurrentThreadCpuTime() - start < SECOND; made++) {
                products += portfolios.next(random).value().products().size();
            }
            System.out.println(made + " portfolios a second, with " + products + " products");
        }
    }
}
