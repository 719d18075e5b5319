package org.operatingmodel.testkit.opinion;

import javax.tools.ToolProvider;

/** What only a second opinion needs. */
final class Libraries {
    private Libraries() {}

    /** @throws IllegalStateException if one is not there */
    static void require() {
        require("org.drools.model.codegen.execmodel.ModelBuilderImpl", "org.drools:drools-model-codegen");
        require("org.drools.modelcompiler.KieBaseBuilder", "org.drools:drools-model-compiler");
        require("org.objectweb.asm.ClassReader", "org.ow2.asm:asm");
        if (ToolProvider.getSystemJavaCompiler() == null) {
            throw new IllegalStateException(
                    "A second opinion needs a Java compiler, but this Java runtime has none. Run it on a JDK.");
        }
    }

    private static void require(String type, String dependency) {
        try {
            Class.forName(type, false, Libraries.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "A second opinion needs " + dependency + ", but it is not on the class path. Add the dependency.",
                    e);
        }
    }
}
