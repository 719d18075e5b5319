package org.operatingmodel.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables that every alternative binds; that both evaluators agree on them is PrintMeaningTest's. */
class AlternativesTest {
    private static RuleParser.Parsed parse(String queries, String conditions) {
        String text = queries + "rule \"Test\" @gate( \"mvp-exit\" ) @criterion( \"test.one\" )\nwhen\n"
                + "GateReview( $product : productId, $asOf : asOf )\n" + conditions + "\nthen\nend\n";
        return RuleParser.parse("test.drl", text.getBytes(StandardCharsets.UTF_8), Vocabulary.standard());
    }

    private static String print(String queries, String conditions) {
        RuleParser.Parsed parsed = parse(queries, conditions);
        assertThat(parsed.findings()).isEmpty();
        return CanonicalPrint.of(parsed.rules().get(0));
    }

    private static List<String> findings(String conditions) {
        return parse("", conditions).findings().stream().map(Finding::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ( Evidence( $w : author ) or Approval( $w : approver ) ) ProductRisk( owner == $w ) ~ ( ( Evidence( $w : author ) and ProductRisk( owner == $w ) ) or ( Approval( $w : approver ) and ProductRisk( owner == $w ) ) )
            ( Evidence( $w : author ) or Approval( $w : approver ) ) ProductRisk( owner == $w ) Team() ~ ( ( Evidence( $w : author ) and ProductRisk( owner == $w ) ) or ( Approval( $w : approver ) and ProductRisk( owner == $w ) ) ) Team()
            ( Evidence( $w : author ) or Approval( $w : approver ) ) Team() ~ ( Evidence( $w : author ) or Approval( $w : approver ) ) Team()
            ( Evidence( $w : author ) or Approval( $w : approver ) ) $r : ProductRisk( owner == $w ) Milestone( done ) from $r.milestones ~ ( ( Evidence( $w : author ) and $r : ProductRisk( owner == $w ) and Milestone( done ) from $r.milestones ) or ( Approval( $w : approver ) and $r : ProductRisk( owner == $w ) and Milestone( done ) from $r.milestones ) )
            not( ( Evidence( $w : author ) or Approval( $w : approver ) ) and ProductRisk( owner == $w ) ) ~ not( ( Evidence( $w : author ) and ProductRisk( owner == $w ) ) or ( Approval( $w : approver ) and ProductRisk( owner == $w ) ) )
            """)
    void what_reads_them_stands_in_each_alternative(String shared, String written) {
        assertThat(print("", shared)).isEqualTo(print("", written));
    }

    @Test
    void they_are_seen_inside_a_query_and_not_outside_of_it() {
        String query =
                "query risky() ( Evidence( $w : author ) or Approval( $w : approver ) ) ProductRisk( owner == $w )"
                        + " end\n";
        assertThat(print(query, "?risky()")).contains(" or ").contains("ProductRisk( ");
        assertThat(parse(query, "?risky() Approval( approver == $w )").findings())
                .extracting(Finding::slug)
                .containsExactly("unknown-variable");
    }

    @Test
    void a_variable_of_some_alternatives_only_is_not_seen() {
        assertThat(findings("( Evidence( $w : author ) or Approval() ) ProductRisk( owner == $w )"))
                .containsExactly("test.drl:4:65: unknown-variable: '$w' is not bound before it is used."
                        + " Known here are $asOf, $product.");
    }

    @Test
    void a_variable_that_all_alternatives_bind_is_not_bound_again() {
        assertThat(findings("( Evidence( $w : author ) or Approval( $w : approver ) ) EventSchema( $w : productId )"))
                .containsExactly("test.drl:4:71: duplicate-variable: A variable must be bound once, but '$w' is bound"
                        + " before. Use another name.");
        assertThat(findings("( Evidence( $w : author ) or Approval( $w : approvedAt ) )"))
                .containsExactly("test.drl:4:3: duplicate-variable: Alternatives must not bind a variable to different"
                        + " types, but '$w' is. Use a name for each.");
    }

    @Test
    void more_alternatives_than_a_rule_may_have_are_refused_before_they_are_written_out() {
        StringBuilder conditions = new StringBuilder("( Team( $v0 : id ) or Team( $v0 : id ) )\n");
        for (int i = 1; i < 200; i++) {
            conditions.append("( Team( id == $v%d, $v%d : id ) or Team( id == $v%d, $v%d : id ) )\n"
                    .formatted(i - 1, i, i - 1, i));
        }
        assertThat(parse("", conditions.toString()).findings())
                .extracting(Finding::slug)
                .containsOnly("limit-exceeded");
    }
}
