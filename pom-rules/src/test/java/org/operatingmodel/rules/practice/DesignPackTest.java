package org.operatingmodel.rules.practice;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.CARL;
import static org.operatingmodel.rules.gate.Given.PIA;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.practice.PracticeCases.practice;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.operatingmodel.design.AccessibilityAudit;
import org.operatingmodel.design.AccessibilityDefect;
import org.operatingmodel.design.AccessibilityDefectId;
import org.operatingmodel.design.ComponentUse;
import org.operatingmodel.design.CriterionEvaluation;
import org.operatingmodel.design.CriterionOutcome;
import org.operatingmodel.design.DesignComponent;
import org.operatingmodel.design.DesignComponentId;
import org.operatingmodel.design.DesignSystemRelease;
import org.operatingmodel.design.DesignToken;
import org.operatingmodel.design.DesignTokenId;
import org.operatingmodel.design.InterfaceAudit;
import org.operatingmodel.design.TokenValue;
import org.operatingmodel.design.WcagLevel;
import org.operatingmodel.design.WcagVersion;
import org.operatingmodel.evidence.Approval;
import org.operatingmodel.evidence.ApprovalId;
import org.operatingmodel.evidence.Evidence;
import org.operatingmodel.evidence.EvidenceId;
import org.operatingmodel.evidence.EvidenceKind;
import org.operatingmodel.organisation.Person;
import org.operatingmodel.portfolio.RoadmapStart;
import org.operatingmodel.product.Channel;
import org.operatingmodel.product.Product;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.product.ProductKind;
import org.operatingmodel.product.Stage;
import org.operatingmodel.rules.gate.Given;
import org.operatingmodel.valuestream.ValueStream;
import org.operatingmodel.valuestream.ValueStreamId;

class DesignPackTest {
    private static final ValueStreamId STREAM = new ValueStreamId("growth");
    private static final ProductId LIBRARY = new ProductId("library");
    private static final ProductId SHOP = new ProductId("shop");
    private static final URI NOTES = URI.create("https://notes.example/2.0.0");
    private static final URI CODE = URI.create("https://code.example/button");
    private static final Instant START = daysBefore(362);
    private static final Instant LATER = AS_OF.plusSeconds(1);
    private static final String RELEASE = "DesignSystemRelease";
    private static final List<String> KINDS = List.of(
            "CONTENT_GUIDELINES",
            "ACCESSIBILITY_STANDARD",
            "ACCESSIBILITY_CHECKLIST",
            "CONTRIBUTION_GUIDELINES",
            "VERSIONING_PRACTICE",
            "DESIGN_DOCUMENTATION",
            "DESIGN_TO_CODE_CHECK",
            "BACKLOG");

    /** A library and a shop that consumes it, of which nothing else is known. */
    private static Given nothing() {
        return new Given(List.of(
                new ValueStream(STREAM, "Growth"),
                new Person(PIA, "Pia"),
                new Person(CARL, "Carl"),
                product(LIBRARY, ProductKind.PLATFORM, Set.of(), List.of()),
                product(SHOP, ProductKind.APPLICATION, Set.of(Channel.WEB), List.of(LIBRARY))));
    }

    private static Given healthy() {
        Given given = nothing()
                .with(
                        new RoadmapStart(START),
                        new DesignSystemRelease(LIBRARY, "2.0.0", NOTES, daysBefore(180)),
                        token("space.small"),
                        token("space.large"),
                        component("button"),
                        component("card"),
                        new InterfaceAudit(
                                SHOP,
                                List.of(new ComponentUse("button", true, 60), new ComponentUse("Own", false, 40)),
                                daysBefore(90)),
                        new AccessibilityAudit(SHOP, WcagVersion.WCAG_2_2, passed(), daysBefore(180)),
                        defect("quick", 30, 0));
        for (String kind : KINDS) {
            given = given.with(evidence(kind), approval(kind));
        }
        return given.but("DESIGN_DOCUMENTATION", "subjectVersion", "2.0.0").but("BACKLOG", "value", BigDecimal.ONE);
    }

