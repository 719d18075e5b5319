package org.operatingmodel.gatehouse;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.operatingmodel.rules.PackCheck;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Finding;
import org.operatingmodel.rules.testing.PackTests;

/**
 * Findings as build servers read the results of tests: one suite a pack, one case a file of it.
 *
 * <p>A file with an error is a failed case. Warnings are the output of a case that passes. Of a pack that does not load
 * only the files with findings are known.
 */
final class JunitXml {
    /** Readers ask for seconds; none are measured. */
    static final String NO_TIME = "0";

    private JunitXml() {}

    static String of(List<PackCheck> checked) {
        List<Suite> suites = checked.stream().map(Suite::of).toList();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            open(xml, 0, "testsuites");
            xml.writeAttribute("name", "gatehouse check");
            count(
                    xml,
                    suites.stream().mapToInt(suite -> suite.cases().size()).sum(),
                    suites.stream().mapToLong(Suite::failures).sum());
            for (Suite suite : suites) {
                write(xml, suite);
            }
            close(xml, 0);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report must be writable as XML.", e);
        }
        return text.toString();
    }

    /** What tests of packs came to: one suite a pack, one case a test. */
    static String of(Map<Path, List<PackTests.Result>> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            open(xml, 0, "testsuites");
            xml.writeAttribute("name", "gatehouse test");
            List<PackTests.Result> all =
                    results.values().stream().flatMap(List::stream).toList();
            count(xml, all.size(), failures(all));
            for (Map.Entry<Path, List<PackTests.Result>> pack : results.entrySet()) {
                open(xml, 1, "testsuite");
                xml.writeAttribute("name", Text.printable(pack.getKey().toString()));
                count(xml, pack.getValue().size(), failures(pack.getValue()));
                xml.writeAttribute("skipped", "0");
                for (PackTests.Result result : pack.getValue()) {
                    write(xml, result);
                }
                close(xml, 1);
            }
            close(xml, 0);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report must be writable as XML.", e);
        }
        return text.toString();
    }

    private static long failures(List<PackTests.Result> results) {
        return results.stream().filter(result -> !result.passed()).count();
    }

    private static void write(XMLStreamWriter xml, PackTests.Result result) throws XMLStreamException {
        open(xml, 2, "testcase");
        xml.writeAttribute("classname", Text.printable(result.test().file()));
        xml.writeAttribute("name", Text.printable(result.test().written().name()));
        xml.writeAttribute("time", NO_TIME);
        if (!result.passed()) {
            open(xml, 3, "failure");
            xml.writeAttribute("type", "difference");
            xml.writeAttribute(
                    "message", Text.printable(result.differences().get(0).toString()));
            xml.writeCharacters(result.differences().stream()
                    .map(each -> Text.printable(each + "\n" + each.why()))
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
            close(xml, 2);
        } else {
            xml.writeEndElement();
        }
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        open(xml, 1, "testsuite");
        xml.writeAttribute("name", Text.printable(suite.path().toString()));
        count(xml, suite.cases().size(), suite.failures());
        xml.writeAttribute("skipped", "0");
        for (Map.Entry<String, List<Finding>> each : suite.cases().entrySet()) {
            open(xml, 2, "testcase");
            xml.writeAttribute("classname", Text.printable(suite.path().toString()));
            xml.writeAttribute("name", Text.printable(each.getKey()));
            xml.writeAttribute("time", NO_TIME);
            List<Finding> errors = errors(each.getValue());
            List<Finding> warnings = new ArrayList<>(each.getValue());
            warnings.removeAll(errors);
            if (!errors.isEmpty()) {
                open(xml, 3, "failure");
                xml.writeAttribute("type", errors.get(0).slug());
                String first = Text.printable(errors.get(0).message());
                xml.writeAttribute(
                        "message", errors.size() == 1 ? first : errors.size() + " errors, the first: " + first);
                xml.writeCharacters(lines(suite.path(), errors));
                xml.writeEndElement();
            }
            if (!warnings.isEmpty()) {
                open(xml, 3, "system-out");
                xml.writeCharacters(lines(suite.path(), warnings));
                xml.writeEndElement();
            }
            if (!each.getValue().isEmpty()) {
                close(xml, 2);
            } else {
                xml.writeEndElement();
            }
        }
        close(xml, 1);
    }

    static void open(XMLStreamWriter xml, int depth, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(name);
    }

    static void close(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }

    static void count(XMLStreamWriter xml, int tests, long failures) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("time", NO_TIME);
    }

    private static String lines(Path path, List<Finding> findings) {
        return findings.stream()
                .map(finding -> Text.printable(Packs.located(path, finding)))
                .collect(Collectors.joining("\n"));
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
    }

    /**
     * What was checked of one pack.
     *
     * @param path where it is
     * @param cases what was found in each of its files, by the file's path
     */
    private record Suite(Path path, TreeMap<String, List<Finding>> cases) {
        static Suite of(PackCheck pack) {
            TreeMap<String, List<Finding>> cases = new TreeMap<>();
            for (Finding finding : pack.findings()) {
                cases.computeIfAbsent(Packs.file(pack.path(), finding.file()), file -> new ArrayList<>())
                        .add(finding);
            }
            pack.pack()
                    .map(RulePack::rules)
                    .orElse(List.of())
                    .forEach(rule -> cases.computeIfAbsent(
                            Packs.file(pack.path(), rule.source().file()), file -> new ArrayList<>()));
            return new Suite(pack.path(), cases);
        }

        long failures() {
            return cases.values().stream()
                    .filter(findings -> !errors(findings).isEmpty())
                    .count();
        }
    }
}
