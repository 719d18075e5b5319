package org.operatingmodel.evidence;

import jakarta.validation.constraints.Pattern;
import java.io.Serializable;
import java.util.List;
import org.operatingmodel.internal.Guard;
import org.operatingmodel.portfolio.InRules;

/**
 * Says what a piece of evidence shows.
 *
 * <p>The constants are what the standard gates ask for; a rule pack may declare more kinds.
 *
 * @param value upper-case letters, digits and underscores, 2 to 63 characters
 * @since 0.1
 */
public record EvidenceKind(@Pattern(regexp = Guard.UPPER) String value)
        implements Comparable<EvidenceKind>, Serializable {
    /** A document, a deck or a plan; it never proves anything by itself. */
    public static final EvidenceKind DOCUMENT = new EvidenceKind("DOCUMENT");
    /** Data or research that shows that a problem exists; its subject is the problem. */
    public static final EvidenceKind PROBLEM_EVIDENCE = new EvidenceKind("PROBLEM_EVIDENCE");
    /** Research with users; its subject is the segment. */
    public static final EvidenceKind USER_RESEARCH = new EvidenceKind("USER_RESEARCH");
    /** A build that runs. */
    public static final EvidenceKind RUNNABLE_BUILD = new EvidenceKind("RUNNABLE_BUILD");
    /** A telemetry event was received; its subject is the event. */
    public static final EvidenceKind TELEMETRY = new EvidenceKind("TELEMETRY");
    /** A runbook for operations; its subject version is the runbook's. */
    public static final EvidenceKind RUNBOOK = new EvidenceKind("RUNBOOK");
    /** A runbook was exercised and worked; its subject is the id of the runbook's evidence. */
    public static final EvidenceKind RUNBOOK_EXERCISE = new EvidenceKind("RUNBOOK_EXERCISE");
    /** People are on call. */
    public static final EvidenceKind ON_CALL = new EvidenceKind("ON_CALL");
    /** A channel through which customers reach support was tried. */
    public static final EvidenceKind SUPPORT_CHANNEL = new EvidenceKind("SUPPORT_CHANNEL");
    /** The path from support to those who can mend it was tried. */
    public static final EvidenceKind SUPPORT_ESCALATION = new EvidenceKind("SUPPORT_ESCALATION");
    /**
     * Training was delivered; its subject is the audience ({@code support}, {@code sales}, {@code users}), its value the
     * number of people who attended.
     */
    public static final EvidenceKind TRAINING = new EvidenceKind("TRAINING");
    /** A control was tested and held; its subject is the risk that it is against. */
    public static final EvidenceKind CONTROL_TEST = new EvidenceKind("CONTROL_TEST");
    /** Documentation for customers is published; its subject version is the version that it describes. */
    public static final EvidenceKind CUSTOMER_DOCUMENTATION = new EvidenceKind("CUSTOMER_DOCUMENTATION");
    /** Data of a product was deleted or handed over as the retention rules ask. */
    public static final EvidenceKind DATA_DISPOSITION = new EvidenceKind("DATA_DISPOSITION");
    /** Customers were moved to another product; its value is the number of those still to move. */
    public static final EvidenceKind CUSTOMER_MIGRATION = new EvidenceKind("CUSTOMER_MIGRATION");

    private static final List<EvidenceKind> STANDARD = List.of(
            DOCUMENT,
            PROBLEM_EVIDENCE,
            USER_RESEARCH,
            RUNNABLE_BUILD,
            TELEMETRY,
            RUNBOOK,
            RUNBOOK_EXERCISE,
            ON_CALL,
            SUPPORT_CHANNEL,
            SUPPORT_ESCALATION,
            TRAINING,
            CONTROL_TEST,
            CUSTOMER_DOCUMENTATION,
            DATA_DISPOSITION,
            CUSTOMER_MIGRATION);

    /** @throws IllegalArgumentException if the value has another form */
    public EvidenceKind {
        Guard.upper("evidenceKind", value);
    }

    /** The kinds that every portfolio knows, in the order of their constants. */
    public static List<EvidenceKind> standard() {
        return STANDARD;
    }

    /** Whether evidence of this kind can prove something: every kind can, except {@link #DOCUMENT}. */
    @InRules("is more than a document")
    public boolean proof() {
        return !equals(DOCUMENT);
    }

    @Override
    public int compareTo(EvidenceKind other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
