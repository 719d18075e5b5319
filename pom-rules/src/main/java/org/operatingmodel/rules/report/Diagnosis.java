package org.operatingmodel.rules.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.operatingmodel.decision.PackReference;
import org.operatingmodel.gate.Area;
import org.operatingmodel.practice.PracticeId;
import org.operatingmodel.practice.Topic;

/**
 * How well an operating model works, as of an instant: each answer out of the portfolio and the packs, none by opinion.
 *
 * @param asOf the instant
 * @param packs the packs that state practices, in their order; empty when none is loaded
 * @param questions the answers to the five questions, in their order
 * @param topics what else practices speak for: each topic but questions and stages of maturity, in their order; for a way to
 *     fail, not shown means that there is a sign of it
 * @param maturity the stage of maturity over all areas
 * @param maturityByArea the stage in each area, in the order of the areas
 * @param obstacles the six measures of obstacles, in their order
 * @since 0.1
 */
public record Diagnosis(
        Instant asOf,
        List<PackReference> packs,
        List<Answer> questions,
        List<TopicDiagnosis> topics,
        MaturityDiagnosis maturity,
        List<MaturityDiagnosis> maturityByArea,
        List<ObstacleMeasure> obstacles) {
    private static final int SHOWN = 5;
    /** The groups of which the text tells what is open. */
    private static final Set<Topic.Group> SHOWN_IN_FULL =
            Set.of(Topic.Group.FAILURE_MODE, Topic.Group.CHECKLIST, Topic.Group.ROADMAP);

    /** @throws NullPointerException if a part is missing */
    public Diagnosis {
        Objects.requireNonNull(asOf, "Diagnosis.asOf");
        packs = List.copyOf(packs);
        questions = List.copyOf(questions);
        topics = List.copyOf(topics);
        Objects.requireNonNull(maturity, "Diagnosis.maturity");
        maturityByArea = List.copyOf(maturityByArea);
        obstacles = List.copyOf(obstacles);
    }

    /** What the practices that speak for the topics of a group come to, in the order of the topics. */
    public List<TopicDiagnosis> of(Topic.Group group) {
        Objects.requireNonNull(group, "group");
        return topics.stream().filter(each -> each.topic().group() == group).toList();
    }

    /** Whether each question has one answer, no failure mode has a sign, and all of the checklist is shown. */
    public boolean healthy() {
        return questions.stream().allMatch(answer -> answer.state() == Answer.State.ANSWERED)
                && of(Topic.Group.FAILURE_MODE).stream().allMatch(Diagnosis::shown)
                && of(Topic.Group.CHECKLIST).stream().allMatch(Diagnosis::shown);
    }

    private static boolean shown(TopicDiagnosis topic) {
        return topic.state() == TopicDiagnosis.State.SHOWN;
    }

    /** The most important in one sentence. */
    public String headline() {
        long answered = questions.stream()
                .filter(answer -> answer.state() == Answer.State.ANSWERED)
                .count();
        String failing = of(Topic.Group.FAILURE_MODE).stream()
                .filter(topic -> topic.state() == TopicDiagnosis.State.NOT_SHOWN)
                .map(topic -> topic.topic().word())
                .collect(Collectors.joining(", "));
        long unknown = of(Topic.Group.FAILURE_MODE).stream()
                .filter(topic -> topic.state() == TopicDiagnosis.State.UNKNOWN)
                .count();
        return "The operating model is " + maturity.stage().word() + " as of " + asOf + ": " + answered + " of "
                + questions.size() + " questions are answered, "
                + (failing.isEmpty() ? "no failure mode is seen" : "signs of " + failing)
                + (unknown == 0
                        ? ""
                        : ", " + unknown + (unknown == 1 ? " failure mode" : " failure modes")
                                + " that nobody looked for")
                + ", "
                + of(Topic.Group.CHECKLIST).stream().filter(Diagnosis::shown).count() + " of "
                + of(Topic.Group.CHECKLIST).size()
                + " lines of the checklist are shown.";
    }

    /** The whole diagnosis for people, one line per statement, lines of any length, ending with a line feed. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(headline(), "Questions"));
        for (Answer answer : questions) {
            lines.add("  " + answer.question().word() + "  " + answer.state().word());
            all(answer.answers(), lines);
            open(answer.evidence(), lines);
        }
        topics("Failure modes", Topic.Group.FAILURE_MODE, lines);
        topics("Areas of change", Topic.Group.CHANGE_AREA, lines);
        topics("Checklist for a first operating model", Topic.Group.CHECKLIST, lines);
        topics("Roadmap of the first year", Topic.Group.ROADMAP, lines);
        topics("Steps of adoption", Topic.Group.ADOPTION, lines);
        topics("Components", Topic.Group.COMPONENT, lines);
        topics("Principles", Topic.Group.PRINCIPLE, lines);
        topics("Purposes", Topic.Group.PURPOSE, lines);
        topics("Design of the operating model", Topic.Group.DESIGN, lines);
        lines.add("Maturity");
        maturity("all areas", maturity, lines);
        maturityByArea.forEach(each -> {
            Area area = each.area();
            maturity(area == null ? "all areas" : area.word(), each, lines);
        });
        lines.add("Obstacles");
        obstacles.forEach(each -> lines.add("  " + each.headline()));
        packs.forEach(pack -> lines.add("pack " + pack.id() + " " + pack.version() + " sha256:"
                + pack.digest().substring(0, 12)));
        return String.join("\n", lines) + "\n";
    }

    private void topics(String title, Topic.Group group, List<String> lines) {
        lines.add(title);
        boolean open = SHOWN_IN_FULL.contains(group);
        for (TopicDiagnosis topic : of(group)) {
            String word = group == Topic.Group.FAILURE_MODE
                    ? switch (topic.state()) {
                        case SHOWN -> "absent";
                        case NOT_SHOWN -> "present";
                        case UNKNOWN -> "unknown";
                    }
                    : topic.state().word();
            lines.add("  " + topic.topic().word() + "  " + word + ", " + counted(topic));
            if (open) {
                open(topic, lines);
            }
        }
    }

    private static String counted(TopicDiagnosis topic) {
        return topic.asked() == 0 ? "nothing was asked" : topic.met() + " of " + topic.asked() + " met";
    }

    /** One line for each practice: of whom it is open, and why it is of the first of them. */
    private static void open(TopicDiagnosis topic, List<String> lines) {
        Map<PracticeId, List<Sign>> byPractice = topic.open().stream()
                .collect(Collectors.groupingBy(Sign::practice, LinkedHashMap::new, Collectors.toList()));
        all(
                byPractice.values().stream()
                        .map(signs ->
                                signs.get(0) + (signs.size() == 1 ? "" : " (and of " + (signs.size() - 1) + " more)"))
                        .toList(),
                lines);
    }

    private static void all(List<String> told, List<String> lines) {
        told.stream().limit(SHOWN).forEach(each -> lines.add("    " + each));
        if (told.size() > SHOWN) {
            lines.add("    and " + (told.size() - SHOWN) + " more");
        }
    }

    private static void maturity(String of, MaturityDiagnosis maturity, List<String> lines) {
        TopicDiagnosis next = maturity.next();
        lines.add("  " + of + "  " + maturity.stage().word()
                + (next == null ? "" : "; " + next.topic().word().replace('-', ' ') + ": " + counted(next)));
        if (next != null) {
            open(next, lines);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
