package example.security;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operatingmodel.portfolio.InRules;
import org.operatingmodel.product.ProductId;

/** Everything that a fact type must not be. */
public record Unreadable<T>(
        ProductId productId,
        int issuedCount,
        int unit,
        double score,
        LocalDateTime when,
        Optional<String> note,
        List<List<String>> table,
        Map<Integer, String> byNumber,
        int[] numbers,
        Hidden hidden,
        Evidence evidence) {
    @InRules
    boolean concealed() {
        return true;
    }

    @InRules
    public static boolean fixed() {
        return true;
    }

    @InRules
    public void nothing() {}

    @InRules
    public boolean within(int limit) {
        return limit > 0;
    }

    @InRules
    public boolean within(String limit) {
        return limit.isEmpty();
    }

    @InRules
    public boolean read(Object source) throws IOException {
        return source.hashCode() == 0;
    }

    record Hidden(String name) {}

    /** Has the name of a standard type. */
    public record Evidence(String name) {}
}
