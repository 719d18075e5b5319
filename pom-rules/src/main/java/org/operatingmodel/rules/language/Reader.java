package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.List;

/** Walks over the tokens of a file and collects what is found on the way. */
final class Reader {
    static final int DEEPEST = 24;

    private final RuleText text;
    private final List<Token> tokens;
    private final List<Finding> findings;
    private int at;
    private int depth;
    private int terms;

    Reader(RuleText text, List<Token> tokens, List<Finding> findings) {
        this.text = text;
        this.tokens = tokens;
        this.findings = findings;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean at(String sign) {
        return peek().is(sign);
    }

    boolean take(String sign) {
        if (at(sign)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String sign, String where) throws SyntaxException {
        if (!at(sign)) {
            throw syntaxError(
                    peek(),
                    where + " must continue with '" + sign + "', but found " + peek().described() + ".",
                    "Write '" + sign + "' here, or check what stands before it.");
        }
        return next();
    }

    Token expectName(String what) throws SyntaxException {
        if (peek().kind() != Token.Kind.NAME) {
            throw syntaxError(
                    peek(), "Here must be " + what + ", but found " + peek().described() + ".", "Write " + what + ".");
        }
        return next();
    }

    /** The piece from a token to the one read last. */
    Source since(Token first) {
        Token last = tokens.get(Math.max(at - 1, 0));
        return first.equals(last) ? of(first) : text.source(first.from(), last.to());
    }

    Source of(Token token) {
        return text.source(token.start(), token.end());
    }

    SyntaxException syntaxError(Token token, String message, String fix) {
        return text.syntaxError(token.start(), message, fix);
    }

    SyntaxException refused(Token token, String message, String fix) {
        return new SyntaxException(text.error(FindingKind.NOT_IN_PROFILE, token.start(), message, fix));
    }

    void error(FindingKind kind, Token token, String message, String fix) {
        findings.add(text.error(kind, token.start(), message, fix));
    }

    void error(FindingKind kind, Source place, String message, String fix) {
        findings.add(new Finding(kind, place.file(), place.line(), place.column(), message, fix));
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    SyntaxException limit(String message) {
        return new SyntaxException(text.error(FindingKind.LIMIT_EXCEEDED, peek().start(), message, "Split the rule."));
    }

    void deeper() throws SyntaxException {
        if (++depth > DEEPEST) {
            throw new SyntaxException(text.error(
                    FindingKind.LIMIT_EXCEEDED,
                    peek().start(),
                    "Conditions must be nested at most " + DEEPEST + " deep, but here it is deeper.",
                    "Split the rule."));
        }
    }

    /** Starts to count the terms of a rule. */
    void startTerms() {
        terms = 0;
    }

    /** Counts a value or a step to a property. */
    void term() throws SyntaxException {
        if (++terms > RuleParser.MOST_TERMS) {
            throw new SyntaxException(text.error(
                    FindingKind.LIMIT_EXCEEDED,
                    peek().start(),
                    "A rule must have at most " + RuleParser.MOST_TERMS + " terms, but here it has more.",
                    "Split the rule."));
        }
    }

    void shallower() {
        depth--;
    }

    /** Skips to the next rule after one that could not be read. */
    void skipToNextRule(int from) {
        at = Math.max(at, from);
        depth = 0;
        while (peek().kind() != Token.Kind.END) {
            boolean ruleStarts = (at("rule") || at("query"))
                    && at > from
                    && (peek(1).kind() == Token.Kind.STRING || peek(1).kind() == Token.Kind.NAME)
                    && (tokens.get(at - 1).is("end") || tokens.get(at - 1).is("then") || ruleAfterMissingEnd());
            if (ruleStarts) {
                return;
            }
            next();
        }
    }

    private boolean ruleAfterMissingEnd() {
        return at("rule") && peek(1).kind() == Token.Kind.STRING && (peek(2).is("@") || peek(2).is("when"));
    }

    int position() {
        return at;
    }

    /** Goes on reading at another position. */
    void goTo(int position) {
        at = position;
    }

    /** Skips what stands before the parenthesis that closes the one read last. */
    void skipToClosing() {
        int open = 1;
        while (peek().kind() != Token.Kind.END) {
            open += at("(") ? 1 : at(")") ? -1 : 0;
            if (open == 0) {
                return;
            }
            next();
        }
    }

    /** The positions of all tokens of that word that a name follows. */
    List<Integer> positionsOf(String word) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(word)
                    && tokens.get(i + 1).kind() == Token.Kind.NAME
                    && (i == 0 || !tokens.get(i - 1).is("."))) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** The comment directly above a token, without its signs; empty when there is none. */
    String commentAbove(Token token) {
        int index = tokens.indexOf(token);
        int from = index == 0 ? 0 : tokens.get(index - 1).end();
        String between = text.text().substring(from, token.start());
        int cut = between.lastIndexOf("\n\n");
        String block = cut < 0 ? between : between.substring(cut);
        StringBuilder comment = new StringBuilder();
        for (String line : block.split("\n", -1)) {
            String words = line.strip();
            for (String sign : List.of("//", "/**", "/*", "*/", "*")) {
                if (words.startsWith(sign)) {
                    words = words.substring(sign.length()).strip();
                    break;
                }
            }
            if (words.endsWith("*/")) {
                words = words.substring(0, words.length() - 2).strip();
            }
            if (!words.isEmpty() && !words.equals(";")) {
                comment.append(comment.length() == 0 ? "" : " ").append(words);
            }
        }
        return comment.toString();
    }
}
