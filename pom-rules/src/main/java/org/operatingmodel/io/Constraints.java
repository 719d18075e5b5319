package org.operatingmodel.io;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** The Jakarta constraints of a record's components, judged before the record is built. */
final class Constraints {
    /** Interpolates without Expression Language: text of a portfolio must never run. */
    private static final ExecutableValidator VALIDATOR = Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator()
            .forExecutables();

    private Constraints() {}

    /**
     * A constraint that does not hold.
     *
     * @param component the index of the component
     * @param element the index of the element in it; -1 for the component itself
     * @param mustAndFix what must hold, what was found and how to fix it
     */
    record Broken(int component, int element, String mustAndFix) {}

    /** The constraints that do not hold, in the order of components and elements. */
    static <T> List<Broken> of(Constructor<T> constructor, @Nullable Object[] arguments) {
        return VALIDATOR.validateConstructorParameters(constructor, arguments).stream()
                .map(Constraints::broken)
                .sorted(Comparator.comparingInt(Broken::component)
                        .thenComparingInt(Broken::element)
                        .thenComparing(Broken::mustAndFix))
                .toList();
    }

    private static Broken broken(ConstraintViolation<?> violation) {
        int component = -1;
        int element = -1;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                component = node.as(Path.ParameterNode.class).getParameterIndex();
            } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT && node.getIndex() != null) {
                element = node.getIndex();
            }
        }
        return new Broken(
                component,
                element,
                mustAndFix(
                        violation.getConstraintDescriptor().getAnnotation(),
                        shown(violation.getInvalidValue()),
                        violation.getMessage()));
    }

    private static String shown(@Nullable Object value) {
        return Node.Scalar.quoted(value instanceof BigDecimal exact ? exact.toPlainString() : String.valueOf(value));
    }

    private static String mustAndFix(Annotation constraint, String shown, String message) {
        String but = ", but was " + shown + ". ";
        if (constraint instanceof NotBlank) {
            return "must not be blank" + but + "Write a text.";
        }
        if (constraint instanceof NotEmpty) {
            return "must not be empty" + but + "Give at least one.";
        }
        if (constraint instanceof Positive) {
            return "must be positive" + but + "Use 1 or more.";
        }
        if (constraint instanceof PositiveOrZero) {
            return "must not be negative" + but + "Use 0 or more.";
        }
        if (constraint instanceof Pattern pattern) {
            return "must match " + pattern.regexp() + but + "Write it in that form.";
        }
        if (constraint instanceof DecimalMin least) {
            return "must be " + (least.inclusive() ? "at least " : "above ") + least.value() + but + "Use more.";
        }
        if (constraint instanceof DecimalMax most) {
            return "must be " + (most.inclusive() ? "at most " : "below ") + most.value() + but + "Use less.";
        }
        return message + but + "Change it so.";
    }
}
