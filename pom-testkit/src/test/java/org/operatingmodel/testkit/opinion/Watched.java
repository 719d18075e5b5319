package org.operatingmodel.testkit.opinion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.operatingmodel.portfolio.ProductScoped;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Vocabulary;

/** A fact of a host that does not copy its collections, so that whoever reads it could change it. */
@NullMarked
public record Watched(ProductId productId, List<String> names, Map<String, String> labels, List<Part> parts)
        implements ProductScoped {
    /** A part of it. */
    @NullMarked
    public record Part(String name, List<String> marks) {}

    /** Rules that read everything of it in every way that there is. */
    static RulePack pack() {
        List<String> conditions = List.of(
                "names contains \"a\"",
                "names not contains \"z\", \"b\" memberOf names",
                "names.size() > 1, !names.isEmpty(), names.contains( \"a\" )",
                "labels.containsKey( \"k\" ), labels.get( \"k\" ) == \"v\", labels.size() == 1",
                "$names : names ) Watched( productId == $product, $names contains \"a\"",
                "$parts : parts ) Part( name == \"p\", marks contains \"m\" ) from $parts\n exists( Part( name == \"p\" ) from $parts ) Watched( productId == $product",
                "names contains \"a\" ) accumulate( Watched( $n : names.size() ); $sum : sum( $n ), $all : collectList( $n ); $sum > 1, $all.size() == 1 ) Watched( productId == $product");
        StringBuilder text = new StringBuilder("import org.operatingmodel.gate.GateReview\n" + "import "
                + Watched.class.getName() + "\nimport " + Part.class.getCanonicalName() + "\n");
        for (int i = 0; i < conditions.size(); i++) {
            text.append("rule \"Watched ").append(i).append("\" @gate( \"mvp-exit\" ) @criterion( \"watched.c");
            text.append(i)
                    .append("\" )\nwhen\n    GateReview( $product : productId )\n    Watched( productId == $product, ");
            text.append(conditions.get(i)).append(" )\nthen\nend\n");
        }
        return Samples.pack(
                "watched",
                Map.of("watched.drl", text.toString().getBytes(StandardCharsets.UTF_8)),
                Vocabulary.standard().withFacts(Watched.class));
    }
}
