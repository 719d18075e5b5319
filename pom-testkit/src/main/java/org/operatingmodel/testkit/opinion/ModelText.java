package org.operatingmodel.testkit.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The canonical print, word for word but for the five spellings that the executable model misreads or cannot compile.
 *
 * <ul>
 *   <li>A character of a text that the print gives by its code is given in octal: a Java compiler takes the code of a
 *       quote for the quote that ends the text.
 *   <li>A decimal {@code 1.5B} is a {@code new BigDecimal( "1.5" )}.
 *   <li>The results of an {@code accumulate} stand behind it, each as an {@code eval}.
 *   <li>A condition over {@code ( absent ? null : value )} is the two conditions that it comes to, each where it holds.
 *   <li>What is bound to such a value says first what it is when it is there.
 * </ul>
 */
final class ModelText {
    private static final String ACCUMULATE = "accumulate(";
    private static final String CHOICE = " ? null : ";
    private static final Pattern DECIMAL = Pattern.compile("\\G-?\\d+(\\.\\d+)?B\\b");
    private static final Pattern BINDING = Pattern.compile("\\s*\\$\\w+ : .*", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern TYPE = Pattern.compile("\\G[A-Z]\\w*\\(");

    private final String print;
    private int at;

    private ModelText(String print) {
        this.print = print;
    }

    /** The text of a print. */
    static String of(String print) {
        int rules = Math.max(0, print.indexOf("\nrule "));
        return print.substring(0, rules) + new ModelText(print.substring(rules)).conditions("");
    }

    /** Conditions up to one of the ends outside of parentheses, which is left unread. */
    private String conditions(String ends) {
        StringBuilder text = new StringBuilder();
        while (at < print.length()) {
            char c = print.charAt(at);
            if (c == '"') {
                text.append(literal());
            } else if (ends.indexOf(c) >= 0) {
                return text.toString();
            } else if (print.startsWith(ACCUMULATE, at)) {
                text.append(accumulate());
            } else if (pattern()) {
                text.append(print, at, print.indexOf('(', at) + 1);
                at = print.indexOf('(', at) + 1;
                text.append(String.join(",", items(")"))).append(')');
                at++;
            } else if (c == '(') {
                at++;
                text.append('(').append(conditions(")")).append(')');
                at++;
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private boolean pattern() {
        Matcher type = TYPE.matcher(print);
        char before = at == 0 ? ' ' : print.charAt(at - 1);
        return before != '.' && before != '$' && !Character.isLetterOrDigit(before) && type.find(at);
    }

    private String accumulate() {
        at += ACCUMULATE.length();
        String over = conditions(";");
        at++;
        String functions = expression(";)");
        StringBuilder text = new StringBuilder(ACCUMULATE + over + ";" + functions + ")");
        if (print.charAt(at++) == ';') {
            for (String result : items(")")) {
                text.append(" and eval(").append(result).append(" )");
            }
            at++;
        }
        return text.toString();
    }

    /** The constraints and bindings up to the end, which is left unread. */
    private List<String> items(String end) {
        List<String> items = new ArrayList<>();
        while (print.charAt(at) != end.charAt(0)) {
            String item = expression("," + end);
            items.add(BINDING.matcher(item).matches() ? valueFirst(item) : apart(item));
            if (print.charAt(at) == ',') {
                at++;
            }
        }
        return items;
    }

    /** An expression up to one of the ends outside of parentheses, which is left unread. */
    private String expression(String ends) {
        StringBuilder text = new StringBuilder();
        while (at < print.length() && ends.indexOf(print.charAt(at)) < 0) {
            char c = print.charAt(at);
            Matcher decimal = DECIMAL.matcher(print);
            char before = at == 0 ? ' ' : print.charAt(at - 1);
            if (c == '"') {
                text.append(literal());
            } else if (c == '(') {
                at++;
                text.append('(').append(expression(")")).append(')');
                at++;
            } else if (before == ' ' && decimal.find(at)) {
                text.append("new java.math.BigDecimal( \"")
                        .append(print, at, decimal.end() - 1)
                        .append("\" )");
                at = decimal.end();
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private String literal() {
        StringBuilder text = new StringBuilder("\"");
        at++;
        while (print.charAt(at) != '"') {
            char c = print.charAt(at);
            if (c == '\\') {
                int code = Integer.parseInt(print.substring(at + 2, at + 6), 16);
                text.append(code < 256 ? String.format(Locale.ROOT, "\\%03o", code) : print.substring(at, at + 6));
                at += 6;
            } else {
                text.append(c);
                at++;
            }
        }
        at++;
        return text.append('"').toString();
    }

    /** {@code f( ( a ? null : b ) )} as {@code ( ( a ) && f( null ) || !( a ) && f( b ) )}. */
    private static String apart(String condition) {
        Choice choice = Choice.in(condition);
        return choice == null
                ? condition
                : " ( ( " + choice.absent + " ) && " + apart(choice.before.stripLeading() + "null" + choice.after)
                        + " || !( "
                        + choice.absent + " ) && " + apart(choice.before.stripLeading() + choice.value + choice.after)
                        + " ) ";
    }

    /** {@code $v : ( a ? null : b )} as {@code $v : ( !( a ) ? b : null )}. */
    private static String valueFirst(String binding) {
        Choice choice = Choice.in(binding);
        return choice == null
                ? binding
                : choice.before + "( !( " + choice.absent + " ) ? " + choice.value + " : null )" + choice.after;
    }

    /** The first {@code ( absent ? null : value )} of an expression, and what is around it. */
    private record Choice(String before, String absent, String value, String after) {
        static @Nullable Choice in(String text) {
            String bare = LITERAL.matcher(text)
                    .replaceAll(literal -> "x".repeat(literal.group().length()));
            int at = bare.indexOf(CHOICE);
            if (at < 0) {
                return null;
            }
            int open = at;
            for (int depth = 1; depth > 0; ) {
                char c = bare.charAt(--open);
                depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            }
            int close = at;
            for (int depth = 1; depth > 0; ) {
                char c = bare.charAt(++close);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            return new Choice(
                    text.substring(0, open),
                    text.substring(open + 1, at).strip(),
                    text.substring(at + CHOICE.length(), close).strip(),
                    text.substring(close + 1));
        }
    }
}
