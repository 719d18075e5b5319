package org.operatingmodel.testkit.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.operatingmodel.testkit.opinion.Allowed.Purpose;

/**
 * Reads the instructions of generated classes, and tells what is not {@link Allowed}.
 *
 * <p>A class of the model is one of four: what a condition asks, what knows the properties of a type, what states rules,
 * and what lists them. Only the first holds the author's expressions, in methods that neither {@link #AROUND} names nor
 * the compiler made. In these, nothing but calls, constants and jumps ahead may stand.
 */
final class ClassCheck {
    private static final int API = Opcodes.ASM9;
    private static final Pattern FUNCTION =
            Pattern.compile("org/drools/model/functions/((Predicate|Function)\\d+|Block0)");
    private static final String HASHED = "org/drools/model/functions/HashedExpression";
    private static final String PROPERTIES = "org/drools/model/DomainClassMetadata";
    private static final String MODEL = "org/drools/model/Model";
    private static final String DSL = "org.drools.modelcompiler.dsl.pattern.D";
    private static final String MATERIALIZED = "Lorg/drools/compiler/kie/builder/MaterializedLambda;";
    private static final Set<String> AROUND =
            Set.of("<clinit>", "<init>", "$values", "getExpressionHash", "predicateInformation", "valueOf", "values");

    private final Allowed allowed;
    private final Set<String> own;
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final List<Seen> seen = new ArrayList<>();

    private ClassCheck(Allowed allowed, Set<String> own) {
        this.allowed = allowed;
        this.own = own;
    }

