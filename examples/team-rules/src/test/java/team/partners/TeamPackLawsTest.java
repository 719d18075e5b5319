package team.partners;

import java.nio.file.Path;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.testkit.law.PolicyLaws;

// snippet:start laws
class TeamPackLawsTest extends PolicyLaws {
    TeamPackLawsTest() {
        super(RulePack.standard(), RulePack.from(Path.of("partner-api.drl")));
    }
}
// snippet:end laws
