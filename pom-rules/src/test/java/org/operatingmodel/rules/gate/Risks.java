package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.changed;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import java.time.Instant;
import java.util.List;
import org.operatingmodel.risk.Milestone;
import org.operatingmodel.risk.RiskId;

/** What several gates ask in the same words: risks have been looked for, and the open ones are on track. */
final class Risks {
    static final String REGISTER = "$register : RiskRegister";

    private Risks() {}

    static Cases haveBeenLookedFor(Cases cases) {
        return cases.unmet("nothing is known", nothing(), REGISTER)
                .unmet("nobody has looked for risks", healthy().without("RiskRegister"), REGISTER)
                .unmet(
                        "somebody looked at another product",
                        healthy().but("RiskRegister", "productId", IDENTITY),
                        REGISTER)
                .met("somebody looked 30 days ago", healthy().but("RiskRegister", "reviewedAt", daysBefore(30)))
                .unmet(
                        "somebody looked 30 days and a second ago",
                        healthy().but("RiskRegister", "reviewedAt", justOver(30)),
                        REGISTER)
                .met("it is known that there is no risk", healthy().without("stolen-session"));
    }

    static Cases areOnTrack(Cases cases) {
        return haveBeenLookedFor(cases)
                .unmet("a risk has no owner", healthy().but("stolen-session", "owner", null), "forall")
                .unmet("a risk has no milestone", healthy().but("stolen-session", "milestones", List.of()), "forall")
                .unmet("a milestone is due at that instant", milestone(AS_OF, false), "forall")
                .met("a milestone is due a second later", milestone(AS_OF.plusSeconds(1), false))
                .met("an overdue milestone is done", milestone(AS_OF, true))
                .met(
                        "a risk without an owner is closed",
                        healthy()
                                .replacing(
                                        "stolen-session", risk -> changed(changed(risk, "owner", null), "open", false)))
                .unmet(
                        "one of two risks has no owner",
                        healthy().with(healthy().copyOf("stolen-session", new RiskId("second"), "owner", null)),
                        "forall")
                .met(
                        "another product's risk has no owner",
                        healthy()
                                .replacing(
                                        "stolen-session",
                                        risk -> changed(changed(risk, "owner", null), "productId", IDENTITY)))
                .met(
                        "a risk without an owner is raised a second later",
                        healthy()
                                .replacing(
                                        "stolen-session",
                                        risk -> changed(
                                                changed(risk, "owner", null), "raisedAt", AS_OF.plusSeconds(1))));
    }

    private static Given milestone(Instant due, boolean done) {
        return healthy().but("stolen-session", "milestones", List.of(new Milestone("short sessions", due, done)));
    }
}
