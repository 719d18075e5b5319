package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.portfolio.InRules;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.standard();

    @Test
    void every_component_can_be_bound_by_the_engine() {
        List<String> wrong = new ArrayList<>();
        for (String name : vocabulary.typeNames()) {
            Class<?> type = vocabulary.type(name).orElseThrow();
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    String property = component.getName();
                    if (!HostTypes.bindable(property)) {
                        wrong.add(name + "." + property);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(vocabulary.factTypes()).hasSizeGreaterThan(30);
    }

    @Test
    void every_type_is_public_and_every_offered_method_too() {
        for (String name : vocabulary.typeNames()) {
            Class<?> type = vocabulary.type(name).orElseThrow();
            assertThat(Modifier.isPublic(type.getModifiers())).as(name).isTrue();
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(InRules.class)) {
                    assertThat(Modifier.isPublic(method.getModifiers()))
                            .as(name + "." + method.getName())
                            .isTrue();
                    assertThat(method.getReturnType())
                            .as(name + "." + method.getName())
                            .isNotEqualTo(void.class);
                }
            }
        }
    }

    @Test
    void waivers_and_override_decisions_are_no_facts() {
        assertThat(vocabulary.factTypes()).doesNotContain("Waiver", "OverrideDecision", "GateDecision", "Portfolio");
    }
}
