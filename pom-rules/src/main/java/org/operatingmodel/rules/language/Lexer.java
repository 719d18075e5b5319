package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts rule text into tokens and remembers the comments before each. */
final class Lexer {
    /** What says that a number is whole. */
    private static final String WHOLE_SUFFIXES = "LlI";
    /** What says of which type a number is, which all are exact here. */
    private static final String SUFFIXES = WHOLE_SUFFIXES + "BDdFf";

    private static final List<String> SIGNS = List.of(
            "==", "!=", "<=", ">=", "&&", "||", "!.", "(", ")", "{", "}", "[", "]", "<", ">", "!", ":", ";", ",", ".",
            "@", "+", "-", "*", "/", "%", "=", "?", "|", "&", "#", "^", "~");

    private final RuleText text;
    private final int end;
    private final List<Token> tokens;
    private int at;

    private Lexer(RuleText text, int from, int to, List<Token> tokens) {
        this.text = text;
        this.at = from;
        this.end = to;
        this.tokens = tokens;
    }

    /** The tokens, the last of which is the end. */
    static List<Token> tokens(RuleText text) throws SyntaxException {
        int length = text.text().length();
        List<Token> tokens = tokens(text, 0, length);
        tokens.add(new Token(Token.Kind.END, "", length, length));
        return tokens;
    }

    /** The tokens of a piece, none of which goes over its end. */
    static List<Token> tokens(RuleText text, int from, int to) throws SyntaxException {
        Lexer lexer = new Lexer(text, from, to, new ArrayList<>());
        while (lexer.skipBlanksAndComments()) {
            lexer.token();
        }
        return lexer.tokens;
    }

    /**
     * Adds the tokens from an offset to the first that is one of the words, itself included, or to the end of the text.
     *
     * @return whether one was found
     */
    static boolean upTo(Set<String> words, RuleText text, int from, List<Token> tokens) throws SyntaxException {
        Lexer lexer = new Lexer(text, from, text.text().length(), tokens);
        while (lexer.skipBlanksAndComments()) {
            lexer.token();
            Token last = tokens.get(tokens.size() - 1);
            if (last.kind() == Token.Kind.NAME && words.contains(last.text())) {
                return true;
            }
        }
        return false;
    }

    private void token() throws SyntaxException {
        String s = text.text();
        char c = s.charAt(at);
        if (nameStart(c)) {
            int start = at;
            while (at < end && namePart(s.charAt(at))) {
                at++;
            }
            tokens.add(new Token(Token.Kind.NAME, s.substring(start, at), start, at));
        } else if (digit(c) || c == '.' && at + 1 < end && digit(s.charAt(at + 1))) {
            number();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            sign();
        }
    }

    /** Whether there is something behind them. */
    private boolean skipBlanksAndComments() throws SyntaxException {
        String s = text.text();
        while (at < end) {
            if (Character.isWhitespace(s.charAt(at))) {
                at++;
            } else if (s.startsWith("//", at)) {
                int line = s.indexOf('\n', at);
                at = line < 0 || line > end ? end : line;
            } else if (s.startsWith("/*", at)) {
                int close = s.indexOf("*/", at + 2);
                if (close < 0 || close + 2 > end) {
                    throw text.syntaxError(
                            at, "A comment must end with '*/', but this one does not.", "Close the comment.");
                }
                at = close + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private void number() throws SyntaxException {
        String s = text.text();
        int start = at;
        while (at < end && (digit(s.charAt(at)) || s.charAt(at) == '.' && at + 1 < end && digit(s.charAt(at + 1)))) {
            at++;
        }
        int digitsEnd = at;
        if (at < end && SUFFIXES.indexOf(s.charAt(at)) >= 0) {
            at++;
        }
        String digits = s.substring(start, digitsEnd);
        boolean fraction = digits.indexOf('.') >= 0;
        boolean whole = at > digitsEnd && WHOLE_SUFFIXES.indexOf(s.charAt(digitsEnd)) >= 0;
        if (at < end && namePart(s.charAt(at))
                || digits.indexOf('.') != digits.lastIndexOf('.')
                || fraction && whole
                || digits.length() > 40
                || digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.') {
            while (at < end && namePart(s.charAt(at))) {
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
            if (at >= end || s.charAt(at) == '\n') {
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
            char escaped = at < end ? s.charAt(at++) : '\n';
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
