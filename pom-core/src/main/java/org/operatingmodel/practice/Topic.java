package org.operatingmodel.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a practice speaks for: a question that it helps to answer, a way to fail that it rules out, a stage that it belongs to.
 *
 * @since 0.1
 */
public enum Topic {
    /** Who decides what gets built, and on what criteria. */
    WHO_DECIDES(Group.QUESTION),
    /** How it is resourced. */
    HOW_RESOURCED(Group.QUESTION),
    /** How the organisation knows that it worked. */
    HOW_WE_KNOW(Group.QUESTION),
    /** What happens when priorities conflict. */
    WHEN_PRIORITIES_CONFLICT(Group.QUESTION),
    /** How the organisation learns. */
    HOW_WE_LEARN(Group.QUESTION),
    /** The same capability is built many times, and platforms without funding. */
    PLATFORM_SPRAWL(Group.FAILURE_MODE),
    /** Products and the design system grow apart. */
    DESIGN_SYSTEM_DRIFT(Group.FAILURE_MODE),
    /** Plans and activity, without learning. */
    PROJECT_THEATRE(Group.FAILURE_MODE),
    /** Nobody sees what running costs. */
    INVISIBLE_RUN_COSTS(Group.FAILURE_MODE),
    /** Security and privacy come at the end. */
    BOLT_ON_SECURITY(Group.FAILURE_MODE),
    /** Objectives that business and technology share. */
    VISIBILITY_AND_ALIGNMENT(Group.CHANGE_AREA),
    /** Value for customers in place of time and budget. */
    SUCCESS_MEASUREMENT(Group.CHANGE_AREA),
    /** Teams that persist. */
    ORGANISATIONAL_DESIGN(Group.CHANGE_AREA),
    /** Plans that follow from feedback. */
    PLANNING(Group.CHANGE_AREA),
    /** Money in steps, by outcomes. */
    FUNDING(Group.CHANGE_AREA),
    /** Products without an end date. */
    DELIVERY_TIMEFRAMES(Group.CHANGE_AREA),
    /** Risk that is managed as it occurs. */
    RISK_MANAGEMENT(Group.CHANGE_AREA),
    /** Outcomes and value streams are documented, funded and reviewed each quarter. */
    OUTCOMES_FUNDED(Group.CHECKLIST),
    /** At least two shared capabilities are run as products. */
    CAPABILITIES_RUN_AS_PRODUCTS(Group.CHECKLIST),
    /** The design system ships versioned tokens, components and documents. */
    DESIGN_SYSTEM_PUBLISHED(Group.CHECKLIST),
    /** Gates exist, are light, and are used. */
    GATES_USED(Group.CHECKLIST),
    /** Taxonomy and dashboards are the same across products. */
    TAXONOMY_STANDARD(Group.CHECKLIST),
    /** Guardrails on run cost and risk backlogs are seen by executives and teams. */
    RUN_COST_AND_RISK_VISIBLE(Group.CHECKLIST),
    /** The first quarter: outcomes, rights, first candidates. */
    ROADMAP_1(Group.ROADMAP),
    /** The second quarter: design system, gates, taxonomy. */
    ROADMAP_2(Group.ROADMAP),
    /** The second half: graduations, calendar, unit economics. */
    ROADMAP_3(Group.ROADMAP),
    /** More than a first experiment. */
    EXPANDING(Group.MATURITY),
    /** The way in which most work is done. */
    OPERATIONALIZING(Group.MATURITY),
    /** The way in which all work is done. */
    APPROACHING_MATURITY(Group.MATURITY),
    /** People and teams. */
    PEOPLE(Group.COMPONENT),
    /** How work is done. */
    PROCESS(Group.COMPONENT),
    /** Tools and platforms. */
    TECHNOLOGY(Group.COMPONENT),
    /** Rights, gates, limits. */
    GOVERNANCE(Group.COMPONENT),
    /** Customers come first. */
    CUSTOMER_CENTRICITY(Group.PRINCIPLE),
    /** Small steps, and adapting. */
    AGILITY(Group.PRINCIPLE),
    /** Decisions rest on data. */
    DATA_DRIVEN(Group.PRINCIPLE),
    /** Functions work together. */
    COLLABORATION(Group.PRINCIPLE),
    /** What is learnt changes what is done. */
    CONTINUOUS_IMPROVEMENT(Group.PRINCIPLE),
    /** Who is accountable, and for what, can be seen. */
    TRANSPARENCY(Group.PRINCIPLE),
    /** It works for few and for many. */
    SCALABILITY(Group.PRINCIPLE),
    /** Work serves the strategy. */
    ALIGNMENT(Group.PURPOSE),
    /** Work flows. */
    STREAMLINED_WORKFLOW(Group.PURPOSE),
    /** What is made is good, and new. */
    QUALITY_AND_INNOVATION(Group.PURPOSE),
    /** Money, people and risks are managed. */
    RESOURCE_AND_RISK_MANAGEMENT(Group.PURPOSE),
    /** Change is answered. */
    ADAPTABILITY(Group.PURPOSE),
    /** Products and value streams are mapped. */
    ADOPTION_1(Group.ADOPTION),
    /** Roles and responsibilities are defined. */
    ADOPTION_2(Group.ADOPTION),
    /** Teams are cross-functional. */
    ADOPTION_3(Group.ADOPTION),
    /** Funding is ongoing. */
    ADOPTION_4(Group.ADOPTION),
    /** Workflows and methods fit together. */
    ADOPTION_5(Group.ADOPTION),
    /** Tools are supplied. */
    ADOPTION_6(Group.ADOPTION),
    /** Results are measured regularly, and acted on. */
    ADOPTION_7(Group.ADOPTION),
    /** Escalation, accountability, discovery, budgets, trade-offs. */
    DESIGN_REVIEW(Group.DESIGN);

    private final Group group;

    Topic(Group group) {
        this.group = group;
    }

    /** What kind of topic it is. */
    public Group group() {
        return group;
    }

    /** Its word in rules and data, such as {@code platform-sprawl}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that word; empty for an unknown one. */
    public static Optional<Topic> ofWord(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }

    /** The topics of a group, in their order. */
    public static List<Topic> of(Group group) {
        return Arrays.stream(values()).filter(topic -> topic.group == group).toList();
    }

    /** Kinds of topics. */
    public enum Group {
        /** One of the five questions that an operating model answers. */
        QUESTION,
        /** One of the five ways in which portfolios of digital products fail; an unmet practice is a sign of it. */
        FAILURE_MODE,
        /** One of the seven areas in which an organisation changes. */
        CHANGE_AREA,
        /** One of the six lines of the checklist for a first operating model. */
        CHECKLIST,
        /** One of the three stages of the first year. */
        ROADMAP,
        /** The stage of maturity from which on an organisation has the practice. */
        MATURITY,
        /** What an operating model consists of. */
        COMPONENT,
        /** One of the seven principles. */
        PRINCIPLE,
        /** One of the five purposes. */
        PURPOSE,
        /** One of the seven steps to adopt an operating model. */
        ADOPTION,
        /** What the design of an operating model itself is reviewed for. */
        DESIGN
    }
}
