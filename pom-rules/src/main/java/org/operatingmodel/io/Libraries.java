package org.operatingmodel.io;

/** Optional libraries: whether they are there, and what to do if not. */
final class Libraries {
    private Libraries() {}

    static void requireJson() {
        require(
                "Reading JSON",
                "com.fasterxml.jackson.core.JsonFactory",
                "com.fasterxml.jackson.core:jackson-databind");
    }

    static void requireYaml() {
        require(
                "Reading YAML",
                "com.fasterxml.jackson.dataformat.yaml.YAMLFactory",
                "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml");
    }

    static void requireCsv() {
        require("Reading CSV", "de.siegmar.fastcsv.reader.CsvReader", "de.siegmar:fastcsv");
    }

    private static void require(String what, String type, String dependency) {
        try {
            Class.forName(type, false, Libraries.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    what + " needs " + dependency + ", but it is not on the class path. Add the dependency.", e);
        }
    }
}
