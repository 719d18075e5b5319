package org.operatingmodel.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.Governance;
import org.operatingmodel.rules.RulePack;

/** Reviews of 100, 1,000 and 10,000 products in turns, and decisions one by one: processor time for each product. */
public final class ReviewRatios {
    private ReviewRatios() {}

    /** Runs with as many turns as the argument says, or 5. */
    public static void main(String[] args) {
        int turns = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        Governance governance = Governance.load(RulePack.standard());
        Portfolio portfolio = StandardPortfolio.of(100);
        Interleaved ways = new Interleaved().add("1 by 1", () -> {
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
            ways.add(Integer.toString(products), review::review);
        }
        Map<String, Double> micros = ways.run(turns);
        double one = micros.getOrDefault("1 by 1", Double.NaN) / 100;
        micros.forEach((name, each) -> {
            int products = name.equals("1 by 1") ? 100 : Integer.parseInt(name);
            System.out.println(
                    Interleaved.row("review, " + name + " products", each / products, one) + " for each product");
        });
        System.out.printf(Locale.ROOT, "(x: a decision of its own, snapshot known)%n");
    }
}
