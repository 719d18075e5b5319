package org.operatingmodel.metrics.investment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.operatingmodel.funding.Money;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.metrics.Basis;
import org.operatingmodel.metrics.Measured;
import org.operatingmodel.metrics.Ratio;

/**
 * Which share of which kind of work becomes an asset, from when on.
 *
 * <p>Definition: an amount is split by the version in force on its date, which is the latest that starts on or before it.
 * Empty cases: no version in force, or a kind of work that the version does not name: absent, because neither an asset nor
 * an expense may be assumed.
 * <p>Unit and range: shares, 0 to 1. The split is exact and not rounded; {@code capitalised + expensed} is the amount.
 * <p>It has no horizon: it is a formula on the given numbers.
 * <p>Limits: it applies a policy, it does not judge whether the policy meets an accounting standard.
 *
 * @param versions the versions, each from its own date on, ordered by date
 * @see <a href="https://www.ifrs.org/issued-standards/list-of-standards/ias-38-intangible-assets/">IAS 38 Intangible
 *     Assets, paragraphs 51 to 67: research phase and development phase</a>
 * @since 0.1
 */
public record CapitalisationPolicy(List<Version> versions) implements Serializable {
    /**
     * What holds from a date on.
     *
     * @param from the first day
     * @param shares the share of each kind of work that becomes an asset, 0 to 1, ordered by kind
     */
    public record Version(LocalDate from, SortedMap<String, BigDecimal> shares) implements Serializable {
        /** @throws IllegalArgumentException if a kind is blank or a share lies outside 0 to 1 */
        public Version {
            Objects.requireNonNull(from, "Version.from");
            shares = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, BigDecimal>) shares));
            shares.forEach((kind, share) -> {
                Guard.text("Version.shares", kind);
                if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                    throw new IllegalArgumentException("The share of '" + kind
                            + "' must lie between 0 and 1, but was '" + share.toPlainString()
                            + "'. Write 60 percent as 0.6.");
                }
            });
        }

        /** What holds from a date on, by kind of work. */
        public static Version of(LocalDate from, Map<String, BigDecimal> shares) {
            return new Version(from, new TreeMap<>(shares));
        }
    }

    /** @throws IllegalArgumentException if two versions start on one day */
    public CapitalisationPolicy {
        NavigableMap<LocalDate, Version> byDate = new TreeMap<>();
        for (Version version : versions) {
            if (byDate.put(version.from(), version) != null) {
                throw new IllegalArgumentException("CapitalisationPolicy.versions must start on different days, but '"
                        + version.from() + "' occurs twice. Keep one.");
            }
        }
        versions = List.copyOf(byDate.values());
    }

    /**
     * The amount, split by the version in force on the date; absent when none is, or it does not name the kind.
     *
     * @param amount what was spent, of any sign
     * @param kind the kind of work: a category, a stage, a work type, as the policy names it
     * @param date when it was spent
     * @throws IllegalArgumentException if the scale of a number lies outside -1000 to 1000
     */
    public Measured<Capitalisation> split(Money amount, String kind, LocalDate date) {
        Version inForce = null;
        for (Version version : versions) {
            if (!version.from().isAfter(date)) {
                inForce = version;
            }
        }
        if (inForce == null) {
            return Measured.absent(
                    "No capitalisation policy is in force on " + date + ".",
                    1,
                    Basis.timeless(amount.currency(), "no policy"));
        }
        Basis basis = Basis.timeless(amount.currency(), "capitalised share of the policy from " + inForce.from());
        BigDecimal share = inForce.shares().get(kind);
        if (share == null) {
            return Measured.absent(
                    "The capitalisation policy from " + inForce.from() + " does not name '" + kind + "'.", 1, basis);
        }
        Ratio.of(amount.amount()); // refuses a scale that makes a sum endless
        Ratio.of(share);
        BigDecimal capitalised = amount.amount().multiply(share);
        return Measured.value(
                new Capitalisation(
                        amount.currency(), capitalised, amount.amount().subtract(capitalised)),
                1,
                basis);
    }
}
