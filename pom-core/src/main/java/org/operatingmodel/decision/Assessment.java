package org.operatingmodel.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.operatingmodel.gate.Area;
import org.operatingmodel.practice.Practice;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.PracticeKind;
import org.operatingmodel.practice.Topic;

/**
 * What the practices and guardrails of the loaded packs come to over a whole portfolio.
 *
 * @param asOf the instant as of which was assessed
 * @param packs the packs that state practices, in their order; empty when none does
 * @param results one result for each practice and subject, in the order of packs and rules, then of subjects
 * @since 0.1
 */
public record Assessment(Instant asOf, List<PackReference> packs, List<PracticeResult> results) {
    private static final int SHOWN = 3;

    /** @throws NullPointerException if a part is missing */
    public Assessment {
        Objects.requireNonNull(asOf, "Assessment.asOf");
        packs = List.copyOf(packs);
        results = List.copyOf(results);
    }

    /** The results of one practice, in the order of its subjects; empty when no pack states it or it has no subject. */
    public List<PracticeResult> of(PracticeId practice) {
        Objects.requireNonNull(practice, "practice");
        return results.stream()
                .filter(result -> result.practice().id().equals(practice))
                .toList();
    }

    /** The results of the practices that speak for a topic; empty when none does. */
    public List<PracticeResult> of(Topic topic) {
        Objects.requireNonNull(topic, "topic");
        return results.stream()
                .filter(result -> result.practice().topics().contains(topic))
                .toList();
    }

    /** The results that are unmet or unevaluable. */
    public List<PracticeResult> open() {
        return results.stream().filter(PracticeResult::open).toList();
    }

    /** The guardrails that are breached, or of which nobody can tell whether they hold. */
    public List<PracticeResult> breaches() {
        return open().stream()
                .filter(result -> result.practice().kind() == PracticeKind.GUARDRAIL)
                .toList();
    }

    /**
     * How many results of practices of each area have which verdict, in the order of the areas.
     *
     * @return an entry for each area; an area without a practice has an empty map
     */
    public Map<Area, Map<PracticeVerdict, Long>> byArea() {
        Map<Area, Map<PracticeVerdict, Long>> byArea = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            byArea.put(
                    area,
                    results.stream()
                            .filter(result -> result.practice().area() == area)
                            .collect(Collectors.groupingBy(
                                    PracticeResult::verdict,
                                    () -> new EnumMap<>(PracticeVerdict.class),
                                    Collectors.counting())));
        }
        return byArea;
    }

    /** How many practices are met by all of whom they ask it, in a sentence. */
    public String headline() {
        Map<Practice, List<PracticeResult>> byPractice = byPractice();
        long applicable = byPractice.values().stream()
                .filter(each -> worst(each) != PracticeVerdict.NOT_APPLICABLE)
                .count();
        long met = count(byPractice, PracticeVerdict.MET);
        long unevaluable = count(byPractice, PracticeVerdict.UNEVALUABLE);
        return met + " of "
                + Explanation.counted(applicable, "practice that applies is", "practices that apply are")
                + " met as of " + asOf + (unevaluable == 0 ? "." : "; " + unevaluable + " cannot be evaluated.");
    }

    /** What is open and why, then what is met and what does not apply; lines of any length. */
    public String text() {
        return text(Integer.MAX_VALUE);
    }

    /**
     * What is open and why, then what is met and what does not apply, wrapped at the width. Of a practice that is open for
     * many subjects, the first {@value #SHOWN} are told; {@link #results()} has all.
     *
     * @param width the longest line, in characters, from 40; a single longer word stays whole
     * @throws IllegalArgumentException if the width is below 40
     */
    public String text(int width) {
        if (width < 40) {
            throw new IllegalArgumentException("width must be at least 40, but was '" + width + "'.");
        }
        Page page = new Page(width);
        page.line(0, 2, headline());
        List<List<PracticeResult>> ordered = new ArrayList<>(byPractice().values());
        ordered.sort(Comparator.comparing(Assessment::weight));
        for (List<PracticeResult> each : ordered) {
            Practice practice = each.get(0).practice();
            PracticeVerdict worst = worst(each);
            page.line(2, 4, practice.id() + "  " + worst.word() + "  " + practice.sentence());
            List<PracticeResult> open =
                    each.stream().filter(PracticeResult::open).toList();
            open.stream().limit(SHOWN).forEach(result -> write(page, result));
            if (open.size() > SHOWN) {
                page.labelled("and", (open.size() - SHOWN) + " more of " + each.size());
            }
            if (!open.isEmpty()) {
                String remedy = practice.remedy();
                if (remedy != null) {
                    page.labelled("fix", remedy);
                }
                page.labelled(
                        "rule",
                        "\"" + practice.sentence() + "\" (" + practice.packId() + ": " + practice.file() + ":"
                                + practice.line() + ")");
            }
        }
        return page.toString();
    }

    private static void write(Page page, PracticeResult result) {
        page.labelled("of", result.about());
        String cause = result.cause();
        if (cause != null) {
            page.labelled("cause", cause);
            result.facts().forEach(fact -> page.labelled("fact", Explanation.describe(fact)));
        }
        result.failedConditions()
                .forEach(failed -> Explanation.write(page, result.practice().file(), failed));
    }

    private Map<Practice, List<PracticeResult>> byPractice() {
        return results.stream()
                .collect(Collectors.groupingBy(PracticeResult::practice, LinkedHashMap::new, Collectors.toList()));
    }

    private static long count(Map<Practice, List<PracticeResult>> byPractice, PracticeVerdict verdict) {
        return byPractice.values().stream()
                .filter(each -> worst(each) == verdict)
                .count();
    }

    /** What a practice comes to: unevaluable before unmet before met, and not applicable where it applies to nobody. */
    private static PracticeVerdict worst(List<PracticeResult> results) {
        return results.stream()
                .map(PracticeResult::verdict)
                .min(Comparator.comparing(Assessment::weight))
                .orElse(PracticeVerdict.NOT_APPLICABLE);
    }

    private static int weight(List<PracticeResult> results) {
        return weight(worst(results));
    }

    private static int weight(PracticeVerdict verdict) {
        return switch (verdict) {
            case UNEVALUABLE -> 0;
            case UNMET -> 1;
            case MET -> 2;
            case NOT_APPLICABLE -> 3;
        };
    }
}