    private static Product product(ProductId id, ProductKind kind, Set<Channel> channels, List<ProductId> consumes) {
        return new Product(
                id, id.value(), kind, Stage.OPERATION, channels, STREAM, null, null, List.of(), consumes, null);
    }

    /** Evidence that is named by its kind, of the last week, or of the day on which the second quarter ended. */
    private static Evidence evidence(String kind) {
        int daysAgo = switch (kind) {
            case "DESIGN_TO_CODE_CHECK" -> 7;
            case "BACKLOG" -> 90;
            default -> 180;
        };
        return Given.changed(
                Given.changed(Given.evidence(kind, new EvidenceKind(kind), null, daysAgo), "productId", LIBRARY),
                "author",
                CARL);
    }

    private static Approval approval(String kind) {
        return new Approval(new ApprovalId(kind + "-approved"), LIBRARY, new EvidenceId(kind), PIA, daysBefore(1));
    }

    private static DesignToken token(String id) {
        return new DesignToken(
                new DesignTokenId(id),
                LIBRARY,
                "8",
                "2.0.0",
                List.of(new TokenValue(Channel.WEB, "8"), new TokenValue(Channel.MOBILE, "8")));
    }

    private static DesignComponent component(String id) {
        return new DesignComponent(new DesignComponentId(id), LIBRARY, "3", CODE, "3");
    }

    /** All criteria of levels A (31) and AA (24) of WCAG 2.2. */
    private static List<CriterionEvaluation> passed() {
        List<CriterionEvaluation> all = new ArrayList<>();
        for (int i = 1; i <= 31; i++) {
            all.add(new CriterionEvaluation("1.1." + i, WcagLevel.A, CriterionOutcome.PASSED));
        }
        for (int i = 1; i <= 24; i++) {
            all.add(new CriterionEvaluation("1.2." + i, WcagLevel.AA, CriterionOutcome.PASSED));
        }
        return all;
    }

    private static AccessibilityDefect defect(String id, int foundDaysAgo, @Nullable Integer mendedDaysAgo) {
        return new AccessibilityDefect(
                new AccessibilityDefectId(id),
                SHOP,
                daysBefore(foundDaysAgo),
                mendedDaysAgo == null ? null : daysBefore(mendedDaysAgo));
    }

    @TestFactory
    List<DynamicTest> the_design_system_is_run_as_a_product() {
        String release = "$release : DesignSystemRelease";
        String backlog = "$backlog : Evidence";
        return practice("design.run-as-product")
                .met("all is well", healthy())
                .met("it is being retired", healthy().but(LIBRARY.value(), "stage", Stage.RETIREMENT))
                .unmet("it is retired", healthy().but(LIBRARY.value(), "stage", Stage.RETIRED), "Product")
                .unmet(
                        "it is retired, and another product is not",
                        healthy()
                                .but(LIBRARY.value(), "stage", Stage.RETIRED)
                                .but(SHOP.value(), "stage", Stage.OPERATION),
                        "Product")
                .unmet("nothing is known", nothing(), release)
                .unmet("the version is a word", healthy().but(RELEASE, "version", "next"), release)
                .unmet("there are no release notes", healthy().but(RELEASE, "releaseNotes", null), release)
                .unmet(
                        "it was released 180 days and a second ago",
                        healthy().but(RELEASE, "releasedAt", justOver(180)),
                        release)
                .unmet("it is released a second later", healthy().but(RELEASE, "releasedAt", LATER), release)
                .unmet(
                        "the newest release has no notes",
                        healthy().with(new DesignSystemRelease(LIBRARY, "2.1.0", null, AS_OF)),
                        "not DesignSystemRelease")
                .met(
                        "an older release has no notes",
                        healthy().with(new DesignSystemRelease(LIBRARY, "1.0.0", null, justOver(180))))
                .met(
                        "another design system has a newer release without notes",
                        healthy().with(new DesignSystemRelease(SHOP, "next", null, AS_OF)))
                .unmet("there is no backlog", healthy().without("BACKLOG-approved", "BACKLOG"), backlog)
                .unmet("the backlog is another product's", healthy().but("BACKLOG", "productId", SHOP), backlog)
                .unmet("the backlog is empty", healthy().but("BACKLOG", "value", BigDecimal.ZERO), backlog)
                .unmet(
                        "the backlog is 90 days and a second old",
                        healthy().but("BACKLOG", "observedAt", justOver(90)),
                        backlog)
                .unmet("the backlog is a document", healthy().but("BACKLOG", "kind", EvidenceKind.DOCUMENT), backlog)
                .tests();
    }

