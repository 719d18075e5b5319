package org.operatingmodel.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.operatingmodel.metrics.balance.AllocationBalance;
import org.operatingmodel.metrics.flow.FlowAge;
import org.operatingmodel.metrics.flow.FlowDistribution;
import org.operatingmodel.metrics.flow.FlowEfficiency;
import org.operatingmodel.metrics.flow.FlowLoad;
import org.operatingmodel.metrics.investment.Margin;
import org.operatingmodel.metrics.investment.ProductValue;
import org.operatingmodel.metrics.investment.RunCost;
import org.operatingmodel.metrics.reliability.ErrorBudget;
import org.operatingmodel.metrics.unitcost.UnitCost;
import org.operatingmodel.portfolio.ProductScoped;

class ModuleTest {
    /** Names that the rule language cannot read as a property. */
    private static final Set<String> RESERVED = Set.of(
            "until in or and not eval contains soundslike strsim convertable_to function empty with foreach var nil isdef then when unit modify record"
                    .split(" "));

    @Test
    void the_module_requires_only_the_core_and_jspecify() throws IOException, URISyntaxException {
        URI classes = Measured.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (InputStream descriptor =
                classes.resolve("module-info.class").toURL().openStream()) {
            ModuleDescriptor module = ModuleDescriptor.read(descriptor);
            assertThat(module.name()).isEqualTo("org.operatingmodel.metrics");
            assertThat(module.requires())
                    .extracting(ModuleDescriptor.Requires::name)
                    .containsExactlyInAnyOrder("java.base", "org.operatingmodel.core", "org.jspecify");
        }
    }

    @Test
    void the_classes_use_only_the_core_and_jspecify_and_no_floating_point() {
        JavaClasses metrics = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.operatingmodel.metrics");
        assertThat(metrics).isNotEmpty();
        classes()
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.lang..",
                                "java.math",
                                "java.time..",
                                "java.util..",
                                "org.jspecify..",
                                "org.operatingmodel..",
                                "")
                        .or(JavaClass.Predicates.type(Serializable.class)))
                .check(metrics);
        assertThat(metrics.stream().flatMap(type -> type.getCodeUnits().stream()))
                .noneMatch(
                        unit -> Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                                .anyMatch(type -> Set.of("double", "float").contains(type.getName())));
    }

    @Test
    void facts_have_names_that_rules_can_read() {
        for (Class<?> fact : List.of(
                ErrorBudget.class,
                UndefinedFigure.class,
                RunCost.class,
                UnitCost.class,
                FlowLoad.class,
                FlowAge.class,
                FlowEfficiency.class,
                FlowDistribution.class,
                AllocationBalance.class,
                Margin.class,
                ProductValue.class)) {
            assertThat(ProductScoped.class).isAssignableFrom(fact);
            assertThat(Arrays.stream(fact.getRecordComponents()).map(component -> component.getName()))
                    .allMatch(name -> !name.matches("(is|get|set).*") && !RESERVED.contains(name));
        }
    }
}
