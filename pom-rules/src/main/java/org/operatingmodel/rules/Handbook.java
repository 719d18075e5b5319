package org.operatingmodel.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.gate.Gate;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.practice.Subject;
import org.operatingmodel.practice.Topic;
import org.operatingmodel.rules.internal.PackCriteria;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.Glossary;
import org.operatingmodel.rules.language.PracticeRule;
import org.operatingmodel.rules.language.Rule;
import org.operatingmodel.rules.language.Statement;

/**
 * What rule packs ask, of whom and why, for people who never read a rule.
 *
 * <p>It says nothing that the packs do not say: gates with who may waive, criteria with the comments above their rules,
 * remedies and enforcement, decision rights as a matrix, escalation paths as a chart, and the facts that are read. The same packs give the same text.
 *
 * @since 0.1
 */
public final class Handbook {
    private final List<HandbookPart> parts = new ArrayList<>();
    private final List<RulePack> packs;

    private Handbook(List<RulePack> packs) {
        this.packs = packs;
        start();
        gates();
        practices();
        rights();
        escalation();
        glossary();
    }

    /**
     * The handbook of packs that are loaded together, in this order.
     *
     * @throws RulePackException if the packs do not go together
     */
    public static Handbook of(RulePack... packs) {
        Governance.load(packs);
        return new Handbook(List.of(packs));
    }

    /** As a page in Markdown. */
    public String markdown() {
        return HandbookPart.markdown(parts);
    }

    /** As one page of HTML that needs nothing else, for screens of any width and for paper. */
    public String html() {
        return HandbookPart.html("Decision handbook", parts);
    }

    private void start() {
        parts.add(new HandbookPart.Heading(1, "Decision handbook", "top"));
        parts.add(new HandbookPart.Text(
                "What a product must prove before it goes on, and why. Made from the rule packs below;"
                        + " what the packs do not say is not in it."));
        List<List<String>> rows = new ArrayList<>();
        for (RulePack pack : packs) {
            rows.add(List.of(
                    pack.id().value(),
                    pack.version(),
                    pack.manifest().publisher(),
                    String.valueOf(pack.rules().size()),
                    pack.digest().substring(0, 12)));
        }
        parts.add(new HandbookPart.Table(
                List.of("Pack", "Version", "Publisher", "Criteria", "SHA-256 begins with"), rows));
        parts.add(new HandbookPart.Items(List.of(
                "mandatory: blocks while it is unmet, and cannot be waived.",
                "waivable: blocks while it is unmet, unless somebody who may has granted a waiver that has not ended.",
                "advisory: is shown, and never blocks.")));
    }

    private void gates() {
        parts.add(new HandbookPart.Heading(2, "Gates", "gates"));
        Map<GateId, Gate> defined = new LinkedHashMap<>();
        packs.forEach(pack -> pack.gates().forEach(gate -> defined.put(gate.id(), gate)));
        Set<GateId> all = new LinkedHashSet<>(defined.keySet());
        packs.forEach(pack -> pack.rules().forEach(rule -> all.add(rule.gateId())));
        HandbookLayers layers = new HandbookLayers(packs);
        for (GateId id : all) {
            Gate gate = defined.get(id);
            String title = gate == null ? id.value() : gate.name() + " (" + id + ")";
            parts.add(new HandbookPart.Heading(3, title, "gate-" + id));
            parts.add(new HandbookPart.Text(
                    gate == null
                            ? "None of these packs defines this gate: who may waive is not said."
                            : waivers(gate) + layers.deciders(gate)));
            boolean none = true;
            for (RulePack pack : packs) {
                for (Rule rule : pack.rules()) {
                    if (rule.gateId().equals(id)) {
                        criterion(pack, rule);
                        none = false;
                    }
                }
            }
            if (none) {
                parts.add(new HandbookPart.Text("These packs ask nothing here, so it blocks for ever."));
            }
        }
    }

