package org.operatingmodel.decision;

import java.util.Objects;
import org.operatingmodel.gate.Waiver;

/**
 * A waiver that names a criterion and does not count.
 *
 * @param waiver the waiver
 * @param reason why it does not count
 * @since 0.1
 */
public record RefusedWaiver(Waiver waiver, String reason) {
    /** @throws NullPointerException if a part is missing */
    public RefusedWaiver {
        Objects.requireNonNull(waiver, "RefusedWaiver.waiver");
        Objects.requireNonNull(reason, "RefusedWaiver.reason");
    }
}
