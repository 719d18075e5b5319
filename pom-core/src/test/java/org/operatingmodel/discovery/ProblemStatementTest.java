package org.operatingmodel.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;

class ProblemStatementTest {
    private static ProblemStatement problem(String statement, String... affectedUsers) {
        return new ProblemStatement(
                new ProblemId("slow-start"), new ProductId("portal"), statement, List.of(affectedUsers));
    }

    @Test
    void it_states_something_and_may_name_nobody_yet() {
        assertThat(problem("Partners wait for days.").affectedUsers()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem(" ", "partners"))
                .withMessageStartingWith("ProblemStatement.statement must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem("Partners wait for days.", " "))
                .withMessageStartingWith("ProblemStatement.affectedUsers");
    }
}
