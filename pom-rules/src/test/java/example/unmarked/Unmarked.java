package example.unmarked;

import org.operatingmodel.portfolio.InRules;

/** A type of a host that does not say what may be absent. */
public record Unmarked(String name, int number) {
    /** The name in capitals. */
    @InRules
    public String shown() {
        return name.strip();
    }
}
