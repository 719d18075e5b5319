package org.operatingmodel.practice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.gate.Area;
import org.operatingmodel.gate.PackId;
import org.operatingmodel.internal.Guard;

/**
 * Something that is done, or a limit that holds, as the rule that states it says.
 *
 * @param id its id, unique among the packs that are loaded together
 * @param kind whether it is done, or a limit
 * @param subject what it is asked about
 * @param sentence the name of the rule: what must hold, in a sentence
 * @param area the part of the operating model that it belongs to; absent when the rule does not say
 * @param topics what it speaks for; empty when the rule does not say
 * @param packId the pack that states it
 * @param file the file of the rule, relative to the pack
 * @param line the line of the rule, from 1
 * @param remedy what to do when it is unmet; absent when the rule does not say
 * @since 0.1
 */
public record Practice(
        PracticeId id,
        PracticeKind kind,
        Subject subject,
        @NotBlank String sentence,
        @Nullable Area area,
        Set<Topic> topics,
        PackId packId,
        @NotBlank String file,
        @Positive int line,
        @Nullable String remedy) {
    /** @throws IllegalArgumentException if a text is blank or the line is below 1 */
    public Practice {
        Objects.requireNonNull(id, "Practice.id");
        Objects.requireNonNull(kind, "Practice.kind");
        Objects.requireNonNull(subject, "Practice.subject");
        Guard.text("Practice.sentence", sentence);
        topics = Collections.unmodifiableSet(new TreeSet<>(topics));
        Objects.requireNonNull(packId, "Practice.packId");
        Guard.text("Practice.file", file);
        Guard.positive("Practice.line", line);
        Guard.textOrAbsent("Practice.remedy", remedy);
    }
}
