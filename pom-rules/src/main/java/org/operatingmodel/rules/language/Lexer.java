package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.List;

/** Cuts rule text into tokens and remembers the comments before each. */
final class Lexer {
    private static final List<String> SIGNS = List.of(
            "==", "!=", "<=", ">=", "&&", "||", "!.", "(", ")", "{", "}", "[", "]", "<", ">", "!", ":", ";", ",", ".",
            "@", "+", "-", "*", "/", "%", "=", "?", "|", "&", "#", "^", "~");

    private final RuleText text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(RuleText text) {
        this.text = text;
    }

    /** The tokens, the last of which is the end. */
    static List<Token> tokens(RuleText text) throws SyntaxException {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws SyntaxException {
        String s = text.text();
        while (true) {
            skipBlanksAndComments();
            if (at >= s.length()) {
                tokens.add(new Token(Token.Kind.END, "", s.length(), s.length()));
                return;
            }
            char c = s.charAt(at);
            if (nameStart(c)) {
                int start = at;
                while (at < s.length() && namePart(s.charAt(at))) {
                    at++;
                }
                tokens.add(new Token(Token.Kind.NAME, s.substring(start, at), start, at));
            } else if (digit(c) || c == '.' && at + 1 < s.length() && digit(s.charAt(at + 1))) {
                number();
            } else if (c == '"' || c == '\'') {
                string(c);
            } else {
                sign();
            }
        }
    }

    private void skipBlanksAndComments() throws SyntaxException {
        String s = text.text();
        while (at < s.length()) {
            if (Character.isWhitespace(s.charAt(at))) {
                at++;
            } else if (s.startsWith("//", at)) {
                int end = s.indexOf('\n', at);
                at = end < 0 ? s.length() : end;
            } else if (s.startsWith("/*", at)) {
                int end = s.indexOf("*/", at + 2);
                if (end < 0) {
                    throw text.syntaxError(
                            at, "A comment must end with '*/', but this one does not.", "Close the comment.");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private void number() throws SyntaxException {
        String s = text.text();
        int start = at;
        while (at < s.length()
                && (digit(s.charAt(at)) || s.charAt(at) == '.' && at + 1 < s.length() && digit(s.charAt(at + 1)))) {
            at++;
        }
        int end = at;
        if (at < s.length() && (s.charAt(at) == 'B' || s.charAt(at) == 'L')) {
            at++;
        }
        String digits = s.substring(start, end);
        boolean fraction = digits.indexOf('.') >= 0;
        boolean whole = at > end && s.charAt(end) == 'L';
        if (at < s.length() && namePart(s.charAt(at))
                || digits.indexOf('.') != digits.lastIndexOf('.')
                || fraction && whole
                || digits.length() > 40
                || digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.') {
            while (at < s.length() && namePart(s.charAt(at))) {
                at++;
            }
            throw text.syntaxError(
                    start,
                    "A number must be digits with an optional fraction, but was '" + s.substring(start, at) + "'.",
                    "Write 14, 0.995 or 1000000; hexadecimal, octal, exponents and underscores are not read.");
        }
        tokens.add(new Token(Token.Kind.NUMBER, digits, start, at));
    }

    private void string(char quote) throws SyntaxException {
        String s = text.text();
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at >= s.length() || s.charAt(at) == '\n') {
                throw text.syntaxError(
                        start,
                        "A text must end on its line with " + quote + ", but this one does not.",
                        "Close the quotes.");
            }
            char c = s.charAt(at++);
            if (c == quote) {
                tokens.add(new Token(Token.Kind.STRING, value.toString(), start, at));
                return;
            }
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escaped = at < s.length() ? s.charAt(at++) : '\n';
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case '"', '\'', '\\' -> value.append(escaped);
                default ->
                    throw text.syntaxError(
                            at - 2,
                            "An escape in a text must be one of \\n \\t \\\" \\' \\\\, but was '\\" + escaped + "'.",
                            "In a regular expression write the backslash twice, such as \\\\d.");
            }
        }
    }

    private void sign() throws SyntaxException {
        for (String sign : SIGNS) {
            if (text.text().startsWith(sign, at)) {
                tokens.add(new Token(Token.Kind.SIGN, sign, at, at + sign.length()));
                at += sign.length();
                return;
            }
        }
        throw text.syntaxError(
                at,
                "Rule text must be written with the signs of DRL, but here is '"
                        + text.text().charAt(at) + "'.",
                "Remove it; quotation marks are the plain \".");
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean nameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    private static boolean namePart(char c) {
        return nameStart(c) || digit(c);
    }
}