    @TestFactory
    List<DynamicTest> design_and_code_have_an_operational_agreement() {
        String content = "$content : Evidence";
        String accessibility = "$accessibility : Evidence";
        List<TokenValue> webOnly = List.of(new TokenValue(Channel.WEB, "8"));
        List<TokenValue> mobileOnly = List.of(new TokenValue(Channel.MOBILE, "8"));
        return practice("design.operational-agreement")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "$component : DesignComponent")
                .met("there is one component and one token", healthy().without("card", "space.large"))
                .unmet("there is no component", healthy().without("button", "card"), "$component : DesignComponent")
                .met("there is one of each", healthy().without("card", "space.large"))
                .unmet(
                        "one component is only drawn",
                        healthy().but("card", "codeVersion", null).but("card", "code", null),
                        "forall")
                .unmet("there are no content guidelines", lacking("CONTENT_GUIDELINES"), content)
                .unmet(
                        "the content guidelines are of another product",
                        healthy().but("CONTENT_GUIDELINES", "productId", SHOP),
                        content)
                .unmet(
                        "the content guidelines are a document",
                        healthy().but("CONTENT_GUIDELINES", "kind", EvidenceKind.DOCUMENT),
                        content)
                .unmet("there is no accessibility standard", lacking("ACCESSIBILITY_STANDARD"), accessibility)
                .unmet(
                        "the accessibility standard is of another product",
                        healthy().but("ACCESSIBILITY_STANDARD", "productId", SHOP),
                        accessibility)
                .unmet(
                        "the accessibility standard is a checklist",
                        healthy().but("ACCESSIBILITY_STANDARD", "kind", new EvidenceKind("ACCESSIBILITY_CHECKLIST")),
                        accessibility)
                .unmet("there is no token", healthy().without("space.small", "space.large"), "exists DesignToken")
                .unmet(
                        "the tokens are another product's",
                        healthy().but("space.small", "productId", SHOP).but("space.large", "productId", SHOP),
                        "exists DesignToken")
                .unmet("one token is for the web alone", healthy().but("space.small", "code", webOnly), "forall")
                .unmet("one token is for mobile alone", healthy().but("space.small", "code", mobileOnly), "forall")
                .met("what is only drawn is of a design system that is retired", old())
                .unmet("what is only drawn is of one that is being retired", old(Stage.RETIREMENT), "forall", "forall")
                .unmet(
                        "the only design system is retired",
                        healthy().but(LIBRARY.value(), "stage", Stage.RETIRED),
                        "Product")
                .unmet(
                        "another product is retired",
                        healthy()
                                .but("card", "codeVersion", null)
                                .but("card", "code", null)
                                .but("space.small", "code", webOnly)
                                .but(SHOP.value(), "stage", Stage.RETIRED),
                        "forall",
                        "forall")
                .tests();
    }

    /** Beside the design system there is one before it, of which nothing is in code. */
    private static Given old(Stage stage) {
        ProductId before = new ProductId("old-library");
        return healthy()
                .with(
                        Given.changed(product(before, ProductKind.PLATFORM, Set.of(), List.of()), "stage", stage),
                        Given.changed(Given.changed(token("gap"), "productId", before), "code", List.of()),
                        Given.changed(
                                Given.changed(
                                        Given.changed(component("frame"), "productId", before), "codeVersion", null),
                                "code",
                                null));
    }

    private static Given old() {
        return old(Stage.RETIRED);
    }

    private static Given lacking(String kind) {
        return healthy().without(kind + "-approved", kind);
    }

    @TestFactory
    List<DynamicTest> the_design_system_ships_versions() {
        String release = "$release : DesignSystemRelease";
        String documentation = "$documentation : Evidence";
        return practice("design.ships-versioned")
                .met("all is well", healthy())
                .met("it is being retired", healthy().but(LIBRARY.value(), "stage", Stage.RETIREMENT))
                .unmet("it is retired", healthy().but(LIBRARY.value(), "stage", Stage.RETIRED), "Product")
                .unmet(
                        "it is retired, and another product is not",
                        healthy()
                                .but(LIBRARY.value(), "stage", Stage.RETIRED)
                                .but(SHOP.value(), "stage", Stage.OPERATION),
                        "Product")
                .unmet("nothing is known", nothing(), release)
                .unmet("the version is a word", healthy().but(RELEASE, "version", "next"), release)
                .unmet("it is released a second later", healthy().but(RELEASE, "releasedAt", LATER), release)
                .unmet(
                        "the newest release has no version",
                        healthy().with(new DesignSystemRelease(LIBRARY, "next", NOTES, AS_OF)),
                        "not DesignSystemRelease")
                .met(
                        "another design system has a newer release without a version",
                        healthy().with(new DesignSystemRelease(SHOP, "next", null, AS_OF)))
                .unmet(
                        "no token is of that version",
                        healthy().but("space.small", "version", "1.0.0").but("space.large", "version", "1.0.0"),
                        "exists DesignToken")
                .unmet(
                        "the tokens are another product's",
                        healthy().but("space.small", "productId", SHOP).but("space.large", "productId", SHOP),
                        "exists DesignToken")
                .unmet(
                        "no code of a component has a version",
                        healthy().without("card").but("button", "codeVersion", null),
                        "exists DesignComponent")
                .unmet(
                        "no component is in code",
                        healthy()
                                .without("card")
                                .but("button", "codeVersion", null)
                                .but("button", "code", null),
                        "exists DesignComponent")
                .unmet(
                        "the components are another product's",
                        healthy().without("card").but("button", "productId", SHOP),
                        "exists DesignComponent")
                .unmet("there is no documentation", lacking("DESIGN_DOCUMENTATION"), documentation)
                .unmet(
                        "only content guidelines are of that version",
                        lacking("DESIGN_DOCUMENTATION").but("CONTENT_GUIDELINES", "subjectVersion", "2.0.0"),
                        documentation)
                .unmet(
                        "the documentation is of another version",
                        healthy().but("DESIGN_DOCUMENTATION", "subjectVersion", "1.0.0"),
                        documentation)
                .unmet(
                        "the documentation is of no version",
                        healthy().but("DESIGN_DOCUMENTATION", "subjectVersion", null),
                        documentation)
                .unmet(
                        "the documentation is another product's",
                        healthy().but("DESIGN_DOCUMENTATION", "productId", SHOP),
                        documentation)
                .unmet(
                        "the documentation is a deck",
                        healthy().but("DESIGN_DOCUMENTATION", "kind", EvidenceKind.DOCUMENT),
                        documentation)
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_design_system_is_launched_by_the_end_of_the_second_quarter() {
        // The start is 362 days ago, the release and the guidelines are 180 days old: 182 days after the start.
        String release = "$release : DesignSystemRelease";
        String contributing = "$contributing : Evidence";
        Instant tooLate = START.plus(Duration.ofDays(182)).plusSeconds(1);
        return practice("design.launched")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "RoadmapStart")
                .unmet("nobody has begun", healthy().without("RoadmapStart"), "RoadmapStart")
                .unmet("the version is a word", healthy().but(RELEASE, "version", "next"), release)
                .unmet("there is no changelog", healthy().but(RELEASE, "releaseNotes", null), release)
                .unmet("it was released a second too late", healthy().but(RELEASE, "releasedAt", tooLate), release)
                .met("it was released before", healthy().but(RELEASE, "releasedAt", START.minusSeconds(1)))
                .unmet("nobody says how to contribute", lacking("CONTRIBUTION_GUIDELINES"), contributing)
                .unmet(
                        "how to contribute is said of another product",
                        healthy().but("CONTRIBUTION_GUIDELINES", "productId", SHOP),
                        contributing)
                .unmet(
                        "how to contribute is said a second too late",
                        healthy().but("CONTRIBUTION_GUIDELINES", "observedAt", tooLate),
                        contributing)
                .unmet(
                        "how to contribute stands in a deck",
                        healthy().but("CONTRIBUTION_GUIDELINES", "kind", EvidenceKind.DOCUMENT),
                        contributing)
                .tests();
    }

    @TestFactory
    List<DynamicTest> the_design_agency_has_handed_over() {
        String guidelines = "$guidelines : Evidence";
        String checklist = "$checklist : Evidence";
        String versioning = "$versioning : Evidence";
        PracticeCases cases = practice("design.agency-artefacts")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), guidelines)
                .unmet("there are no guidelines", lacking("CONTRIBUTION_GUIDELINES"), guidelines)
                .unmet("there is no checklist", lacking("ACCESSIBILITY_CHECKLIST"), checklist)
                .unmet("there is no versioning practice", lacking("VERSIONING_PRACTICE"), versioning)
                .unmet(
                        "the checklist is another product's",
                        healthy().but("ACCESSIBILITY_CHECKLIST", "productId", SHOP),
                        checklist)
                .unmet(
                        "the versioning practice is another product's",
                        healthy().but("VERSIONING_PRACTICE", "productId", SHOP),
                        versioning)
                .unmet(
                        "the versioning practice is a document",
                        healthy().but("VERSIONING_PRACTICE", "kind", EvidenceKind.DOCUMENT),
                        versioning);
        for (String kind : List.of("CONTRIBUTION_GUIDELINES", "ACCESSIBILITY_CHECKLIST", "VERSIONING_PRACTICE")) {
            cases.unmet("nobody approved the " + kind, healthy().without(kind + "-approved"), "Approval")
                    .unmet(
                            "whoever wrote the " + kind + " approved it",
                            healthy().but(kind + "-approved", "approver", CARL),
                            "Approval")
                    .unmet(
                            "whoever approved the " + kind + " wrote it",
                            healthy().but(kind, "author", PIA),
                            "Approval")
                    .unmet(
                            "somebody approves the " + kind + " a second later",
                            healthy().but(kind + "-approved", "approvedAt", LATER),
                            "Approval");
        }
        return cases.tests();
    }

    @TestFactory
    List<DynamicTest> an_automated_check_finds_no_drift() {
        return practice("design.no-drift")
                .met("all is well", healthy())
                .unmet("nothing is known", nothing(), "DesignToken", "DesignComponent")
                .met("there is one of each", healthy().without("card", "space.large"))
                .unmet("nothing was checked", lacking("DESIGN_TO_CODE_CHECK"), "not", "not")
                .unmet(
                        "it was checked 7 days and a second ago",
                        healthy().but("DESIGN_TO_CODE_CHECK", "observedAt", justOver(7)),
                        "not",
                        "not")
                .unmet(
                        "only a document says that it was checked",
                        healthy().but("DESIGN_TO_CODE_CHECK", "kind", EvidenceKind.DOCUMENT),
                        "not",
                        "not")
                .met("there is one component and one token", healthy().without("card", "space.large"))
                .unmet("there is no token", healthy().without("space.small", "space.large"), "DesignToken")
                .unmet("there is no component", healthy().without("button", "card"), "DesignComponent")
                .unmet(
                        "another product was checked",
                        healthy().but("DESIGN_TO_CODE_CHECK", "productId", SHOP),
                        "not",
                        "not")
                .unmet(
                        "a token of another design system was not checked",
                        healthy().but("space.large", "productId", SHOP),
                        "not")
                .unmet(
                        "a component of another design system was not checked",
                        healthy().but("card", "productId", SHOP),
                        "not")
                .unmet(
                        "one token has drifted on the web",
                        healthy().but("space.large", "code", values("9", "8")),
                        "forall")
                .unmet(
                        "one token has drifted on mobile",
                        healthy().but("space.large", "code", values("8", "9")),
                        "forall")
                .unmet(
                        "one token is for the web alone",
                        healthy().but("space.large", "code", List.of(new TokenValue(Channel.WEB, "8"))),
                        "forall")
                .unmet("one component is an old one", healthy().but("card", "codeVersion", "2"), "forall")
                .met("what has drifted is of a design system that is retired", old())
                .unmet(
                        "what has drifted is of one that is being retired",
                        old(Stage.RETIREMENT),
                        "forall",
                        "not",
                        "forall",
                        "not")
                .unmet(
                        "the only design system is retired",
                        healthy().but(LIBRARY.value(), "stage", Stage.RETIRED),
                        "Product",
                        "Product")
                .unmet(
                        "another product is retired",
                        healthy()
                                .but("card", "codeVersion", "2")
                                .but("space.large", "code", values("9", "8"))
                                .but(SHOP.value(), "stage", Stage.RETIRED),
                        "forall",
                        "forall")
                .unmet(
                        "one token of three has drifted",
                        healthy().with(token("space.huge")).but("space.large", "code", values("9", "8")),
                        "forall")
                .unmet(
                        "one component of three is an old one",
                        healthy().with(component("list")).but("card", "codeVersion", "2"),
                        "forall")
                .tests();
    }

    private static List<TokenValue> values(String web, String mobile) {
        return List.of(new TokenValue(Channel.WEB, web), new TokenValue(Channel.MOBILE, mobile));
    }

    /** What all guardrails on user interfaces owe: a product without one, and one that nobody uses, are left alone. */
    private static PracticeCases onInterfaces(String id) {
        return practice(id)
                .about("shop")
                .met("all is well", healthy())
                .met("it is for telephones", healthy().but("shop", "channels", Set.of(Channel.MOBILE)))
                .met("it is launched to some", healthy().but("shop", "stage", Stage.LIMITED_LAUNCH))
                .notApplicable("it has no interface", healthy().but("shop", "channels", Set.of(Channel.API)))
                .notApplicable("nobody uses it yet", healthy().but("shop", "stage", Stage.MVP))
                .notApplicable("it is being retired", healthy().but("shop", "stage", Stage.RETIREMENT));
    }

    @TestFactory
    List<DynamicTest> interfaces_are_built_from_approved_components() {
        String audit = "$audit : InterfaceAudit";
        String name = "InterfaceAudit";
        return onInterfaces("design.component-reuse")
                .unmet("nothing is known", nothing(), audit)
                .unmet(
                        "59 of 99 uses are of approved ones",
                        healthy()
                                .but(
                                        name,
                                        "components",
                                        List.of(
                                                new ComponentUse("button", true, 59),
                                                new ComponentUse("Own", false, 40))),
                        audit)
                .unmet("there are no components", healthy().but(name, "components", List.of()), audit)
                .unmet("it was counted 90 days and a second ago", healthy().but(name, "auditedAt", justOver(90)), audit)
                .unmet("it is counted a second later", healthy().but(name, "auditedAt", LATER), audit)
                .unmet("another product was counted", healthy().but(name, "productId", LIBRARY), audit)
                .unmet(
                        "a newer count is worse",
                        healthy().with(new InterfaceAudit(SHOP, List.of(), AS_OF)),
                        "not InterfaceAudit")
                .met(
                        "a newer count of another product is worse",
                        healthy().with(new InterfaceAudit(LIBRARY, List.of(), AS_OF)))
                .unmet(
                        "another count of the same instant is worse",
                        healthy().with(new InterfaceAudit(SHOP, List.of(), daysBefore(90))),
                        "not InterfaceAudit")
                .met("an older count is worse", healthy().with(new InterfaceAudit(SHOP, List.of(), justOver(90))))
                .tests();
    }

    @TestFactory
    List<DynamicTest> products_conform_to_the_accessibility_guidelines() {
        String audit = "$audit : AccessibilityAudit";
        String name = "AccessibilityAudit";
        List<CriterionEvaluation> failed = new ArrayList<>(passed());
        failed.set(54, new CriterionEvaluation("1.2.24", WcagLevel.AA, CriterionOutcome.FAILED));
        return onInterfaces("design.accessibility-conformance")
                .unmet("nothing is known", nothing(), audit)
                .unmet("one criterion of level AA fails", healthy().but(name, "evaluations", failed), audit)
                .unmet(
                        "one criterion was not looked at",
                        healthy().but(name, "evaluations", passed().subList(0, 54)),
                        audit)
                .unmet(
                        "it was audited 180 days and a second ago",
                        healthy().but(name, "auditedAt", justOver(180)),
                        audit)
                .unmet("another product was audited", healthy().but(name, "productId", LIBRARY), audit)
                .met(
                        "a newer audit of another product is worse",
                        healthy().with(new AccessibilityAudit(LIBRARY, WcagVersion.WCAG_2_2, failed, AS_OF)))
                .met(
                        "an older audit is worse",
                        healthy().with(new AccessibilityAudit(SHOP, WcagVersion.WCAG_2_2, failed, justOver(180))))
                .unmet(
                        "another audit of the same instant is worse",
                        healthy().with(new AccessibilityAudit(SHOP, WcagVersion.WCAG_2_2, failed, daysBefore(180))),
                        "not AccessibilityAudit")
                .unmet(
                        "a newer audit is worse",
                        healthy().with(new AccessibilityAudit(SHOP, WcagVersion.WCAG_2_2, failed, AS_OF)),
                        "not AccessibilityAudit")
                .tests();
    }

    @TestFactory
    List<DynamicTest> accessibility_defects_are_mended_in_time() {
        String audit = "$audit : AccessibilityAudit";
        Given seventeenOfTwenty =
                quick(16).with(defect("slow", 31, 0), defect("slower", 60, 0), defect("open", 31, null));
        return onInterfaces("design.accessibility-remediated")
                .unmet("nothing is known", nothing(), audit)
                .unmet(
                        "it was audited 180 days and a second ago",
                        healthy().but("AccessibilityAudit", "auditedAt", justOver(180)),
                        audit)
                .unmet("another product was audited", healthy().but("AccessibilityAudit", "productId", LIBRARY), audit)
                .met("there is no defect", healthy().without("quick"))
                .met("17 of 20 are mended in time", seventeenOfTwenty)
                .unmet("16 of 19 are mended in time", seventeenOfTwenty.without("quick"), "accumulate")
                .unmet("one has been open for longer", healthy().with(defect("open", 31, null)), "accumulate")
                .unmet("one has been open for years", healthy().with(defect("open", 900, null)), "accumulate")
                .met("one is open, and young", healthy().with(defect("open", 30, null)))
                .met("a slow one was found long ago", healthy().with(defect("slow", 181, 0)))
                .unmet("a slow one was found within the window", healthy().with(defect("slow", 180, 0)), "accumulate")
                .unmet(
                        "those that were mended in time were found too long ago",
                        many("old", SHOP, 181, 180).with(defect("slow", 31, 0)),
                        "accumulate")
                .unmet(
                        "those that were mended in time are another product's",
                        many("other", LIBRARY, 30, 0).with(defect("slow", 31, 0)),
                        "accumulate")
                .met(
                        "the slow ones are another product's",
                        healthy().with(Given.changed(defect("slow", 90, 0), "productId", LIBRARY)))
                .met(
                        "the only one was found 180 days ago, and mended in time",
                        healthy().without("quick").with(defect("old", 180, 150)))
                .tests();
    }

    /** The healthy facts with 20 more defects of a product. */
    private static Given many(String id, ProductId productId, int foundDaysAgo, int mendedDaysAgo) {
        Given given = healthy();
        for (int i = 0; i < 20; i++) {
            given = given.with(Given.changed(defect(id + i, foundDaysAgo, mendedDaysAgo), "productId", productId));
        }
        return given;
    }

    /** The healthy facts with so many more defects that took 30 days. */
    private static Given quick(int more) {
        Given given = healthy();
        for (int i = 0; i < more; i++) {
            given = given.with(defect("quick-" + i, 30, 0));
        }
        return given;
    }
}
