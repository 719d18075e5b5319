package org.operatingmodel.testkit.law;

import java.util.ArrayList;
import java.util.List;
import org.operatingmodel.io.PortfolioWriter;
import org.operatingmodel.product.Product;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/**
 * A situation that breaks a law, made as small as it still does.
 *
 * @param law the law
 * @param situation the smallest situation that was found
 * @param how how it breaks the law: what is wrong, the rule, and the answers that show it
 * @param command what shows it when the portfolio is in the file {@value #FILE}, without the packs
 * @since 0.1
 */
public record Counterexample(Law law, Situation situation, String how, String command) {
    /** The name of the file that the command reads. */
    public static final String FILE = "portfolio.yaml";

    static Counterexample of(Law law, Policy policy, Situation situation, Breach breach) {
        Smallest smallest = new Smallest(law, policy, situation, breach);
        return new Counterexample(
                law,
                smallest.situation(),
                smallest.breach().text(),
                smallest.breach().command(smallest.situation(), FILE));
    }

    /** All facts of the portfolio but the products. */
    public List<Record> factsBesideProducts() {
        List<Record> facts = new ArrayList<>();
        Changed.eachList(situation.portfolio(), list -> {
            list.forEach(fact -> {
                if (!(fact instanceof Product)) {
                    facts.add((Record) fact);
                }
            });
            return list;
        });
        return List.copyOf(facts);
    }

    /**
     * All of it for people: the law, what is wrong, the answers, and the portfolio as a file that {@code gatehouse} loads,
     * with the command that asks the same.
     */
    public String text() {
        return law + ": broken.\n" + how
                + "-- portfolio, as small as it still shows it; to see it, with --pack for each"
                + " pack of yours:\n   " + command + "\n"
                + PortfolioWriter.yaml(situation.portfolio());
    }

    @Override
    public String toString() {
        return text();
    }
}
