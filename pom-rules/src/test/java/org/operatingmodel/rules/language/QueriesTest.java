package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries as named conditions, and collections of facts: what is refused; what they decide is PureRulesTest's. */
class QueriesTest {
    private static final String FRESH =
            "query fresh( ProductId $p, Instant $now ) Evidence( productId == $p, observedAt <= $now ) end\n";

    private static RuleParser.Parsed parse(String queries, String conditions) {
        String text = queries + "rule \"Test\" @gate( \"mvp-exit\" ) @criterion( \"test.one\" )\nwhen\n"
                + "GateReview( $product : productId, $asOf : asOf )\n" + conditions + "\nthen\nend\n";
        return RuleParser.parse("test.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static List<String> findings(String queries, String conditions) {
        return parse(queries, conditions).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ?fresch( $product, $asOf; )    ~ test.drl:5:2: unknown-query: 'fresch' is not a query of this file; did you mean 'fresh'? Write one of fresh.
            fresh( $product, $asOf; )      ~ test.drl:5:1: not-in-profile: A query must be called with '?', but 'fresh' is not. Write '?fresh( ...; )'.
            ?fresh( $product, $asOf )      ~ test.drl:5:25: not-in-profile: What is given to a query must end with ';', but found ')'. Write '?fresh( $product; )'.
            ?fresh( $product; )            ~ test.drl:5:1: type-mismatch: 'fresh' must be given 2 values, but is given 1. Give a value for each parameter.
            ?fresh( $asOf, $product; )     ~ test.drl:5:9: type-mismatch: '$p' must be given a ProductId, but '$asOf' is a Instant. Give it a ProductId.
            ?fresh( $product, $found; )    ~ test.drl:5:19: unknown-variable: '$found' is not bound before it is used. Known here are $asOf, $product.
            """)
    void a_call_that_does_not_fit_is_refused(String call, String finding) {
        assertThat(findings(FRESH, call)).contains(finding);
        assertThat(parse(FRESH, call).rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            query a() ?a() end                           ~ test.drl:1:12: not-in-profile: A query must not call itself, but 'a' does. Ask for the facts themselves.
            query a() ?b() end query b() ?a() end        ~ test.drl:1:31: not-in-profile: A query must not call itself, but 'a' does. Ask for the facts themselves.
            query a() end                                ~ test.drl:1:7: syntax-error: A query must ask for something, but 'a' is empty. Write 'query fresh( ProductId $product ) ... end', with what must be found between.
            query a( $p ) Evidence( productId == $p ) end ~ test.drl:1:10: syntax-error: A parameter must have a type, but '$p' has none. Write it, such as 'ProductId $product'.
            query a( Produkt $p ) Product( id == $p ) end ~ test.drl:1:10: unknown-type: 'Produkt' is not a type of the vocabulary; did you mean 'Product'? Write the type of what is given, such as ProductId, Instant, String or long.
            query a( Instant $p ) @x( "y" ) Product() end ~ test.drl:1:23: not-in-profile: A query must have no annotations, but here is '@'. Annotate the rules.
            query end() Product() end                    ~ test.drl:1:7: syntax-error: The name of a query must be a lower-case word of at most 64 letters and digits that DRL does not use, but was 'end'. Write 'query fresh( ProductId $product ) ... end', with what must be found between.
            query a() Product() end query a() Team() end ~ test.drl:1:31: duplicate-rule-name: Query names must differ, but 'a' stands twice. Use another name.
            """)
    void a_query_that_is_none_is_refused_called_or_not(String query, String finding) {
        assertThat(findings(query + "\n", "Evidence( productId == $product )")).contains(finding);
    }

    @Test
    void a_query_sees_nothing_of_its_caller_and_binds_nothing_there() {
        assertThat(findings("query a() Evidence( productId == $product ) end\n", "?a()"))
                .containsExactly("test.drl:1:34: unknown-variable: '$product' is not bound before it is used."
                        + " Bind it, such as '$product : productId'.");
        assertThat(findings("query a() $e : Evidence() end\n", "?a()\nApproval( evidenceId == $e.id )"))
                .containsExactly("test.drl:6:25: unknown-variable: '$e' is not bound before it is used."
                        + " Known here are $asOf, $product.");
    }

    @Test
    void a_fault_inside_a_query_is_told_once_at_its_place() {
        assertThat(findings(
                        "query a()\nEvidence( kynd == EvidenceKind.RUNBOOK )\nend\n", "?a()\nexists ?a()\nnot ?a()"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("test.drl:2:11: unknown-property: Evidence has no property 'kynd'");
    }

    @Test
    void a_query_that_no_rule_calls_is_told() {
        assertThat(findings(FRESH, "Evidence( productId == $product )"))
                .containsExactly("test.drl:1:7: unused-query: A query must be called by a rule of its file, but 'fresh'"
                        + " is not. Call it, such as '?fresh( ... ; )', or remove it.");
        String inner = "query inner() Evidence() end\n";
        String outer = "query outer() ?inner() end\n";
        assertThat(findings(inner + outer, "?outer()")).isEmpty();
        assertThat(findings(outer + inner, "not( ?outer() )")).isEmpty();
        assertThat(parse(inner + outer, "Evidence( productId == $product )").findings())
                .extracting(finding -> finding.line() + " " + finding.slug())
                .containsExactly("1 unused-query", "2 unused-query");
        assertThat(parse(inner + outer, "?inner()").rules()).hasSize(1);
        assertThat(parse(inner + outer, "?inner()").findings())
                .extracting(Finding::line)
                .containsExactly(2);
    }

    @Test
    void of_a_file_with_errors_no_query_is_called_unused() {
        assertThat(parse(FRESH, "Evidence( productId == )").findings())
                .extracting(Finding::slug)
                .containsExactly("syntax-error");
    }

    @Test
    void calls_are_counted_as_what_they_stand_for() {
        StringBuilder queries = new StringBuilder("query q0() Evidence( value == 1 ) end\n");
        for (int i = 1; i <= 20; i++) {
            queries.append("query q" + i + "() ?q" + (i - 1) + "() ?q" + (i - 1) + "() end\n");
        }
        assertThat(parse(queries.toString(), "?q20()").findings())
                .extracting(Finding::slug)
                .containsOnly("limit-exceeded");
        assertThat(parse(queries.toString().lines().limit(4).reduce("", (a, b) -> a + b + "\n"), "?q3()")
                        .findings())
                .isEmpty();
    }

    @Test
    void a_collection_is_collected_before_something_of_it_is_bound() {
        assertThat(findings("", "$l : List( $n : isEmpty ) from collect( Evidence( productId == $product ) )"))
                .isEmpty();
        assertThat(findings("", "List( size > 1 ) from $product"))
                .containsExactly("test.drl:4:23: syntax-error: 'from' after 'List( ... )' must continue with 'collect',"
                        + " but found '$product'. Write 'collect' here, or check what stands before it.");
    }

    @Test
    void rules_that_differ_in_the_names_inside_their_queries_print_alike() {
        String one = "query a( ProductId $p ) $e : Evidence( productId == $p ) Approval( evidenceId == $e.id ) end\n";
        RuleParser.Parsed first = parse(one, "?a( $product; )");
        RuleParser.Parsed second =
                parse(one.replace("query a", "query other").replace("$p", "$of"), "?other( $product; )");
        assertThat(CanonicalPrint.of(first.rules().get(0)))
                .isEqualTo(CanonicalPrint.of(second.rules().get(0)))
                .contains("Evidence( productId == $product )");
    }
}
