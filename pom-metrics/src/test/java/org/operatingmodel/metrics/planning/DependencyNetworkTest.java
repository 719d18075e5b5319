package org.operatingmodel.metrics.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.product.Dependency;
import org.operatingmodel.product.DependencyId;
import org.operatingmodel.product.DependencyState;
import org.operatingmodel.product.ProductId;

class DependencyNetworkTest {
    private static final LocalDate DAY = LocalDate.parse("2026-07-01");

    private static Dependency needs(String id, String product, String other, int dueIn, DependencyState state) {
        return new Dependency(
                new DependencyId(id), new ProductId(product), new ProductId(other), "It", DAY.plusDays(dueIn), state);
    }

    private static Dependency needs(String id, String product, String other, int dueIn) {
        return needs(id, product, other, dueIn, DependencyState.COMMITTED);
    }

    private static List<DependencyId> ids(String... ids) {
        return List.of(ids).stream().map(DependencyId::new).toList();
    }

    @Test
    void the_longest_chain_of_what_is_unresolved_is_critical() {
        DependencyNetwork network = DependencyNetwork.of(
                List.of(
                        needs("app-needs-portal", "app", "portal", 30),
                        needs("portal-needs-login", "portal", "login", 20),
                        needs("login-needs-mail", "login", "mail", 10, DependencyState.OPEN),
                        needs("desk-needs-login", "desk", "login", 20),
                        needs("mail-needs-net", "mail", "net", 5, DependencyState.RESOLVED)),
                DAY);
        assertThat(network.criticalChain())
                .isEqualTo(ids("login-needs-mail", "portal-needs-login", "app-needs-portal"));
        assertThat(network.unresolved())
                .isEqualTo(ids("app-needs-portal", "desk-needs-login", "login-needs-mail", "portal-needs-login"));
        assertThat(network.cycles()).isEmpty();
        assertThat(network.overdue()).isEmpty();
        assertThat(network.impossible()).isEmpty();
    }

    @Test
    void what_is_beside_the_longest_chain_can_go_on_at_once() {
        // of four unresolved, three are one chain: 1 - 3/4
        Measured<Ratio> share = DependencyNetwork.of(
                        List.of(
                                needs("app-needs-portal", "app", "portal", 30),
                                needs("portal-needs-login", "portal", "login", 20),
                                needs("login-needs-mail", "login", "mail", 10),
                                needs("desk-needs-login", "desk", "login", 20),
                                needs("mail-needs-net", "mail", "net", 5, DependencyState.RESOLVED)),
                        DAY)
                .parallelisableShare();
        assertThat(share.toOptional()).contains(Ratio.of(1, 4));
        assertThat(share.n()).isEqualTo(4);
        assertThat(reason(needs("done", "mail", "net", 5, DependencyState.RESOLVED)))
                .isEqualTo("No product waits for another.");
        assertThat(reason(needs("there", "app", "portal", 5), needs("back", "portal", "app", 5)))
                .isEqualTo("Products wait for each other in a circle.");
    }

    private static String reason(Dependency... dependencies) {
        return ((Measured.Absent<Ratio>)
                        DependencyNetwork.of(List.of(dependencies), DAY).parallelisableShare())
                .reason();
    }

    @Test
    void what_was_due_the_day_before_is_late_and_what_is_due_today_is_not() {
        DependencyNetwork network = DependencyNetwork.of(
                List.of(
                        needs("late", "app", "portal", -1),
                        needs("today", "app", "login", 0),
                        needs("done", "app", "mail", -9, DependencyState.RESOLVED)),
                DAY);
        assertThat(network.overdue()).isEqualTo(ids("late"));
    }

    @Test
    void what_is_due_before_what_it_waits_for_is_impossible() {
        assertThat(DependencyNetwork.of(
                                List.of(needs("first", "app", "portal", 9), needs("second", "portal", "login", 10)),
                                DAY)
                        .impossible())
                .isEqualTo(ids("first"));
        assertThat(DependencyNetwork.of(
                                List.of(needs("first", "app", "portal", 10), needs("second", "portal", "login", 10)),
                                DAY)
                        .impossible())
                .isEmpty();
    }

    @Test
    void products_that_wait_in_a_circle_are_named_and_have_no_chain() {
        DependencyNetwork network = DependencyNetwork.of(
                List.of(
                        needs("1", "app", "portal", 1),
                        needs("2", "portal", "login", 1),
                        needs("3", "login", "app", 1),
                        needs("4", "desk", "app", 1),
                        needs("7", "app", "store", 1),
                        needs("8", "store", "vault", 1),
                        needs("5", "mail", "net", 1),
                        needs("6", "net", "mail", 1)),
                DAY);
        assertThat(network.cycles())
                .containsExactly(
                        List.of(new ProductId("app"), new ProductId("login"), new ProductId("portal")),
                        List.of(new ProductId("mail"), new ProductId("net")));
        assertThat(network.criticalChain()).isEmpty();
    }

    @Test
    void a_circle_that_is_resolved_in_one_place_is_a_chain() {
        DependencyNetwork network = DependencyNetwork.of(
                List.of(needs("1", "app", "portal", 1), needs("2", "portal", "app", 1, DependencyState.RESOLVED)), DAY);
        assertThat(network.cycles()).isEmpty();
        assertThat(network.criticalChain()).isEqualTo(ids("1"));
        assertThat(DependencyNetwork.of(List.of(), DAY).criticalChain()).isEmpty();
    }
}
