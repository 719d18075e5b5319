package org.operatingmodel.rules.gate;

import static org.operatingmodel.rules.gate.Given.AS_OF;
import static org.operatingmodel.rules.gate.Given.IDENTITY;
import static org.operatingmodel.rules.gate.Given.PORTAL;
import static org.operatingmodel.rules.gate.Given.daysBefore;
import static org.operatingmodel.rules.gate.Given.healthy;
import static org.operatingmodel.rules.gate.Given.justOver;
import static org.operatingmodel.rules.gate.Given.nothing;

import org.operatingmodel.risk.DataField;

/** What two gates ask in the same words: personal data is minimised. */
final class PersonalData {
    private PersonalData() {}

    static Cases isMinimised(Cases cases) {
        String inventory = "$inventory : DataInventory";
        return cases.unmet("nothing is known", nothing(), inventory)
                .met("it is known that nothing is collected", healthy().without("e-mail"))
                .unmet("nobody has looked", healthy().without("DataInventory"), inventory)
                .unmet(
                        "somebody looked at another product",
                        healthy().but("DataInventory", "productId", IDENTITY),
                        inventory)
                .met("somebody looked 90 days ago", healthy().but("DataInventory", "reviewedAt", daysBefore(90)))
                .unmet(
                        "somebody looked 90 days and a second ago",
                        healthy().but("DataInventory", "reviewedAt", justOver(90)),
                        inventory)
                .unmet(
                        "somebody looks a second later",
                        healthy().but("DataInventory", "reviewedAt", AS_OF.plusSeconds(1)),
                        inventory)
                .unmet("a field has no purpose", healthy().but("e-mail", "purpose", null), "forall")
                .unmet("a field is kept for ever", healthy().but("e-mail", "retentionDays", null), "forall")
                .unmet("a field is kept a day too long", healthy().but("e-mail", "retentionDays", 31), "forall")
                .unmet(
                        "one of two fields has no purpose",
                        healthy().with(new DataField(PORTAL, "telephone", null, 1, 30)),
                        "forall")
                .met(
                        "another product's field has no purpose",
                        healthy().with(new DataField(IDENTITY, "telephone", null, null, 30)));
    }
}
