package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import example.security.PenTest;
import example.security.ThreatModel;
import example.security.Unreadable;
import example.unmarked.Unmarked;
import org.junit.jupiter.api.Test;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.gate.Waiver;

class HostTypesTest {
    @Test
    void registered_types_stand_beside_the_standard_ones() {
        Vocabulary vocabulary = Vocabulary.standard().withFacts(PenTest.class).withFacts(ThreatModel.class);
        assertThat(vocabulary.factTypes())
                .containsAll(Vocabulary.standard().factTypes())
                .contains("PenTest", "ThreatModel")
                .doesNotContain("Weakness");
        assertThat(vocabulary.typeNames()).contains("PenTest", "PenTestId", "Depth", "Weakness", "ThreatModel");
        assertThat(vocabulary.hostFactTypes().values()).containsExactly(PenTest.class, ThreatModel.class);
        assertThat(Vocabulary.standard().hostFactTypes()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_with_a_type_is_told_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vocabulary.standard().withFacts(Unreadable.class, String.class, Evidence.class))
                .withMessage("""
                        java.lang.String: a fact type must be a record, but is none. Write it as a record.
                        org.operatingmodel.evidence.Evidence: a fact type must be a new one, but this is in the vocabulary. Leave it out.
                        U: a type must have no type parameters, but has. Write the types out.
                        U.issuedCount: a name must be no word of the rule language and not start with is, get or set, but was 'issuedCount'. Rename it.
                        U.unit: a name must be no word of the rule language and not start with is, get or set, but was 'unit'. Rename it.
                        U.score: a component must be exact, but is double. Use BigDecimal.
                        U.when: a name must be no word of the rule language and not start with is, get or set, but was 'when'. Rename it.
                        U.when: a component must be a value that rules can read, but is java.time.LocalDateTime. VALUES
                        U.note: a component must be a value that rules can read, but is java.util.Optional<java.lang.String>. VALUES
                        U.table: a component must be a value that rules can read, but is java.util.List<java.util.List<java.lang.String>>. VALUES
                        U.byNumber: a component must be a value that rules can read, but is java.util.Map<java.lang.Integer, java.lang.String>. VALUES
                        U.numbers: a component must be a value that rules can read, but is int[]. VALUES
                        U$Hidden: a type must be public, and what it is nested in, but is not. Make it public.
                        U$Evidence: a simple name must be free, but 'Evidence' is org.operatingmodel.evidence.Evidence. Rename it.
                        U.concealed(): a method that rules may call must be public, but is not. Make it public.
                        U.fixed(): a method that rules may call must be one of its record, but is static. Remove 'static'.
                        U.nothing(): a method that rules may call must give something, but is void. Return a value.
                        U.read(): a method that rules may call must be total, but declares IOException. Answer for every value.
                        U.read(): a parameter must be a value that rules can read, but is java.lang.Object. VALUES
                        U.within(): methods of one name must differ in the number of parameters, but two have 1. Rename one.
                        U.productId: a record with this component must say that it is about that, but does not. Implement ProductScoped.
                        """.strip().replaceAll("(?m)^U", Unreadable.class.getName()).replace(
                        "VALUES",
                        "Use boolean, int, long, String, BigDecimal, Instant, LocalDate, Duration, URI,"
                                + " an enum, a record, or a List, Set or Map of these."));
    }

    @Test
    void waivers_are_no_facts_of_a_host_either() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vocabulary.standard().withFacts(Waiver.class))
                .withMessage(Waiver.class.getName()
                        + ": a fact type must be a new one, but this is in the vocabulary. Leave it out.");
    }

    @Test
    void what_may_be_absent_is_said_by_the_type() {
        Vocabulary vocabulary = Vocabulary.standard().withFacts(PenTest.class, Unmarked.class);
        assertThat(member(vocabulary, "PenTest", "tester").nullable()).isFalse();
        assertThat(member(vocabulary, "PenTest", "expires").nullable()).isTrue();
        assertThat(member(vocabulary, "Unmarked", "name").nullable()).isTrue();
        assertThat(member(vocabulary, "Unmarked", "number").nullable()).isFalse();
        assertThat(member(vocabulary, "Unmarked", "shown").nullable()).isTrue();
    }

    private static ValueType member(Vocabulary vocabulary, String type, String name) {
        Class<?> raw = vocabulary.type(type).orElseThrow();
        return vocabulary
                .members(new ValueType(ValueType.Kind.RECORD, raw, null, false))
                .get(name)
                .get(0)
                .result();
    }
}
