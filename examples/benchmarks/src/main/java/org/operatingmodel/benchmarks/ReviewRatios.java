package org.operatingmodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.report.Doctor;

/**
 * Reviews of 100, 1,000 and 10,000 products in turns, with and without facts of the host and with all packs of the library, their
 * assessment, and decisions one by one: processor time for each product.
 */
public final class ReviewRatios {
    private static final String ONE_BY_ONE = "100 products, decided one by one";

    private static final String WITHOUT_HOST_FACTS = "10000 products, one more over evidence";
    private static final String WITH_HOST_FACTS = "10000 products, one more over host facts";

    private ReviewRatios() {}

    /** Runs with as many turns as the argument says, or 5. */
    public static void main(String[] args) {
        int turns = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        Governance governance = Governance.load(RulePack.standard());
        Portfolio portfolio = StandardPortfolio.of(100);
        Interleaved ways = new Interleaved().add(ONE_BY_ONE, () -> {
            int blocked = 0;
            for (Product product : portfolio.products()) {
                GateRequest request = new GateRequest(
                        product.id(), GateId.exitOf(product.stage()).orElseThrow());
                blocked += governance.decide(portfolio, request, Workload.AS_OF).blocked() ? 1 : 0;
            }
            return blocked;
        });
        for (int products : new int[] {100, 1_000, 10_000}) {
            ReviewBenchmark review = new ReviewBenchmark();
            review.products = products;
            review.setup();
            ways.add(products + " products, new snapshot", review::review);
        }
        Portfolio known = StandardPortfolio.of(1_000);
        ways.add("1000 products, known snapshot", () -> governance.review(known, Workload.AS_OF));
        List<RulePack> packs = new ArrayList<>(Doctor.packs());
        packs.add(RulePack.shipped("roles"));
        Governance all = Governance.load(packs.toArray(RulePack[]::new));
        ways.add("1000 products, known snapshot, all packs", () -> all.review(known, Workload.AS_OF));
        ways.add("1000 products, assessed by all packs", () -> all.assess(known, Workload.AS_OF));
        Portfolio large = StandardPortfolio.of(10_000);
        ways.add(WITHOUT_HOST_FACTS, HostFactReviews.without(large));
        ways.add(WITH_HOST_FACTS, HostFactReviews.with(large));
        Map<String, Double> micros = ways.run(turns);
        double one = micros.getOrDefault(ONE_BY_ONE, Double.NaN) / 100;
        System.out.println("For each product:");
        micros.forEach((name, each) -> {
            int products = Integer.parseInt(name.substring(0, name.indexOf(' ')));
            System.out.println(Interleaved.row(name, each / products, one));
        });
        System.out.println(String.format(
                Locale.ROOT,
                "With facts of the host: %.2f x of without.",
                micros.getOrDefault(WITH_HOST_FACTS, Double.NaN)
                        / micros.getOrDefault(WITHOUT_HOST_FACTS, Double.NaN)));
    }
}
