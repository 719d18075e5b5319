package org.operatingmodel.rules.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.language.EffectivePeriod;
import org.operatingmodel.rules.language.Statement;
import org.operatingmodel.valuestream.ValueStreamId;

/**
 * What a rule states, and what the pack that it stands in says of all its rules: when and for which products they hold.
 *
 * @param pack the pack
 * @param packPeriod when the pack is in force
 * @param products the products that the pack is about; empty for all, or when only value streams are named
 * @param valueStreams the value streams that the pack is about; empty for all, or when only products are named
 * @param statement what the rule states
 * @since 0.1
 */
public record Stated<T extends Statement>(
        PackId pack,
        EffectivePeriod packPeriod,
        List<ProductId> products,
        List<ValueStreamId> valueStreams,
        T statement) {
    /** @throws NullPointerException if a part is missing */
    public Stated {
        Objects.requireNonNull(pack, "Stated.pack");
        Objects.requireNonNull(packPeriod, "Stated.packPeriod");
        products = List.copyOf(products);
        valueStreams = List.copyOf(valueStreams);
        Objects.requireNonNull(statement, "Stated.statement");
    }

    /** Whether it holds for a product, or where no product is named; it names none when it holds for some only. */
    boolean about(@Nullable Product product) {
        return aboutAll()
                || product != null
                        && (products.contains(product.id()) || valueStreams.contains(product.valueStreamId()));
    }

    /** Whether it holds for all products, and where none is named. */
    boolean aboutAll() {
        return products.isEmpty() && valueStreams.isEmpty();
    }

    /** The first day on which it and its pack are in force; the first of all days when neither says. */
    LocalDate from() {
        return periods()
                .map(EffectivePeriod::effectiveFrom)
                .filter(Objects::nonNull)
                .reduce(LocalDate.MIN, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The first day on which it or its pack is no longer in force; the last of all days when neither says. */
    LocalDate until() {
        return periods()
                .map(EffectivePeriod::expires)
                .filter(Objects::nonNull)
                .reduce(LocalDate.MAX, (one, other) -> one.isBefore(other) ? one : other);
    }

    private Stream<EffectivePeriod> periods() {
        return Stream.of(packPeriod, statement.effectivePeriod());
    }

    /** Whether it is in force on a day. */
    boolean on(LocalDate day) {
        return !day.isBefore(from()) && day.isBefore(until());
    }

    /** Whether it is in force at an instant. */
    boolean at(Instant instant) {
        return periods().noneMatch(period -> period.notYetInForceAt(instant) || period.expiredAt(instant));
    }

    /** Whether there is no day on which both are in force, or no product that both are about. */
    boolean apartFrom(Stated<?> other) {
        LocalDate last = until().isBefore(other.until()) ? until() : other.until();
        LocalDate first = from().isAfter(other.from()) ? from() : other.from();
        if (!first.isBefore(last)) {
            return true;
        }
        return !aboutAll()
                && !other.aboutAll()
                && products.stream().noneMatch(other.products::contains)
                && valueStreams.stream().noneMatch(other.valueStreams::contains)
                && (products.isEmpty() || other.valueStreams.isEmpty())
                && (other.products.isEmpty() || valueStreams.isEmpty());
    }

    /** Whether it is for each product that the other is for, as far as the packs say. */
    boolean coversProductsOf(Stated<?> other) {
        return aboutAll()
                || !other.aboutAll()
                        && valueStreams.containsAll(other.valueStreams)
                        && (!valueStreams.isEmpty() || products.containsAll(other.products));
    }

    /** Its name and place, as seen from a rule of a pack. */
    String seenFrom(PackId other) {
        return "\"" + statement.name() + "\" (" + statement.source()
                + (pack.equals(other) ? ")" : " of pack '" + pack + "')");
    }
}