    private String waivers(Gate gate) {
        String named = HandbookLayers.named(packs, DecisionId.WAIVER);
        if (gate.waiverGranters().isEmpty()) {
            return "Nobody may waive a criterion of this gate" + named + ".";
        }
        List<String> roles = gate.waiverGranters().stream().map(RoleId::value).toList();
        return "Waivable criteria may be waived by " + String.join(" or ", roles) + ", for at most "
                + words(gate.longestWaiver()) + named + ".";
    }

    private static String words(Duration duration) {
        long days = duration.toDays();
        return duration.equals(Duration.ofDays(days)) ? days + (days == 1 ? " day" : " days") : duration.toString();
    }

    private void criterion(RulePack pack, Rule rule) {
        parts.add(new HandbookPart.Heading(4, rule.name(), "criterion-" + rule.criterionId()));
        if (!rule.why().isEmpty()) {
            parts.add(new HandbookPart.Text(rule.why()));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Criterion", rule.criterionId().value()));
        HandbookLayers layers = new HandbookLayers(packs);
        rows.add(List.of("Enforcement", layers.enforcement(rule)));
        rows.add(List.of("Applies to", scope(rule) + HandbookLayers.appliesTo(pack)));
        rows.addAll(layers.parameters(pack, rule));
        if (rule.area() != null) {
            rows.add(List.of("Area", rule.area().word()));
        }
        rows.add(List.of(
                "When it is unmet", rule.remedy() == null ? "The pack does not say what to do." : rule.remedy()));
        rows.add(List.of("Reads", read(rule)));
        rows.add(List.of(
                "Rule",
                pack.id() + ", " + rule.source().file() + ":" + rule.source().line()));
        parts.add(new HandbookPart.Table(List.of(), rows));
    }

    private static String scope(Rule rule) {
        String constraints = constraints(rule);
        return constraints.isEmpty() ? "every product at the gate" : "products with " + constraints;
    }

    private void practices() {
        if (packs.stream().allMatch(pack -> pack.practices().isEmpty())) {
            return;
        }
        parts.add(new HandbookPart.Heading(2, "Practices and guardrails", "practices"));
        parts.add(new HandbookPart.Text(
                "What is done, and which limits hold, over the whole portfolio. They block no gate."));
        parts.addAll(practices(packs, 3));
    }

    /**
     * The practices and guardrails of packs as a page in Markdown, whether the packs go together or not.
     *
     * @param title the heading of the page
     * @param before a paragraph before the first pack
     * @param packs the packs, in this order; one without practices is left out
     */
    public static String practices(String title, String before, RulePack... packs) {
        List<HandbookPart> page = new ArrayList<>();
        page.add(new HandbookPart.Heading(1, title, "top"));
        page.add(new HandbookPart.Text(before));
        page.addAll(practices(List.of(packs), 2));
        return HandbookPart.markdown(page);
    }

    private static List<HandbookPart> practices(List<RulePack> packs, int level) {
        List<HandbookPart> parts = new ArrayList<>();
        for (RulePack pack : packs) {
            if (!pack.practices().isEmpty()) {
                parts.add(new HandbookPart.Heading(level, "Pack " + pack.id(), "pack-" + pack.id()));
            }
            for (PracticeRule rule : pack.practices()) {
                parts.add(new HandbookPart.Heading(
                        level + 1, rule.id().value(), rule.id().value().replace(".", "")));
                parts.add(new HandbookPart.Text(rule.name() + "." + (rule.why().isEmpty() ? "" : " " + rule.why())));
                List<List<String>> rows = new ArrayList<>();
                rows.add(List.of("Kind", rule.kind().word() + ", asked of " + asked(rule)));
                if (rule.area() != null) {
                    rows.add(List.of("Area", rule.area().word()));
                }
                if (!rule.topics().isEmpty()) {
                    rows.add(List.of(
                            "Speaks for",
                            rule.topics().stream().map(Topic::word).collect(Collectors.joining(", "))));
                }
                rows.add(List.of(
                        "When it is unmet",
                        rule.remedy() == null ? "The pack does not say what to do." : rule.remedy()));
                rows.add(List.of("Reads", read(rule)));
                rows.add(List.of(
                        "Rule",
                        pack.id() + ", " + rule.source().file() + ":"
                                + rule.source().line()));
                parts.add(new HandbookPart.Table(List.of(), rows));
            }
        }
        return parts;
    }

    private static String asked(PracticeRule rule) {
        String constraints = constraints(rule);
        String each = rule.subject() == Subject.PORTFOLIO
                ? "the portfolio"
                : "every " + rule.subject().word();
        return constraints.isEmpty() ? each : each + " with " + constraints;
    }

    private static String read(Statement rule) {
        Set<String> read = new TreeSet<>();
        PackCriteria.factTypes(List.of(rule)).forEach(type -> read.add(type.getSimpleName()));
        read.remove(rule.scope().type().getSimpleName());
        read.remove("Parameter");
        return read.isEmpty() ? "nothing but the product" : String.join(", ", read);
    }

    private static String constraints(Statement rule) {
        return rule.scope().items().stream()
                .filter(Condition.Constraint.class::isInstance)
                .map(item -> item.source().text().replaceAll("\\s+", " "))
                .collect(Collectors.joining(", "));
    }

    private void rights() {
        parts.add(new HandbookPart.Heading(2, "Decision rights", "rights"));
        List<Gate> gates = packs.stream().flatMap(pack -> pack.gates().stream()).toList();
        Set<String> roles = new TreeSet<>();
        gates.forEach(gate -> gate.waiverGranters().forEach(role -> roles.add(role.value())));
        List<HandbookPart> stated = new HandbookRights(packs).rights();
        parts.add(new HandbookPart.Text(
                stated.isEmpty()
                        ? "The packs state no decision rights but that to waive."
                        : "Who has which say in which decision; '-' is none. A veto stops whoever decides; only who overrules"
                                + " it beats it."));
        parts.addAll(stated);
        if (!roles.isEmpty()) {
            List<String> head = new ArrayList<>(List.of("May waive at"));
            head.addAll(roles);
            List<List<String>> rows = new ArrayList<>();
            for (Gate gate : gates) {
                List<String> row = new ArrayList<>(List.of(gate.name()));
                for (String role : roles) {
                    row.add(gate.waiverGranters().contains(new RoleId(role)) ? "yes" : "-");
                }
                rows.add(row);
            }
            if (!stated.isEmpty()) {
                parts.add(new HandbookPart.Heading(3, "Waivers by gate", "waivers"));
            }
            parts.add(new HandbookPart.Table(head, rows));
        }
    }

    private void escalation() {
        parts.add(new HandbookPart.Heading(2, "Escalation", "escalation"));
        List<HandbookPart> stated = new HandbookRights(packs).escalations();
        parts.add(new HandbookPart.Text(
                stated.isEmpty()
                        ? "The packs state no escalation path."
                        : "Where a matter goes that nobody resolves. The time of each step counts from when the matter came"
                                + " up, in days of the business calendar; what a step is not for goes on at once."));
        parts.addAll(stated);
    }

    private void glossary() {
        parts.add(new HandbookPart.Heading(2, "Glossary", "glossary"));
        parts.add(new HandbookPart.Text("The facts that the rules read."));
        Map<String, String> meanings = new TreeMap<>();
        for (RulePack pack : packs) {
            Glossary glossary = Glossary.of(pack.vocabulary());
            PackCriteria.factTypes(pack.statements()).forEach(type -> {
                String meaning = glossary.meaning(type);
                meanings.put(type.getSimpleName(), meaning.isEmpty() ? "A fact type of the host." : meaning);
            });
        }
        List<List<String>> rows = new ArrayList<>();
        meanings.forEach((name, meaning) -> rows.add(List.of(name, meaning)));
        parts.add(new HandbookPart.Table(List.of("Fact", "Meaning"), rows));
    }
}
