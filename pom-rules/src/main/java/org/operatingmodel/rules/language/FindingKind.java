package org.operatingmodel.rules.language;

import java.util.Locale;
import org.operatingmodel.rules.language.Finding.Severity;

/**
 * The catalogue of findings: each kind of thing that can be said about a rule pack, with its severity and its meaning.
 *
 * <p>Each kind has a page {@code docs/findings/<slug>.md} with the shortest rule that causes it and how to mend that.
 *
 * @since 0.1
 */
public enum FindingKind {
    /** An accumulate computes from values that may be absent, and leaves out those that are. */
    ABSENCE_LEFT_OUT(
            Severity.WARNING, "An accumulate computes from values that may be absent, and leaves out those that are."),
    /** A condition says what a value is not, and also holds where the value is absent. */
    ABSENCE_PASSES(Severity.WARNING, "A condition says what a value is not, and also holds where the value is absent."),
    /** A condition asks for what is bad, so the criterion is met when the alarm rings and unmet when all is well. */
    ALARM_POLARITY(
            Severity.WARNING,
            "A condition asks for what is bad, so the criterion is met when the alarm rings and unmet when all is well."),
    /** A condition always holds, so it asks for nothing. */
    ALWAYS_TRUE(Severity.WARNING, "A condition always holds, so it asks for nothing."),
    /** Packs build on each other in a circle, so none of them could be loaded first. */
    BUILDS_ON_CYCLE(Severity.ERROR, "Packs build on each other in a circle, so none of them could be loaded first."),
    /** A pack builds on another that is not loaded with it. */
    BUILDS_ON_MISSING(Severity.ERROR, "A pack builds on another that is not loaded with it."),
    /** A pack is loaded before the one on which it builds. */
    BUILDS_ON_ORDER(Severity.ERROR, "A pack is loaded before the one on which it builds."),
    /** A pack builds on a version of another that is not the loaded one. */
    BUILDS_ON_VERSION(Severity.ERROR, "A pack builds on a version of another that is not the loaded one."),
    /** What a condition asks can never hold together, so the criterion can never be met. */
    CONTRADICTION(Severity.ERROR, "What a condition asks can never hold together, so the criterion can never be met."),
    /** Two rules state one criterion, so nobody could say which of them decides it. */
    CRITERION_CLAIMED_TWICE(
            Severity.ERROR, "Two rules state one criterion, so nobody could say which of them decides it."),
    /** A part of a condition can never hold, so it changes nothing. */
    DEAD_CONDITION(Severity.WARNING, "A part of a condition can never hold, so it changes nothing."),
    /** A right asks more holders of a role to agree than hold it, so it can never be used. */
    DEAD_END_QUORUM(
            Severity.WARNING, "A right asks more holders of a role to agree than hold it, so it can never be used."),
    /** A step of an escalation path is due no later than the step before it, so its time is over before it begins. */
    DEADLINE_ORDER(
            Severity.ERROR,
            "A step of an escalation path is due no later than the step before it, so its time is over before it begins."),
    /** A condition divides, which loses the rest of whole numbers and fails for zero. */
    DIVISION(Severity.ERROR, "A condition divides, which loses the rest of whole numbers and fails for zero."),
    /** An archive holds two entries of one name, so nobody could say which of them is meant. */
    DUPLICATE_ENTRY(
            Severity.ERROR, "An archive holds two entries of one name, so nobody could say which of them is meant."),
    /** Two rules of a gate ask for the same, or two rights grant the same. */
    DUPLICATE_RULE(Severity.WARNING, "Two rules of a gate ask for the same, or two rights grant the same."),
    /** Two rules of a file have the same name, apart from case and blanks. */
    DUPLICATE_RULE_NAME(Severity.ERROR, "Two rules of a file have the same name, apart from case and blanks."),
    /** A variable is bound twice, so nobody could say which value it stands for. */
    DUPLICATE_VARIABLE(Severity.ERROR, "A variable is bound twice, so nobody could say which value it stands for."),
    /** A step of an escalation path goes on to a step that no pack states, so the matter is lost. */
    ESCALATION_ENDS_NOWHERE(
            Severity.ERROR,
            "A step of an escalation path goes on to a step that no pack states, so the matter is lost."),
    /** A matter comes to where no step of an escalation path is for it, so nobody is asked about it. */
    ESCALATION_GAP(
            Severity.WARNING,
            "A matter comes to where no step of an escalation path is for it, so nobody is asked about it."),
    /** An escalation path comes back to where it was, so a matter that nobody resolves goes round for ever. */
    ESCALATION_LOOP(
            Severity.ERROR,
            "An escalation path comes back to where it was, so a matter that nobody resolves goes round for ever."),
    /** Two rules state one step of an escalation path, so nobody could say where the matter goes. */
    ESCALATION_STATED_TWICE(
            Severity.ERROR,
            "Two rules state one step of an escalation path, so nobody could say where the matter goes."),
    /** Two packs mean different classes by one name of a fact type. */
    FACT_TYPES_DIFFER(Severity.ERROR, "Two packs mean different classes by one name of a fact type."),
    /** The text holds a character that nobody can see. */
    FORBIDDEN_CHARACTER(Severity.ERROR, "The text holds a character that nobody can see."),
    /** A criterion or practice has an id that looks as if another pack had stated it. */
    FOREIGN_CRITERION(
            Severity.WARNING, "A criterion or practice has an id that looks as if another pack had stated it."),
    /** A folder holds a link that leads out of it, or something that is no plain file. */
    FOREIGN_FILE(Severity.ERROR, "A folder holds a link that leads out of it, or something that is no plain file."),
    /** A pack defines a gate that another pack has defined already. */
    GATE_DEFINED_TWICE(Severity.ERROR, "A pack defines a gate that another pack has defined already."),
    /** A pack defines a gate at which a pack of a lower layer asks already, so it could open it. */
    GATE_OF_LOWER_LAYER(
            Severity.ERROR,
            "A pack defines a gate at which a pack of a lower layer asks already, so it could open it."),
    /** A pack defines a gate at which nothing is asked, so the gate blocks for ever. */
    GATE_WITHOUT_CRITERIA(
            Severity.WARNING, "A pack defines a gate at which nothing is asked, so the gate blocks for ever."),
    /** A comparison can never hold, or can never fail, because of the types of its sides. */
    IMPOSSIBLE_COMPARISON(
            Severity.ERROR, "A comparison can never hold, or can never fail, because of the types of its sides."),
    /** An annotation has a value that it cannot take, or stands twice. */
    INVALID_ANNOTATION(Severity.ERROR, "An annotation has a value that it cannot take, or stands twice."),
    /** A constant is written in the right form and names no value, such as the 31st of February. */
    INVALID_CONSTANT(
            Severity.ERROR,
            "A constant is written in the right form and names no value, such as the 31st of February."),
    /** A rule file has a name that the files of packs may not have. */
    INVALID_FILE_NAME(Severity.ERROR, "A rule file has a name that the files of packs may not have."),
    /** An id has a form that ids of its kind do not have. */
    INVALID_ID(Severity.ERROR, "An id has a form that ids of its kind do not have."),
    /** The manifest of a pack says something that cannot be read. */
    INVALID_MANIFEST(Severity.ERROR, "The manifest of a pack says something that cannot be read."),
    /** A rule has a name that cannot be printed as one plain sentence. */
    INVALID_RULE_NAME(Severity.ERROR, "A rule has a name that cannot be printed as one plain sentence."),
    /** The signature of a pack says something that cannot be read. */
    INVALID_SIGNATURE(Severity.ERROR, "The signature of a pack says something that cannot be read."),
    /** A pack of a lower layer is loaded after one of a higher layer. */
    LAYER_ORDER(Severity.ERROR, "A pack of a lower layer is loaded after one of a higher layer."),
    /** A pack says who may make exceptions, or makes one, and its layer may not. */
    LAYER_WITHOUT_RIGHT(Severity.ERROR, "A pack says who may make exceptions, or makes one, and its layer may not."),
    /** A pack needs a newer version of the library. */
    LIBRARY_TOO_OLD(Severity.ERROR, "A pack needs a newer version of the library."),
    /** A file, a rule or a pack is larger or deeper than what is read. */
    LIMIT_EXCEEDED(Severity.ERROR, "A file, a rule or a pack is larger or deeper than what is read."),
    /** A rule does not say all that a rule of its kind must say, such as the gate of a criterion. */
    MISSING_ANNOTATION(
            Severity.ERROR,
            "A rule does not say all that a rule of its kind must say, such as the gate of a criterion."),
    /** A folder holds no manifest, so nobody could say which pack it is. */
    MISSING_MANIFEST(Severity.ERROR, "A folder holds no manifest, so nobody could say which pack it is."),
    /** At the path there is nothing that can be read as a pack. */
    MISSING_PACK(Severity.ERROR, "At the path there is nothing that can be read as a pack."),
    /** A pack holds an archive, which is not opened. */
    NESTED_ARCHIVE(Severity.ERROR, "A pack holds an archive, which is not opened."),
    /** A practice is about nobody whom its pack applies to, so nobody is ever asked for it. */
    NEVER_ASKED(Severity.ERROR, "A practice is about nobody whom its pack applies to, so nobody is ever asked for it."),
    /** A rule is in force on no day, because its own days and those of its pack do not meet. */
    NEVER_IN_FORCE(
            Severity.WARNING, "A rule is in force on no day, because its own days and those of its pack do not meet."),
    /** A pack states no criterion, no decision right and no escalation step, so it says nothing. */
    NO_CRITERIA(
            Severity.ERROR,
            "A pack states no criterion, no decision right and no escalation step, so it says nothing."),
    /** Nobody in the portfolio holds a role that has a say in a decision, or that a matter is escalated to. */
    NOBODY_HOLDS_ROLE(
            Severity.WARNING,
            "Nobody in the portfolio holds a role that has a say in a decision, or that a matter is escalated to."),
    /** The text uses a part of DRL that rules for gates may not use. */
    NOT_IN_PROFILE(Severity.ERROR, "The text uses a part of DRL that rules for gates may not use."),
    /** A pack tightens or overrides something that is not open to it. */
    NOT_TIGHTENABLE(Severity.ERROR, "A pack tightens or overrides something that is not open to it."),
    /** The file is not text in UTF-8. */
    NOT_UTF_8(Severity.ERROR, "The file is not text in UTF-8."),
    /** A rule asks for nothing but its scope, so the criterion is met by everybody. */
    NOTHING_ASKED(Severity.WARNING, "A rule asks for nothing but its scope, so the criterion is met by everybody."),
    /** A condition reads on from a value that may be absent. */
    NULLABLE_ACCESS(Severity.ERROR, "A condition reads on from a value that may be absent."),
    /** A pack gives a parameter a value that the pack of the parameter does not allow. */
    OUT_OF_RANGE(Severity.ERROR, "A pack gives a parameter a value that the pack of the parameter does not allow."),
    /** Roles overrule each other in a circle, so nobody has the last word. */
    OVERRULE_CYCLE(Severity.ERROR, "Roles overrule each other in a circle, so nobody has the last word."),
    /** Two packs that are loaded together have one id. */
    PACK_LOADED_TWICE(Severity.ERROR, "Two packs that are loaded together have one id."),
    /** A rule reads a parameter in another way than by its name and the property of its type. */
    PARAMETER_USE(
            Severity.ERROR, "A rule reads a parameter in another way than by its name and the property of its type."),
    /** A right is bound to a person, so it is lost when that person leaves. */
    PERSON_BOUND_RIGHT(Severity.WARNING, "A right is bound to a person, so it is lost when that person leaves."),
    /** A role is asked for two quorums in the same case, so nobody could say how many must agree. */
    QUORUM_CONFLICT(
            Severity.WARNING,
            "A role is asked for two quorums in the same case, so nobody could say how many must agree."),
    /** Roles have a say in a decision that nobody decides. */
    RIGHT_GAP(Severity.ERROR, "Roles have a say in a decision that nobody decides."),
    /** A team pack says who decides, or who has the last word, where only a lower layer may. */
    RIGHT_OF_LOWER_LAYER(
            Severity.ERROR, "A team pack says who decides, or who has the last word, where only a lower layer may."),
    /** Two roles can decide the same decision in the same case, so nobody could say who does. */
    RIGHT_OVERLAP(
            Severity.WARNING, "Two roles can decide the same decision in the same case, so nobody could say who does."),
    /** A pattern over roles that people hold does not say when. */
    ROLE_WITHOUT_TIME(Severity.ERROR, "A pattern over roles that people hold does not say when."),
    /** A rule does not begin with a pattern that says whom it is about. */
    SCOPE_MISSING(Severity.ERROR, "A rule does not begin with a pattern that says whom it is about."),
    /** The first pattern of a rule matches no product, so the criterion would be asked of nobody. */
    SCOPE_NEVER_MATCHES(
            Severity.ERROR,
            "The first pattern of a rule matches no product, so the criterion would be asked of nobody."),
    /** The first pattern of a rule reads what may be absent, so whoever has described nothing would be left alone. */
    SCOPE_READS_ABSENT(
            Severity.ERROR,
            "The first pattern of a rule reads what may be absent, so whoever has described nothing would be left alone."),
    /** Another rule of the gate asks for the same and more, so this one can never be what blocks. */
    SUBSUMED_RULE(
            Severity.WARNING,
            "Another rule of the gate asks for the same and more, so this one can never be what blocks."),
    /** The text cannot be read on from a place, because something is missing or does not belong there. */
    SYNTAX_ERROR(
            Severity.ERROR,
            "The text cannot be read on from a place, because something is missing or does not belong there."),
    /** A parameter is said to be tighter one way, and a rule does not ask for more that way. */
    TIGHTENING_DIRECTION(
            Severity.ERROR, "A parameter is said to be tighter one way, and a rule does not ask for more that way."),
    /** A value has another type than the place where it stands needs. */
    TYPE_MISMATCH(Severity.ERROR, "A value has another type than the place where it stands needs."),
    /** A regular expression could take too long on some texts. */
    UNBOUNDED_REGEX(Severity.ERROR, "A regular expression could take too long on some texts."),
    /** A decision has deciders, but none of them in some case or on some days. */
    UNDECIDED_CASE(Severity.WARNING, "A decision has deciders, but none of them in some case or on some days."),
    /** A rule names a gate that no pack defines, so that nothing proves it and it blocks. */
    UNDEFINED_GATE(
            Severity.WARNING, "A rule names a gate that no pack defines, so that nothing proves it and it blocks."),
    /** The text holds a Unicode escape, which hides what is meant. */
    UNICODE_ESCAPE(Severity.ERROR, "The text holds a Unicode escape, which hides what is meant."),
    /** A pattern is met by facts of another product than the one in question. */
    UNJOINED_PATTERN(Severity.WARNING, "A pattern is met by facts of another product than the one in question."),
    /** A rule has an annotation that rules do not have. */
    UNKNOWN_ANNOTATION(Severity.ERROR, "A rule has an annotation that rules do not have."),
    /** A type has no constant of that name. */
    UNKNOWN_CONSTANT(Severity.ERROR, "A type has no constant of that name."),
    /** A pack tightens or overrides a criterion that no pack beside it states. */
    UNKNOWN_CRITERION(Severity.ERROR, "A pack tightens or overrides a criterion that no pack beside it states."),
    /** A rule names an evidence kind that is neither a standard one nor declared by its pack. */
    UNKNOWN_EVIDENCE_KIND(
            Severity.ERROR, "A rule names an evidence kind that is neither a standard one nor declared by its pack."),
    /** An accumulate computes something that it cannot compute. */
    UNKNOWN_FUNCTION(Severity.ERROR, "An accumulate computes something that it cannot compute."),
    /** A rule names a gate that no pack defines, and that looks like a misspelt one. */
    UNKNOWN_GATE(Severity.ERROR, "A rule names a gate that no pack defines, and that looks like a misspelt one."),
    /** An import names a type that rules may not use. */
    UNKNOWN_IMPORT(Severity.ERROR, "An import names a type that rules may not use."),
    /** A condition calls a method that does not exist or that conditions may not call. */
    UNKNOWN_METHOD(Severity.ERROR, "A condition calls a method that does not exist or that conditions may not call."),
    /** A rule or manifest names a parameter that its pack does not state. */
    UNKNOWN_PARAMETER(Severity.ERROR, "A rule or manifest names a parameter that its pack does not state."),
    /** A type has no property of that name. */
    UNKNOWN_PROPERTY(Severity.ERROR, "A type has no property of that name."),
    /** A condition names a query that its file does not state. */
    UNKNOWN_QUERY(Severity.ERROR, "A condition names a query that its file does not state."),
    /** A rule names a role that is neither a standard one nor declared by its pack. */
    UNKNOWN_ROLE(Severity.ERROR, "A rule names a role that is neither a standard one nor declared by its pack."),
    /** A line of a rule in sentences is none of the sentences that there are. */
    UNKNOWN_SENTENCE(Severity.ERROR, "A line of a rule in sentences is none of the sentences that there are."),
    /** A pack is signed with a key that the host does not trust. */
    UNKNOWN_SIGNING_KEY(Severity.ERROR, "A pack is signed with a key that the host does not trust."),
    /** A pattern names a type of facts that does not exist. */
    UNKNOWN_TYPE(Severity.ERROR, "A pattern names a type of facts that does not exist."),
    /** A variable is read before it is bound. */
    UNKNOWN_VARIABLE(Severity.ERROR, "A variable is read before it is bound."),
    /** A rule is met where nothing was recorded, because it only says what must not be there. */
    UNPROVEN_ABSENCE(
            Severity.WARNING, "A rule is met where nothing was recorded, because it only says what must not be there."),
    /** A pack holds a file that is not read. */
    UNREAD_FILE(Severity.WARNING, "A pack holds a file that is not read."),
    /** A folder holds a file that looks like rules and would not be read. */
    UNREAD_RULE_FILE(Severity.ERROR, "A folder holds a file that looks like rules and would not be read."),
    /** An archive is damaged, or packed in a way that cannot be read. */
    UNREADABLE_ARCHIVE(Severity.ERROR, "An archive is damaged, or packed in a way that cannot be read."),
    /** An archive holds an entry whose name leads out of the pack. */
    UNSAFE_ENTRY_NAME(Severity.ERROR, "An archive holds an entry whose name leads out of the pack."),
    /** A pack has no signature, but the host asks for one. */
    UNSIGNED_PACK(Severity.ERROR, "A pack has no signature, but the host asks for one."),
    /** A variable is bound inside a condition that leaves nothing behind, and nothing reads it. */
    UNUSED_BINDING(
            Severity.WARNING,
            "A variable is bound inside a condition that leaves nothing behind, and nothing reads it."),
    /** A pack states a parameter that none of its rules reads. */
    UNUSED_PARAMETER(Severity.WARNING, "A pack states a parameter that none of its rules reads."),
    /** A query is called by no rule of its file. */
    UNUSED_QUERY(Severity.WARNING, "A query is called by no rule of its file."),
    /** A pack loosens what it says it tightens, or does not loosen what it says it overrides. */
    WRONG_DIRECTION(
            Severity.ERROR, "A pack loosens what it says it tightens, or does not loosen what it says it overrides."),
    /** The signature of a pack does not fit its content. */
    WRONG_SIGNATURE(Severity.ERROR, "The signature of a pack does not fit its content.");

    private final Severity severity;
    private final String meaning;

    FindingKind(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** Its word in messages and data, and the name of its page: the constant in lower case with hyphens. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** What it means, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** Where its page is, from the root of the project. */
    public String page() {
        return "docs/findings/" + slug() + ".md";
    }
}
