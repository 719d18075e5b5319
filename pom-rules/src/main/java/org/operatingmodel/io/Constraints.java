package org.operatingmodel.io;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;

/** The Jakarta constraints of a record's components, judged before the record is built. */
final class Constraints {
    /** Messages are written here; templates stay as they are, so that no text of a portfolio is ever interpreted. */
    private static final MessageInterpolator NONE = new MessageInterpolator() {
        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    };

    private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(NONE)
            .buildValidatorFactory()
            .getValidator();

    private Constraints() {}

    /**
     * A constraint that does not hold.
     *
     * @param component the name of the component
     * @param element the index of the element in it; -1 for the component itself
     * @param mustAndFix what must hold, what was found and how to fix it
     */
    record Broken(String component, int element, String mustAndFix) {}

    /**
     * The constraints that do not hold for a value of the component, in the order of its elements.
     *
     * <p>It asks for the component's field: constraints on the elements of a list do not reach the parameters of a
     * compact constructor (javac 17).
     */
    static List<Broken> of(Class<?> type, RecordShape.Component component, Object value) {
        if (!component.slot().constrained()) {
            return List.of();
        }
        return VALIDATOR.validateValue(type, component.name(), value).stream()
                .map(violation -> new Broken(
                        component.name(),
                        element(violation.getPropertyPath()),
                        mustAndFix(
                                violation.getConstraintDescriptor().getAnnotation(),
                                shown(violation.getInvalidValue()))))
                .sorted(Comparator.comparingInt(Broken::element).thenComparing(Broken::mustAndFix))
                .toList();
    }

    private static int element(Path path) {
        int element = -1;
        for (Path.Node node : path) {
            element = node.getIndex() == null ? element : node.getIndex();
        }
        return element;
    }

    private static String shown(@Nullable Object value) {
        return Node.Scalar.quoted(value instanceof BigDecimal exact ? exact.toPlainString() : String.valueOf(value));
    }

    private static String mustAndFix(Annotation constraint, String shown) {
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
        return "must satisfy " + constraint.annotationType().getSimpleName() + but + "See the schema.";
    }
}
