package org.operatingmodel.metrics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.operatingmodel.flow.FlowItemType;

class CategorySchemeTest {
    @Test
    void it_has_at_most_100_categories() {
        List<String> names =
                IntStream.rangeClosed(1, 101).mapToObj(i -> "category-" + i).toList();
        assertThat(CategoryScheme.of("wide", names.subList(0, 100)).categories())
                .hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryScheme.of("wider", names))
                .withMessage(
                        "CategoryScheme.categories must be at most 100, but were '101' for 'wider'. Join some; keys may"
                                + " be as many as needed.");
    }

    @ParameterizedTest
    @EnumSource
    void every_flow_item_type_is_its_own_category(FlowItemType type) {
        assertThat(CategoryScheme.FLOW_ITEMS.category(type.name())).isEqualTo(type.name());
        assertThat(CategoryScheme.FLOW_ITEMS.categories()).hasSize(FlowItemType.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "FEATURE,    INNOVATION",
        "INNOVATION, INNOVATION",
        "DEFECT,     MAINTENANCE",
        "DEBT,       TECHNICAL_DEBT",
        "RISK,       RISK",
        "feature,    OTHER",
        "'',         OTHER"
    })
    void a_key_belongs_to_one_category_and_an_unknown_one_to_other(String key, String category) {
        assertThat(CategoryScheme.INVESTMENT_MIX.category(key)).isEqualTo(category);
    }

    @Test
    void the_categories_keep_their_order_and_other_is_last() {
        assertThat(CategoryScheme.FLOW_ITEMS.withOther()).containsExactly("FEATURE", "DEFECT", "DEBT", "RISK", "OTHER");
        assertThat(CategoryScheme.INVESTMENT_MIX.categories())
                .containsExactly("INNOVATION", "MAINTENANCE", "TECHNICAL_DEBT", "RISK");
        assertThat(CategoryScheme.RUN_GROW_TRANSFORM.categories()).containsExactly("RUN", "GROW", "TRANSFORM");
        assertThat(CategoryScheme.RUN_GROW_TRANSFORM.category("GROW")).isEqualTo("GROW");
    }

    @Test
    void keys_may_belong_to_other_on_purpose() {
        assertThat(new CategoryScheme("cloud", List.of("prod"), Map.of("sandbox", "OTHER", "live", "prod")).keys())
                .containsExactly(Map.entry("live", "prod"), Map.entry("sandbox", "OTHER"));
    }

    @Test
    void a_scheme_that_is_not_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryScheme.of("Mix", List.of("A")))
                .withMessage("CategoryScheme.id must match [a-z][a-z0-9-]{1,62}, but was 'Mix'. "
                        + "Use lower-case letters, digits and '-'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryScheme.of("mix", List.of()))
                .withMessage("CategoryScheme.categories must not be empty, but was '[]' for 'mix'. Name a category.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryScheme.of("mix", List.of("A", "A")))
                .withMessage("CategoryScheme.categories must be different and none must be 'OTHER', but was '[A, A]'. "
                        + "Name each once; every scheme has OTHER.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryScheme.of("mix", List.of("A", "OTHER")))
                .withMessage("CategoryScheme.categories must be different and none must be 'OTHER', but was "
                        + "'[A, OTHER]'. Name each once; every scheme has OTHER.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CategoryScheme.of("mix", List.of("new things")))
                .withMessage("CategoryScheme.categories must match [A-Za-z0-9][A-Za-z0-9._:/-]{0,127}, but was "
                        + "'new things'. Use letters, digits and '.', '_', ':', '/', '-'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoryScheme("mix", List.of("A"), Map.of("b", "B")))
                .withMessage("CategoryScheme.keys must name one of [A] or OTHER, but was 'B'. "
                        + "Use a category of the scheme.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CategoryScheme("mix", List.of("A"), Map.of(" ", "A")))
                .withMessage("CategoryScheme.keys must not be blank, but was ' '. Write a text.");
    }
}
