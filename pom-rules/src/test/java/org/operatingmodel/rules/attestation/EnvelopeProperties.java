package org.operatingmodel.rules.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EnvelopeProperties {
    private static final byte[] GOOD =
            Signed.attestation(Signed.met()).sign(Signed.KEYS).json().getBytes(UTF_8);

    @Property(tries = 3000)
    void no_single_byte_can_be_changed(@ForAll @IntRange(min = 0, max = 1_000_000) int at, @ForAll byte to) {
        byte[] changed = GOOD.clone();
        int i = at % changed.length;
        changed[i] = to == changed[i] ? (byte) (to ^ 1) : to;

        assertThatThrownBy(() -> Envelope.verify(changed, List.of(Signed.KEYS.getPublic())))
                .isInstanceOf(AttestationException.class);
    }
}
