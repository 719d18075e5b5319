package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.DesignTokenId;
import org.operatingmodel.design.TokenValue;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;

class DesignProperties {
    @Property
    void reuse_of_parts_is_that_of_the_whole_weighted_by_uses(
            @ForAll List<@From("uses") ComponentUse> one, @ForAll List<@From("uses") ComponentUse> other) {
        List<ComponentUse> both = new ArrayList<>(other);
        both.addAll(one);
        ComponentReuse merged = ComponentReuse.of(one).plus(ComponentReuse.of(other));
        assertThat(merged).isEqualTo(ComponentReuse.of(both));
        long all = both.stream().mapToLong(ComponentUse::uses).sum();
        long approved = both.stream()
                .filter(ComponentUse::approved)
                .mapToLong(ComponentUse::uses)
                .sum();
        assertThat(merged.ratio().toOptional())
                .isEqualTo(all == 0 ? Optional.empty() : Optional.of(Ratio.of(approved, all)));
    }

    @Provide
    Arbitrary<ComponentUse> uses() {
        return Combinators.combine(
                        Arbitraries.of("Button", "Card", "Own"),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 1_000_000))
                .as(ComponentUse::new);
    }

    /** Each number is what a token has in code on the web, where 0 is what was designed. */
    @Property
    void exactly_the_tokens_that_differ_have_drifted(@ForAll List<@From("values") Integer> values) {
        List<DesignToken> tokens = new ArrayList<>();
        for (int value : values) {
            tokens.add(new DesignToken(
                    new DesignTokenId("token-" + tokens.size()),
                    new ProductId("library"),
                    "0",
                    "1.0.0",
                    List.of(new TokenValue(Channel.WEB, String.valueOf(value)))));
        }
        assertThat(DesignParity.drifts(tokens, List.of(), EnumSet.of(Channel.WEB)))
                .extracting(DesignParity.Drift::code)
                .containsExactlyElementsOf(values.stream()
                        .filter(value -> value != 0)
                        .map(String::valueOf)
                        .toList());
    }

    @Provide
    Arbitrary<Integer> values() {
        return Arbitraries.integers().between(0, 2);
    }
}
