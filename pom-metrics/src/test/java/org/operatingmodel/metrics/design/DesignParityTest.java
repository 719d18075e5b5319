package org.operatingmodel.metrics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.operatingmodel.metrics.Figures.reasonOf;
import static org.operatingmodel.metrics.platform.Facts.STREAM;
import static org.operatingmodel.metrics.platform.Facts.product;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignComponentId;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.DesignTokenId;
import org.operatingmodel.design.TokenValue;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;
import org.operatingmodel.metrics.Share;
import org.operatingmodel.metrics.design.DesignParity.Drift;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;

class DesignParityTest {
    private static final ProductId SYSTEM = new ProductId("component-library");
    private static final Set<Channel> CHANNELS = EnumSet.of(Channel.WEB, Channel.MOBILE);

    private static DesignToken token(String id, TokenValue... code) {
        return new DesignToken(new DesignTokenId(id), SYSTEM, "8", "1.0.0", List.of(code));
    }

    private static DesignComponent component(String id, String codeVersion) {
        return new DesignComponent(
                new DesignComponentId(id), SYSTEM, "2", URI.create("https://code.example/" + id), codeVersion);
    }

    @Test
    void one_drifted_token_is_found() {
        List<DesignToken> tokens = List.of(
                token("space.small", new TokenValue(Channel.WEB, "8"), new TokenValue(Channel.MOBILE, "8")),
                token("space.large", new TokenValue(Channel.WEB, "8"), new TokenValue(Channel.MOBILE, "9")));
        List<DesignComponent> components = List.of(component("button", "2"));
        // two tokens on two channels and one component, of which one is not as designed
        assertThat(DesignParity.of(tokens, components, CHANNELS).ratio())
                .isEqualTo(Measured.value(
                        Ratio.of(4, 5), 5, Basis.timeless("fraction", "design-parity: as designed / designed")));
        assertThat(DesignParity.drifts(tokens, components, CHANNELS))
                .containsExactly(new Drift("space.large", Channel.MOBILE, "8", "9"));
    }

    @Test
    void a_token_for_the_web_alone_and_an_old_component_have_drifted() {
        List<DesignToken> webOnly = List.of(token("space.small", new TokenValue(Channel.WEB, "8")));
        List<DesignComponent> old = List.of(component("button", "1"));
        assertThat(DesignParity.drifts(webOnly, old, CHANNELS))
                .containsExactly(
                        new Drift("space.small", Channel.MOBILE, "8", null), new Drift("button", null, "2", "1"));
        assertThat(DesignParity.of(webOnly, old, CHANNELS)).isEqualTo(new DesignParity(new Share(1, 3)));
        assertThat(DesignParity.of(webOnly, old, EnumSet.of(Channel.WEB))).isEqualTo(new DesignParity(new Share(1, 2)));
    }

    @Test
    void a_design_system_that_is_retired_does_not_count_and_one_that_is_being_retired_does() {
        Portfolio.Builder portfolio = Portfolio.builder()
                .valueStreams(STREAM)
                .products(product(SYSTEM.value(), ProductKind.PLATFORM, Stage.OPERATION))
                .designTokens(token("space.small", new TokenValue(Channel.WEB, "8")))
                .designComponents(component("button", "1"));
        assertThat(DesignParity.of(Portfolio.builder().build(), CHANNELS)).isEqualTo(DesignParity.EMPTY);
        assertThat(DesignParity.of(portfolio.build(), CHANNELS)).isEqualTo(new DesignParity(new Share(1, 3)));
        ProductId old = new ProductId("old-library");
        portfolio
                .designTokens(new DesignToken(new DesignTokenId("gap"), old, "8", "0.9.0", List.of()))
                .designComponents(new DesignComponent(new DesignComponentId("frame"), old, "1", null, null));
        assertThat(DesignParity.of(
                        portfolio
                                .products(product(old.value(), ProductKind.PLATFORM, Stage.RETIREMENT))
                                .build(),
                        CHANNELS))
                .isEqualTo(new DesignParity(new Share(1, 6)));
        Portfolio.Builder retired = Portfolio.builder()
                .valueStreams(STREAM)
                .products(
                        product(SYSTEM.value(), ProductKind.PLATFORM, Stage.OPERATION),
                        product(old.value(), ProductKind.PLATFORM, Stage.RETIRED));
        Portfolio before = portfolio.build();
        before.designTokens().forEach(retired::designTokens);
        before.designComponents().forEach(retired::designComponents);
        assertThat(DesignParity.of(retired.build(), CHANNELS)).isEqualTo(new DesignParity(new Share(1, 3)));
    }

    @Test
    void values_are_compared_as_they_are_written() {
        DesignToken brand = new DesignToken(
                new DesignTokenId("brand"),
                SYSTEM,
                "#0055aa",
                "1.0.0",
                List.of(new TokenValue(Channel.WEB, "#0055AA")));
        assertThat(DesignParity.drifts(List.of(brand), List.of(), EnumSet.of(Channel.WEB)))
                .containsExactly(new Drift("brand", Channel.WEB, "#0055aa", "#0055AA"));
    }

    @Test
    void design_systems_merge_by_their_parts() {
        DesignParity one = new DesignParity(new Share(1, 3));
        assertThat(one.plus(new DesignParity(new Share(4, 5)))).isEqualTo(new DesignParity(new Share(5, 8)));
        assertThat(one.plus(DesignParity.EMPTY)).isEqualTo(one);
    }

    @Test
    void nothing_designed_has_no_parity() {
        assertThat(reasonOf(DesignParity.of(List.of(), List.of(), CHANNELS).ratio()))
                .isEqualTo("Nothing was designed.");
    }
}
