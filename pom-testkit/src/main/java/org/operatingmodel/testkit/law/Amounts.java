package org.operatingmodel.testkit.law;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.operatingmodel.authority.DecisionId;
import org.operatingmodel.funding.Money;
import org.operatingmodel.rules.RulePack;
import org.operatingmodel.rules.language.Condition;
import org.operatingmodel.rules.language.DecisionRight;
import org.operatingmodel.rules.language.Expression;

/** Amounts of money at which rights change hands: those that their conditions name, and what is just more. */
final class Amounts {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final String USUAL = "EUR";

    private final Set<BigDecimal> numbers = new LinkedHashSet<>();
    private final Set<String> currencies = new LinkedHashSet<>();

    private Amounts() {}

    /** The amounts for a kind of decision; empty where no right of it asks for one. */
    static List<Money> of(List<RulePack> packs, DecisionId decision) {
        Amounts amounts = new Amounts();
        for (RulePack pack : packs) {
            for (DecisionRight right : pack.rights()) {
                if (right.decisionId().equals(decision)) {
                    amounts.condition(right.scope());
                    right.conditions().forEach(amounts::condition);
                }
            }
        }
        List<Money> all = new ArrayList<>();
        if (amounts.currencies.isEmpty()) {
            amounts.currencies.add(USUAL);
        }
        for (BigDecimal number : amounts.numbers) {
            for (String currency : amounts.currencies) {
                all.add(new Money(number, currency));
                all.add(new Money(number.add(CENT), currency));
            }
        }
        return List.copyOf(all);
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            for (Condition.Item item : pattern.items()) {
                if (item instanceof Condition.Constraint constraint) {
                    expression(constraint.expression());
                }
            }
        }
        condition.parts().forEach(this::condition);
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            if (literal.value() instanceof Long number && number > 0) {
                numbers.add(BigDecimal.valueOf(number));
            } else if (literal.value() instanceof BigDecimal number && number.signum() > 0) {
                numbers.add(number);
            } else if (literal.value() instanceof String text
                    && CURRENCY.matcher(text).matches()) {
                currencies.add(text);
            }
        }
        expression.parts().forEach(this::expression);
    }
}
