package org.operatingmodel.rules.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.operatingmodel.authority.Authority;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.authority.DecisionRequest;
import org.operatingmodel.authority.Resolution;
import org.operatingmodel.decision.CriterionResult;
import org.operatingmodel.decision.FailedCondition;
import org.operatingmodel.decision.GateDecision;
import org.operatingmodel.decision.InGrace;
import org.operatingmodel.decision.NotApplicable;
import org.operatingmodel.decision.PracticeResult;
import org.operatingmodel.decision.Unevaluable;
import org.operatingmodel.decision.Unmet;
import org.operatingmodel.decision.Waived;
import org.operatingmodel.escalation.Escalation;
import org.operatingmodel.escalation.EscalationStage;
import org.operatingmodel.gate.GateId;
import org.operatingmodel.gate.GateRequest;
import org.operatingmodel.organisation.RoleId;
import org.operatingmodel.portfolio.NearestName;
import org.operatingmodel.portfolio.Portfolio;
import org.operatingmodel.product.ProductId;
import org.operatingmodel.rules.DecisionService;
import org.operatingmodel.rules.testing.PackTestFile.DecisionAnswer;
import org.operatingmodel.rules.testing.PackTestFile.EscalationAnswer;
import org.operatingmodel.rules.testing.PackTestFile.PracticeAnswer;
import org.operatingmodel.rules.testing.PackTestFile.RightAnswer;

/**
 * One test of a file: a portfolio, an instant, and what the packs must answer.
 *
 * @param file the file, by the path that it was read from
 * @param written the case, as it is written there
 * @param portfolio what is known: the portfolio of the file with the change of the case
 * @param asOf the instant as of which is asked
 * @param productId the product that the gate is asked about; absent where no gate is
 * @param gateId the gate; absent where none is asked about
 * @since 0.1
 */
