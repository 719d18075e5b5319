package org.operatingmodel.gatehouse;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.decision.Verdict;
import org.operatingmodel.rules.audit.Impact;

/**
 * An impact as build servers read the results of tests: a case for the budget, and one for each decision that comes out
 * otherwise or about which nobody can say.
 *
 * <p>Only where the budget is exceeded are there failed cases: that of the budget, and each decision that passed and would, or
 * may, be blocked. What else changes is the output of cases that pass.
 */
final class ImpactXml {
    private ImpactXml() {}

    static String of(Impact impact, @Nullable Integer budget) {
        List<Case> cases = cases(impact, budget);
        long failures = cases.stream().filter(Case::failed).count();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            JunitXml.open(xml, 0, "testsuites");
            xml.writeAttribute("name", "gatehouse impact");
            JunitXml.count(xml, cases.size(), failures);
            JunitXml.open(xml, 1, "testsuite");
            xml.writeAttribute("name", "impact");
            JunitXml.count(xml, cases.size(), failures);
            xml.writeAttribute("skipped", "0");
            for (Case each : cases) {
                write(xml, each);
            }
            JunitXml.close(xml, 1);
            JunitXml.close(xml, 0);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report must be writable as XML.", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Case each) throws XMLStreamException {
        JunitXml.open(xml, 2, "testcase");
        xml.writeAttribute("classname", each.group());
        xml.writeAttribute("name", each.name());
        xml.writeAttribute("time", JunitXml.NO_TIME);
        JunitXml.open(xml, 3, each.failed() ? "failure" : "system-out");
        if (each.failed()) {
            xml.writeAttribute("type", "newly-blocked");
            xml.writeAttribute(
                    "message", Text.printable(each.text().lines().findFirst().orElse("")));
        }
        xml.writeCharacters(Text.printable(each.text()));
        xml.writeEndElement();
        JunitXml.close(xml, 2);
    }

    private static List<Case> cases(Impact impact, @Nullable Integer budget) {
        boolean exceeded = budget != null && impact.mayBeNewlyBlocked() > budget;
        List<Case> cases = new ArrayList<>();
        String headline = impact.text().lines().findFirst().orElse("");
        cases.add(new Case(
                "impact",
                budget == null ? "without a budget" : "at most " + budget + " newly blocked",
                exceeded,
                exceeded ? ImpactCommand.exceeded(impact, budget) + "\n" + headline : headline));
        for (Impact.Changed changed : impact.changes()) {
            StringBuilder text = new StringBuilder(changed.change().text());
            changed.noLonger()
                    .forEach(line -> text.append("    - ").append(line).append('\n'));
            changed.now().forEach(line -> text.append("    + ").append(line).append('\n'));
            cases.add(new Case(
                    changed.change().gateId().value(),
                    name(changed.change().productId().value(), changed.sequence()),
                    exceeded && changed.newlyBlocked(),
                    text.toString()));
        }
        for (Impact.Undecided each : impact.undecided()) {
            cases.add(new Case(
                    each.request().gateId().value(),
                    name(each.request().productId().value(), each.sequence()),
                    exceeded && each.before() != Verdict.BLOCKED,
                    each.text()));
        }
        return cases;
    }

    private static String name(String product, long sequence) {
        return sequence == 0 ? product : product + ", entry " + sequence;
    }

    private record Case(String group, String name, boolean failed, String text) {}
}
