package org.operatingmodel.testkit.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.operatingmodel.outcome.OutcomeId;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.testkit.Changed;
import org.operatingmodel.testkit.Situation;

/**
 * Takes away what a broken law does not need: whole lists of facts, halves of them, single facts, what products refer to;
 * until nothing can go.
 *
 * <p>A step counts when the same law is still broken for the same product at the same gate, be it in another way.
 */
final class Smallest {
    /** How many portfolios are tried at most; what is left then is shown as it is. */
    private static final int MOST_TRIES = 4_000;

    private final Law law;
    private final Policy policy;
    private Situation situation;
    private Breach breach;
    private int tries;

    Smallest(Law law, Policy policy, Situation situation, Breach breach) {
        this.law = law;
        this.policy = policy;
        this.situation = situation;
        this.breach = breach;
        int before;
        do {
            before = size(this.situation.portfolio());
            plainerProducts();
            for (int list = lists(this.situation.portfolio()).size() - 1; list >= 0; list--) {
                shorten(list);
            }
        } while (size(this.situation.portfolio()) < before && tries < MOST_TRIES);
    }

    Situation situation() {
        return situation;
    }

    Breach breach() {
        return breach;
    }

    /** Without stretches of a list: all of it, then halves, and so on down to single facts. */
    private void shorten(int list) {
        int length = lists(situation.portfolio()).get(list).size();
        for (int stretch = length; stretch >= 1; stretch /= 2) {
            for (int from = lists(situation.portfolio()).get(list).size() - stretch; from >= 0; from -= stretch) {
                without(list, from, from + stretch);
            }
        }
    }

    private void without(int list, int from, int to) {
        List<List<Object>> lists = lists(situation.portfolio());
        List<Object> shorter = new ArrayList<>(lists.get(list));
        shorter.subList(from, to).clear();
        attempt(list, shorter);
    }

    /** Products that refer to nothing but their value stream, have no channel and no version. */
    private void plainerProducts() {
        List<Product> products = situation.portfolio().products();
        int list = position(products);
        for (int i = 0; list >= 0 && i < products.size(); i++) {
            Product product = products.get(i);
            for (Product plainer :
                    List.of(plain(product, List.of()), plain(product, product.outcomeIds()), without(product))) {
                List<Object> changed = new ArrayList<>(situation.portfolio().products());
                if (changed.size() == products.size() && !plainer.equals(changed.get(i))) {
                    changed.set(i, plainer);
                    if (attempt(list, changed)) {
                        break;
                    }
                }
            }
        }
    }

    private static Product plain(Product product, List<OutcomeId> outcomes) {
        return new Product(
                product.id(),
                product.name(),
                product.kind(),
                product.stage(),
                Set.of(),
                product.valueStreamId(),
                null,
                null,
                outcomes,
                List.of(),
                null);
    }

    private static Product without(Product product) {
        return new Product(
                product.id(),
                product.name(),
                product.kind(),
                product.stage(),
                product.channels(),
                product.valueStreamId(),
                null,
                product.owner(),
                product.outcomeIds(),
                List.of(),
                product.releasedVersion());
    }

    private boolean attempt(int list, List<Object> replacement) {
        if (tries++ >= MOST_TRIES) {
            return false;
        }
        int[] at = {0};
        Portfolio smaller;
        try {
            smaller = Changed.eachList(situation.portfolio(), each -> at[0]++ == list ? replacement : each);
        } catch (IllegalArgumentException e) {
            return false; // something that is left refers to what was taken away
        }
        ProductId asked = situation.request().productId();
        if (smaller.product(asked).isEmpty()) {
            return false;
        }
        Situation candidate = situation.with(smaller);
        Optional<Breach> still;
        try {
            still = law.breach(policy, candidate);
        } catch (RuntimeException e) {
            return false; // what decides cannot answer about less; the law is broken by what it can
        }
        if (still.isPresent()) {
            situation = candidate;
            breach = still.get();
        }
        return still.isPresent();
    }

    private int position(List<?> wanted) {
        List<List<Object>> lists = lists(situation.portfolio());
        for (int i = 0; i < lists.size(); i++) {
            if (!wanted.isEmpty() && lists.get(i).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static List<List<Object>> lists(Portfolio portfolio) {
        List<List<Object>> lists = new ArrayList<>();
        Changed.eachList(portfolio, list -> {
            lists.add(List.copyOf(list));
            return list;
        });
        return lists;
    }

    private static int size(Portfolio portfolio) {
        return lists(portfolio).stream().mapToInt(List::size).sum();
    }
}