public record PackTest(
        String file,
        PackTestFile.Case written,
        Portfolio portfolio,
        Instant asOf,
        @Nullable ProductId productId,
        @Nullable GateId gateId)
        implements DecisionTest {
    /** @throws NullPointerException if a part is missing */
    public PackTest {
        Objects.requireNonNull(file, "PackTest.file");
        Objects.requireNonNull(written, "PackTest.written");
        Objects.requireNonNull(portfolio, "PackTest.portfolio");
        Objects.requireNonNull(asOf, "PackTest.asOf");
    }

    @Override
    public String name() {
        return file + ": " + written.name();
    }

    @Override
    public List<Difference> differences(DecisionService service) {
        List<Difference> differences = new ArrayList<>();
        try {
            gate(service, differences);
            if (!written.practices().isEmpty()) {
                List<PracticeResult> results = service.assess(portfolio, asOf).results();
                written.practices().forEach(expected -> practice(expected, results, differences));
            }
            written.decisions().forEach(expected -> decision(service, expected, differences));
            if (!written.escalations().isEmpty()) {
                List<Escalation> agenda = service.escalations(portfolio, asOf).escalations();
                written.escalations().forEach(expected -> escalation(expected, agenda, differences));
            }
        } catch (IllegalArgumentException refused) {
            differences.add(new Difference("what is asked", "answered", "refused: " + refused.getMessage(), ""));
        }
        return differences;
    }

    private void gate(DecisionService service, List<Difference> differences) {
        if (productId == null
                || gateId == null
                || written.verdict() == null
                        && written.criteria().isEmpty()
                        && written.because().isEmpty()) {
            return;
        }
        GateDecision decision = service.decide(portfolio, new GateRequest(productId, gateId), asOf);
        String why = decision.explanation().text();
        String verdict = decision.verdict().word();
        if (written.verdict() != null && !written.verdict().equals(verdict)) {
            differences.add(
                    new Difference("gate '" + gateId + "' of '" + productId + "'", written.verdict(), verdict, why));
        }
        Map<String, CriterionResult> results = new TreeMap<>();
        decision.results().forEach(result -> results.put(result.criterion().id().value(), result));
        new TreeMap<>(written.criteria()).forEach((criterion, expected) -> {
            CriterionResult result = results.get(criterion);
            String actual = result == null ? notThere(criterion, results) : result.word();
            if (!expected.equals(actual)) {
                differences.add(new Difference("criterion '" + criterion + "'", expected, actual, why));
            }
        });
        new TreeMap<>(written.because()).forEach((criterion, expected) -> {
            CriterionResult result = results.get(criterion);
            List<String> actual = result == null ? List.of() : reasons(result);
            if (actual.stream().noneMatch(reason -> begins(reason, expected))) {
                differences.add(new Difference(
                        "what fails of criterion '" + criterion + "'",
                        "'" + plain(expected) + "'",
                        result == null ? notThere(criterion, results) : shown(actual),
                        why));
            }
        });
    }

    private static String notThere(String criterion, Map<String, CriterionResult> results) {
        return "not asked"
                + NearestName.of(criterion, results.keySet())
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
    }

    private static List<String> reasons(CriterionResult result) {
        if (result instanceof Unmet unmet) {
            return texts(unmet.failedConditions());
        } else if (result instanceof Waived waived) {
            return reasons(waived.unmet());
        } else if (result instanceof InGrace inGrace) {
            return reasons(inGrace.shortfall());
        } else if (result instanceof Unevaluable unevaluable) {
            return List.of(plain(unevaluable.cause()), plain(unevaluable.text()));
        } else if (result instanceof NotApplicable notApplicable) {
            return texts(List.of(notApplicable.scope()));
        }
        return List.of();
    }

    private static List<String> texts(List<FailedCondition> failed) {
        return failed.stream().map(each -> plain(each.text())).toList();
    }

    private static boolean begins(String reason, String expected) {
        return reason.startsWith(plain(expected));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String shown(List<String> texts) {
        return texts.isEmpty()
                ? "nothing"
                : texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(" and "));
    }

    private static void practice(PracticeAnswer expected, List<PracticeResult> results, List<Difference> differences) {
        String about = expected.about();
        String subject = "practice '" + expected.practiceId() + "'" + (about == null ? "" : " of '" + about + "'");
        List<PracticeResult> found = results.stream()
                .filter(each -> each.practice().id().equals(expected.practiceId()))
                .filter(each -> about == null || each.about().endsWith(" " + about))
                .toList();
        if (found.size() != 1) {
            String actual = found.isEmpty()
                    ? "not asked"
                    : "asked about " + found.size() + " subjects: "
                            + found.stream().map(PracticeResult::about).collect(Collectors.joining(", "))
                            + "; name one with 'about'";
            differences.add(new Difference(subject, expected.verdict(), actual, ""));
            return;
        }
        PracticeResult result = found.get(0);
        String cause = result.cause();
        List<String> reasons = cause == null ? texts(result.failedConditions()) : List.of(plain(cause));
        String why = result.failedConditions().stream()
                .map(failed -> result.practice().file() + ":" + failed.line() + ": " + failed.summary() + "\n")
                .collect(Collectors.joining());
        if (!expected.verdict().equals(result.verdict().word())) {
            differences.add(new Difference(
                    subject, expected.verdict(), result.verdict().word(), cause == null ? why : cause + "\n"));
        }
        String because = expected.because();
        if (because != null && reasons.stream().noneMatch(reason -> begins(reason, because))) {
            differences.add(
                    new Difference("what fails of " + subject, "'" + plain(because) + "'", shown(reasons), why));
        }
    }

    private void decision(DecisionService service, DecisionAnswer expected, List<Difference> differences) {
        DecisionRequest request = new DecisionRequest(
                expected.decisionId(),
                expected.productId(),
                expected.gateId(),
                expected.amount(),
                expected.requestedBy());
        Authority authority = service.whoDecides(portfolio, request, asOf);
        String subject = "decision " + request.words();
        Resolution resolution = authority.resolution();
        RoleId role = resolution instanceof Resolution.Decider decider
                ? decider.right().role()
                : null;
        String actual = role == null ? resolution.word() : "decided by '" + role + "'";
        if (expected.decidedBy() != null && !expected.decidedBy().equals(role)) {
            differences.add(
                    new Difference(subject, "decided by '" + expected.decidedBy() + "'", actual, authority.text()));
        }
        if (expected.resolution() != null && !expected.resolution().equals(resolution.word())) {
            differences.add(new Difference(subject, expected.resolution(), actual, authority.text()));
        }
        for (RightAnswer right : expected.rights()) {
            right(subject, right, authority, differences);
        }
        if (resolution instanceof Resolution.Gap
                && "gap".equals(expected.resolution())
                && !service.decisions().contains(expected.decisionId())
                && !expected.decisionId().equals(DecisionId.WAIVER)
                && !expected.decisionId().equals(DecisionId.OVERRIDE)) {
            // a gap in nothing: the id may be misspelt
            differences.add(new Difference(
                    subject, "one that the packs state rights for", "one that they do not", authority.text()));
        }
    }

    private static void right(String subject, RightAnswer expected, Authority authority, List<Difference> differences) {
        Integer quorum = expected.quorum();
        Set<String> wanted = expected.roles().stream()
                .map(role -> holders(role, quorum))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> granted = authority.rights(expected.right()).stream()
                .map(right -> holders(right.role(), quorum == null ? null : right.quorum()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!wanted.equals(granted)) {
            differences.add(new Difference(
                    "right '" + expected.right().word() + "' in " + subject,
                    with(wanted),
                    with(granted),
                    authority.text()));
        }
    }

    private static String holders(RoleId role, @Nullable Integer quorum) {
        return quorum == null ? role.value() : role + ", " + quorum + " together";
    }

    private static String with(Set<String> roles) {
        return "with " + (roles.isEmpty() ? "nobody" : String.join(" and ", roles));
    }

    private static void escalation(EscalationAnswer expected, List<Escalation> agenda, List<Difference> differences) {
        ProductId product = expected.productId();
        String subject = "matter '" + expected.matter() + "'" + (product == null ? "" : " of '" + product + "'");
        List<Escalation> found = agenda.stream()
                .filter(each -> each.matter().kind().word().equals(expected.matter()))
                .filter(each -> Objects.equals(each.matter().productId(), product))
                .toList();
        List<List<RoleId>> asked =
                found.stream().map(PackTest::asked).distinct().toList();
        if (!asked.equals(List.of(expected.asked()))) {
            String actual = asked.isEmpty()
                    ? "resolved"
                    : asked.stream().map(PackTest::path).collect(Collectors.joining(" and "));
            differences.add(new Difference(subject, path(expected.asked()), actual, ""));
        }
        List<List<Instant>> due = found.stream().map(PackTest::due).distinct().toList();
        if (!expected.dueAt().isEmpty() && !due.equals(List.of(expected.dueAt()))) {
            String actual = due.isEmpty()
                    ? "resolved"
                    : due.stream().map(PackTest::deadlines).collect(Collectors.joining(" and "));
            differences.add(new Difference(subject, deadlines(expected.dueAt()), actual, ""));
        }
    }

    private static List<Instant> due(Escalation escalation) {
        return escalation.stages().stream()
                .filter(stage -> stage.skipped() == null)
                .map(EscalationStage::dueAt)
                .toList();
    }

    private static String deadlines(List<Instant> due) {
        return due.isEmpty()
                ? "due at no time"
                : "due at " + due.stream().map(Instant::toString).collect(Collectors.joining(", then at "));
    }

    private static List<RoleId> asked(Escalation escalation) {
        return escalation.stages().stream()
                .filter(stage -> stage.skipped() == null)
                .map(stage -> stage.role())
                .toList();
    }

    private static String path(List<RoleId> roles) {
        return roles.isEmpty()
                ? "asked of nobody"
                : "asked of " + roles.stream().map(RoleId::value).collect(Collectors.joining(", then of "));
    }
}