    /** What the classes do that is not allowed, a violation for each rule that they are part of. */
    static List<Violation> violations(Map<String, byte[]> classes, Allowed allowed) {
        ClassCheck check = new ClassCheck(allowed, classes.keySet());
        classes.forEach(
                (name, bytes) -> new ClassReader(bytes).accept(check.new Reading(name), ClassReader.SKIP_FRAMES));
        Set<Violation> violations = new LinkedHashSet<>();
        for (Seen one : check.seen) {
            Set<String> rules = one.rule == null ? check.uses.getOrDefault(one.type, Set.of()) : Set.of(one.rule);
            for (String rule : rules.isEmpty() ? Set.of("") : rules) {
                violations.add(new Violation(rule, simple(one.type) + "." + one.method, one.what));
            }
        }
        return List.copyOf(violations);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String dots(String internalName) {
        return internalName.replace('/', '.');
    }

    /** Something that is not allowed, in a method of a class, and the rule that the method states if it does. */
    private record Seen(
            String type, String method, @Nullable String rule, String what) {}

    /** What a class is for, and what its code may call that is no condition. */
    private enum Role {
        CONDITION(Purpose.ENUMS),
        CONSEQUENCE(Purpose.ENUMS),
        PROPERTIES(Purpose.PROPERTIES),
        STATEMENT(Purpose.STATEMENTS),
        LIST(Purpose.LISTS),
        UNKNOWN(Purpose.CONDITIONS);

        private final Purpose calls;

        Role(Purpose calls) {
            this.calls = calls;
        }
    }

    /** One class. */
    private final class Reading extends ClassVisitor {
        private final String type;
        private Role role = Role.UNKNOWN;

        Reading(String type) {
            super(API);
            this.type = type;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            Set<String> kinds = interfaces == null ? Set.of() : new HashSet<>(Arrays.asList(interfaces));
            boolean plain = "java/lang/Object".equals(superName);
            if ("java/lang/Enum".equals(superName)
                    && kinds.size() == 2
                    && kinds.contains(HASHED)
                    && kinds.stream().anyMatch(kind -> FUNCTION.matcher(kind).matches())) {
                role = kinds.contains("org/drools/model/functions/Block0") ? Role.CONSEQUENCE : Role.CONDITION;
            } else if (plain && kinds.equals(Set.of(PROPERTIES))) {
                role = Role.PROPERTIES;
            } else if (plain && kinds.equals(Set.of(MODEL))) {
                role = Role.LIST;
            } else if (plain && kinds.isEmpty()) {
                role = Role.STATEMENT;
            } else {
                add(
                        "",
                        null,
                        "is a class that no rule needs: a " + simple(dots(String.valueOf(superName)))
                                + (kinds.isEmpty() ? "" : " and " + String.join(", ", new TreeSet<>(kinds))));
            }
        }

        private void add(String method, @Nullable String rule, String what) {
            seen.add(new Seen(type, method, rule, what));
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (!descriptor.equals(MATERIALIZED)) {
                add("", null, "has the annotation " + Type.getType(descriptor).getClassName());
            }
            return null;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            if ((access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == 0 && role != Role.LIST) {
                add(name, null, "is a field that can change");
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Instructions instructions = new Instructions(this, name);
            if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0) {
                instructions.add("is native or synchronized");
            }
            return instructions;
        }
    }

    /** The instructions of one method. */
    private final class Instructions extends MethodVisitor {
        private final Reading in;
        private final String method;
        /** Whether it holds an expression of the author. */
        private final boolean condition;

        private final Set<Label> passed = new HashSet<>();
        private @Nullable String text;
        private @Nullable String rule;

        Instructions(Reading in, String method) {
            super(API);
            this.in = in;
            this.method = method;
            this.condition = (in.role == Role.CONDITION || in.role == Role.CONSEQUENCE) && !AROUND.contains(method)
                    || in.role == Role.UNKNOWN;
        }

        void add(String what) {
            in.add(method, rule, what);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String type = dots(owner);
            if (type.equals(DSL) && name.equals("rule")) {
                stated();
            }
            if (!callable(type, name, descriptor)) {
                String parameters = Arrays.stream(Type.getArgumentTypes(descriptor))
                        .map(Type::getClassName)
                        .reduce((left, right) -> left + ", " + right)
                        .orElse("");
                add(
                        name.equals("<init>")
                                ? "makes a new " + type
                                : "calls " + type + "#" + name + "(" + parameters + ")");
            }
        }

        private boolean callable(String type, String name, String descriptor) {
            if (in.role == Role.CONSEQUENCE && condition) {
                return false;
            }
            if (type.equals(in.type)) {
                return !condition || in.role == Role.CONDITION && name.equals(method);
            }
            if (condition) {
                return allowed.listed(Purpose.CONDITIONS, type, name) || allowed.member(type, name, descriptor);
            }
            return own.contains(type)
                    || type.startsWith("[") && name.equals("clone")
                    || allowed.listed(in.role.calls, type, name)
                    || names() && allowed.listed(Purpose.NAMES, type, name);
        }

        /** Whether the method finds the place of a property by its name, with a switch and a refusal. */
        private boolean names() {
            return in.role == Role.PROPERTIES && method.equals("getPropertyIndex");
        }

        /** From here on, the method states the rule whose name was the last text. */
        private void stated() {
            rule = text;
            for (int i = 0; i < seen.size(); i++) {
                Seen one = seen.get(i);
                if (one.type.equals(in.type) && one.method.equals(method) && one.rule == null) {
                    seen.set(i, new Seen(one.type, one.method, rule, one.what));
                }
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            String type = dots(owner);
            boolean read = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD && !condition;
            boolean generated = own.contains(type);
            if (generated && rule != null) {
                uses.computeIfAbsent(type, key -> new TreeSet<>()).add(rule);
            }
            boolean fine = generated
                    ? !condition && (read || type.equals(in.type))
                    : read
                            && (allowed.constant(type, name)
                                    || !condition && allowed.listed(Purpose.CONSTANTS, type, name));
            if (!fine) {
                add((read ? "reads " : "writes ") + type + "#" + name);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String string) {
                text = string;
            } else if (value instanceof Type type) {
                boolean fine = !condition
                        && type.getSort() == Type.OBJECT
                        && (own.contains(type.getClassName()) || allowed.type(type.getClassName()));
                if (!fine) {
                    add("names the class " + type.getClassName());
                }
            } else if (value instanceof Handle || value instanceof ConstantDynamic) {
                add("has a handle of " + value);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            String owner = dots(bootstrap.getOwner());
            boolean reference = owner.equals("java.lang.invoke.LambdaMetafactory")
                    && bootstrap.getName().equals("metafactory");
            boolean fine = !condition
                    && (reference
                            ? arguments.length == 3
                                    && arguments[1] instanceof Handle handle
                                    && allowed.listed(Purpose.REFERENCES, dots(handle.getOwner()), handle.getName())
                            : names() && allowed.listed(Purpose.NAMES, owner, bootstrap.getName()));
            if (!fine) {
                add("is linked when it runs: "
                        + (reference && arguments.length > 1 ? arguments[1] : owner + "#" + bootstrap.getName()));
            }
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            ahead(label);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            switched(otherwise, labels);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            switched(otherwise, labels);
        }

        private void switched(Label otherwise, Label[] labels) {
            ahead(otherwise);
            for (Label label : labels) {
                ahead(label);
            }
        }

        private void ahead(Label label) {
            if (passed.contains(label)) {
                add("jumps back");
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            add("catches " + (type == null ? "everything" : dots(type)));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (condition && opcode == Opcodes.ANEWARRAY) {
                add("makes an array of " + dots(type));
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (condition && opcode == Opcodes.NEWARRAY) {
                add("makes an array of numbers");
            }
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            add("makes an array of arrays");
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ATHROW && !names()) {
                add("throws");
            } else if (opcode == Opcodes.MONITORENTER) {
                add("waits for a lock");
            } else if (condition && opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
                add("writes into an array");
            } else if (in.role == Role.CONSEQUENCE && condition && opcode != Opcodes.RETURN) {
                add("does something in the consequence");
            }
        }
    }
}
