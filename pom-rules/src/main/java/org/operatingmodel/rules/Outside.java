package org.operatingmodel.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.product.Product;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.valuestream.ValueStream;

/** Why what a pack states is not for somebody, whatever its conditions say. */
final class Outside {
    private Outside() {}

    /** That a pack is not about the product, or the stream, or, without either, about all; absent when it is. */
    static @Nullable String of(PackManifest manifest, @Nullable Product product, @Nullable ValueStream stream) {
        AppliesTo appliesTo = manifest.appliesTo();
        return appliesTo == null
                        || product != null && appliesTo.covers(product)
                        || stream != null && appliesTo.valueStreams().contains(stream.id())
                ? null
                : "pack '" + manifest.id() + "' applies only to " + appliesTo.words();
    }

    /**
     * That a pack is not about the product, or, without one, about all, or what it states is not in force; absent when it is.
     * What a pack states is in force after the pack has expired, until a newer version says otherwise.
     *
     * @param own the days of what it states
     */
    static @Nullable String of(PackManifest manifest, EffectivePeriod own, @Nullable Product product, Instant asOf) {
        String elsewhere = of(manifest, product, null);
        if (elsewhere != null) {
            return elsewhere;
        }
        for (EffectivePeriod period : List.of(own, manifest.effectivePeriod())) {
            LocalDate first = period.effectiveFrom();
            if (first != null && period.notYetInForceAt(asOf)) {
                return "in force only from " + EffectivePeriod.start(first);
            }
        }
        LocalDate end = own.expires();
        return end != null && own.expiredAt(asOf) ? "not in force since " + EffectivePeriod.start(end) : null;
    }
}
