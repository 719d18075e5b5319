package org.operatingmodel.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.operatingmodel.product.ProductId;

class ProvidedCapabilityTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static ProvidedCapability provided(
            @Nullable ConsumptionMode mode, @Nullable Instant decidedAt, CapabilityConsumer... consumers) {
        return new ProvidedCapability(
                new ProvidedCapabilityId("sso"),
                new ProductId("login"),
                CapabilityId.SINGLE_SIGN_ON,
                mode,
                decidedAt,
                List.of(consumers),
                START,
                null);
    }

    private static CapabilityConsumer consumer(String id, int second) {
        return new CapabilityConsumer(new ProductId(id), START.plusSeconds(second));
    }

    @Test
    void a_mode_is_decided_before_the_second_consumer_comes() {
        // The list is not in the order of time: shop is the second.
        CapabilityConsumer[] two = {consumer("shop", 5), consumer("portal", 1)};
        Instant after = START.plusSeconds(60);
        assertThat(provided(ConsumptionMode.PLATFORM_API, START.plusSeconds(4), two)
                        .modeDecidedInTime(after))
                .isTrue();
        assertThat(provided(ConsumptionMode.PLATFORM_API, START.plusSeconds(5), two)
                        .modeDecidedInTime(after))
                .isFalse();
        assertThat(provided(null, null, two).modeDecidedInTime(after)).isFalse();
        assertThat(provided(null, null, two).modeDecidedInTime(START.plusSeconds(4)))
                .isTrue();
        assertThat(provided(null, null, consumer("portal", 1)).modeDecidedInTime(after))
                .isTrue();
    }

    @Test
    void it_is_shared_from_the_second_consumer_on() {
        ProvidedCapability provided = provided(null, null, consumer("shop", 5), consumer("portal", 1));
        Duration minute = Duration.ofSeconds(60);
        assertThat(provided.sharedWithin(minute, START.plusSeconds(4))).isFalse();
        assertThat(provided.sharedWithin(minute, START.plusSeconds(5))).isTrue();
        assertThat(provided.sharedWithin(minute, START.plusSeconds(65))).isTrue();
        assertThat(provided.sharedWithin(minute, START.plusSeconds(66))).isFalse();
        assertThat(provided(null, null, consumer("portal", 1)).sharedWithin(minute, START.plusSeconds(5)))
                .isFalse();
    }

    @Test
    void consumers_count_from_when_they_use_it() {
        ProvidedCapability provided = provided(null, null, consumer("shop", 5), consumer("portal", 1));
        assertThat(provided.consumersAt(START)).isZero();
        assertThat(provided.consumersAt(START.plusSeconds(4))).isEqualTo(1);
        assertThat(provided.consumersAt(START.plusSeconds(5))).isEqualTo(2);
    }

    @Test
    void each_other_product_is_a_consumer_once() {
        assertThatThrownBy(() -> provided(null, null, consumer("shop", 1), consumer("shop", 2)))
                .hasMessage("ProvidedCapability.consumers must name each other product once, but 'shop' is there twice."
                        + " Leave it out.");
        assertThatThrownBy(() -> provided(null, null, consumer("login", 1)))
                .hasMessage(
                        "ProvidedCapability.consumers must name each other product once, but 'login' is the provider."
                                + " Leave it out.");
    }

    @Test
    void a_mode_has_the_instant_of_its_decision() {
        assertThatThrownBy(() -> provided(ConsumptionMode.PLATFORM_API, null))
                .hasMessage("ProvidedCapability.modeDecidedAt must be there exactly where a mode is, but mode was"
                        + " 'PLATFORM_API' and modeDecidedAt 'null'. Write both, or leave both out.");
    }

    @Test
    void a_delivery_path_is_automated_and_independent_or_not() {
        DeliveryPath path = new DeliveryPath(new ProductId("shop"), List.of("build"), List.of(), Set.of(), START);
        assertThat(path.automated()).isTrue();
        assertThat(path.independent()).isTrue();
        assertThat(new DeliveryPath(path.productId(), List.of(), List.of(), Set.of(), START).automated())
                .isFalse();
        assertThat(new DeliveryPath(path.productId(), List.of("build"), List.of("sign"), Set.of(), START).automated())
                .isFalse();
        assertThatThrownBy(
                        () -> new DeliveryPath(path.productId(), List.of(), List.of(), Set.of(path.productId()), START))
                .hasMessage("DeliveryPath.deployedWith must name other products, but was 'shop'. Leave it out.");
    }
}
