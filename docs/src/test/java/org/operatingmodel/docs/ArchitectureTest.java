package org.operatingmodel.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, and what may not leak across them. */
class ArchitectureTest {
    private static final String[] CORE = {
        "org.operatingmodel.portfolio..",
        "org.operatingmodel.planning..",
        "org.operatingmodel.practice..",
        "org.operatingmodel.outcome..",
        "org.operatingmodel.valuestream..",
        "org.operatingmodel.organisation..",
        "org.operatingmodel.product..",
        "org.operatingmodel.platform..",
        "org.operatingmodel.design..",
        "org.operatingmodel.discovery..",
        "org.operatingmodel.evidence..",
        "org.operatingmodel.gate..",
        "org.operatingmodel.decision..",
        "org.operatingmodel.authority..",
        "org.operatingmodel.escalation..",
        "org.operatingmodel.risk..",
        "org.operatingmodel.reliability..",
        "org.operatingmodel.funding..",
        "org.operatingmodel.flow..",
        "org.operatingmodel.ingest..",
        "org.operatingmodel.cadence..",
        "org.operatingmodel.partner..",
        "org.operatingmodel.measurement..",
        "org.operatingmodel.learning..",
        "org.operatingmodel.release..",
        "org.operatingmodel.internal.."
    };
    private static final String METRICS = "org.operatingmodel.metrics..";
    private static final String TESTKIT = "org.operatingmodel.testkit..";
    private static final String[] EXAMPLES = {"org.operatingmodel.gatehouse..", "org.operatingmodel.benchmarks.."};
    private static final String[] PLATFORM = {"java..", "jakarta.validation..", "org.jspecify.."};

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.operatingmodel");
    }

    private static DescribedPredicate<JavaClass> in(String[] first, String... more) {
        return resideInAnyPackage(first).or(resideInAnyPackage(more));
    }

    @Test
    void core_needs_only_the_platform_and_the_constraints() {
        classes()
                .that(resideInAnyPackage(CORE))
                .should()
                .onlyDependOnClassesThat(in(CORE, PLATFORM))
                .check(all);
    }

    @Test
    void metrics_need_only_core() {
        classes()
                .that(resideInAPackage(METRICS))
                .should()
                .onlyDependOnClassesThat(in(CORE, PLATFORM).or(resideInAPackage(METRICS)))
                .check(all);
    }

    @Test
    void nothing_needs_the_test_kit_or_the_examples() {
        noClasses()
                .that(not(resideInAPackage(TESTKIT)).and(not(resideInAnyPackage(EXAMPLES))))
                .should()
                .dependOnClassesThat(in(EXAMPLES, TESTKIT))
                .check(all);
    }

    @Test
    void the_engine_stays_inside() {
        noClasses()
                .that(not(resideInAnyPackage(
                                "org.operatingmodel.rules.internal..", "org.operatingmodel.testkit.opinion.."))
                        .and(not(resideInAnyPackage(EXAMPLES))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.drools..", "org.kie..", "org.mvel2.."))
                .check(all);
    }

    @Test
    void the_libraries_behind_reading_stay_out_of_public_signatures() {
        DescribedPredicate<JavaClass> foreign = resideInAnyPackage(
                "com.fasterxml..", "org.hibernate..", "de.siegmar..", "org.drools..", "org.kie..", "org.yaml..");
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(resideInAPackage("org.operatingmodel..")
                        .and(DescribedPredicate.describe(
                                "public",
                                type -> type.getModifiers()
                                        .contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)))
                        .and(not(resideInAPackage("org.operatingmodel.rules.internal..")))
                        .and(not(resideInAnyPackage(EXAMPLES))))
                .should(new ArchCondition<>("not mention a foreign type") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean leaks = foreign.test(method.getRawReturnType())
                                || method.getRawParameterTypes().stream().anyMatch(foreign);
                        if (leaks) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(all);
    }

    /** But for the law that a decision reads none of them, which sets them and back. */
    @Test
    void nothing_but_the_examples_reads_the_clock_the_zone_or_the_locale() {
        noClasses()
                .that(not(resideInAnyPackage(EXAMPLES)))
                .and()
                .doNotHaveFullyQualifiedName("org.operatingmodel.testkit.law.Purity")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .check(all);
    }
}
