package org.operatingmodel.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a parameter in a class that is {@link GovernedBy} some packs which file it is read from.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface PortfolioFile {
    /** The path of a {@code .yaml}, {@code .yml} or {@code .json} file, from the folder of the build's module. */
    String value();
}
