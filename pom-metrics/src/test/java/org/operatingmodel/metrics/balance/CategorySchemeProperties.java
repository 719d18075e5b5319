package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CategorySchemeProperties {
    private static final List<String> CATEGORIES = List.of("INNOVATION", "MAINTENANCE", "RISK");

    /** Few letters, so that keys of things and those of the scheme meet. */
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(3);
    }

    @Provide
    Arbitrary<Map<String, String>> mappings() {
        return Arbitraries.maps(keys(), Arbitraries.of(CATEGORIES)).ofMaxSize(8);
    }

    @Property
    void every_key_belongs_to_exactly_one_category(
            @ForAll("mappings") Map<String, String> mapping, @ForAll("keys") String key) {
        CategoryScheme scheme = new CategoryScheme("tracker", CATEGORIES, mapping);
        assertThat(scheme.withOther().stream().filter(scheme.category(key)::equals))
                .containsExactly(mapping.getOrDefault(key, CategoryScheme.OTHER));
    }

    @Property
    void things_are_counted_once_and_none_is_dropped(
            @ForAll("mappings") Map<String, String> mapping, @ForAll("counts") Map<String, Long> counts) {
        CategoryScheme scheme = new CategoryScheme("tracker", CATEGORIES, mapping);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        assertThat(Allocation.counts(scheme, counts).total()).isEqualByComparingTo(BigDecimal.valueOf(all));
    }

    @Provide
    Arbitrary<Map<String, Long>> counts() {
        return Arbitraries.maps(keys(), Arbitraries.longs().between(0, 99)).ofMaxSize(8);
    }
}
