package org.operatingmodel.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The packs that a class of JUnit tests is about: loads them once, and fills in parameters of its tests and constructors.
 *
 * <p>A parameter may be a {@link org.operatingmodel.rules.DecisionService}, a {@link org.operatingmodel.rules.Governance}, a
 * {@link GovernanceVerifier}, or a {@link org.operatingmodel.portfolio.Portfolio} with {@link PortfolioFile}. Classes in it
 * that are {@code @Nested} are about the same packs, unless they say otherwise.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GovernanceExtension.class)
public @interface GovernedBy {
    /** Packs that ship with the library, by their ids, in the order in which they are loaded. */
    String[] value() default "standard";

    /** Packs that are loaded after them: paths of folders, archives or rule files, from the folder of the build's module. */
    String[] packs() default {};

    /** The instant of the verifiers, such as {@code 2026-06-21T00:00:00Z}; tests that leave it out say it themselves. */
    String asOf() default "";
}
