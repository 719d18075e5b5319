package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tokens of a rule file in sentences: those of the DRL that the sentences stand for, at the places of the sentences.
 *
 * <p>A token that a sentence gives stands where the whole sentence stands; one that is made from a slot stands where its
 * author wrote it. So everything that is said later is said about the author's text.
 */
final class SentenceFile {
    /** What the names of such files end in. */
    static final String ENDING = ".dslr";

    /** How many unknown sentences of a file are compared with all sentences there are. */
    private static final int MOST_COMPARED = 20;
    /** The longest line, in words, that is compared so. */
    private static final int MOST_WORDS = 40;

    /** What no name of an author holds. */
    private static final String MARK = "#";

    private static final String UNKNOWN_FIX = "Write a sentence of docs/sentences.md, or DRL after '>'.";
    /** The words below which conditions stand. */
    private static final Set<String> STARTS = Set.of("when", "query");
    /** The words that end the conditions of a rule when a line starts with them. */
    private static final Set<String> STOPS = Set.of("then", "end", "rule", "query");
    /** What a line of plain DRL may not hold. */
    private static final Set<String> NOT_CONDITIONS = Set.of("rule", "query", "when", "then", "end");
    /** What only follows from a sentence that could not be read. */
    private static final Set<FindingKind> CONSEQUENCES =
            Set.of(FindingKind.UNKNOWN_VARIABLE, FindingKind.SCOPE_MISSING);
    /** What is said about names, which authors of sentences write without the sign of variables. */
    private static final Set<FindingKind> ABOUT_NAMES =
            Set.of(FindingKind.UNKNOWN_VARIABLE, FindingKind.DUPLICATE_VARIABLE);

    /** What is said about a fact that lacks what is asked of it. */
    private static final Set<FindingKind> ABOUT_FACTS =
            Set.of(FindingKind.UNKNOWN_METHOD, FindingKind.UNKNOWN_PROPERTY);

    private final RuleText text;
    private final String all;
    private final List<Finding> findings;
    private final Sentences sentences = Sentences.standard();
    private final List<Token> tokens = new ArrayList<>();
    private final List<Lines> unread = new ArrayList<>();
    /** The names of the queries whose sentences could not be read. */
    private final List<Token> unreadQueries = new ArrayList<>();
    /** Where the names of facts stand in sentences. */
    private final Set<Integer> names = new HashSet<>();
    /** What adds to the sentence before, by where it stands. */
    private final Map<Integer, String> additions = new HashMap<>();
    /** Where the tokens of the line start that a further one adds to; below 0 when there is none. */
    private int addedTo;
    /** Where they are added; below 0 before the first. */
    private int patternEnd;
    /** The tokens of a rule by which sentences name what they find themselves, by the name. */
    private final Map<String, OwnName> ownNames = new LinkedHashMap<>();
    /** The last of these tokens for each name, which later sentences mean. */
    private final Map<String, String> latest = new HashMap<>();
    /** Whether the line that a further one would add to could not be read. */
    private boolean skipping;

    private int compared;
    /** How many findings there were when the sentences had been read. */
    private int told;

    private SentenceFile(RuleText text, List<Finding> findings) {
        this.text = text;
        this.all = text.text();
        this.findings = findings;
    }

    /** The conditions of a rule. */
    private record Lines(int first, int last) {
        boolean hold(int line) {
            return line >= first && line <= last;
        }
    }

    /**
     * A name that a sentence gives what it finds, once for each time that it stands in a rule.
     *
     * @param name with its sign, as the vocabulary says it
     * @param inside whether nothing after the sentence sees it
     */
    private record OwnName(String name, boolean inside) {}

    /** A word of a line. */
    private record Written(String text, int start) {
        int end() {
            return start + text.length();
        }
    }

    /** Reads a file; what is wrong with its sentences is added to the findings. */
    static SentenceFile read(RuleText text, List<Finding> findings) throws SyntaxException {
        SentenceFile file = new SentenceFile(text, findings);
        file.read();
        file.told = findings.size();
        return file;
    }

    /** The tokens, the last of which is the end. */
    List<Token> tokens() {
        return tokens;
    }

    /**
     * Takes away what only follows from sentences that could not be read, and the rules that they stand in; says the rest
     * in the words of sentences.
     */
    void afterReading(List<? extends Statement> rules) {
        rules.removeIf(rule -> {
            int first = rule.source().line();
            int last = first
                    + (int) rule.source().text().chars().filter(c -> c == '\n').count();
            return unread.stream().anyMatch(lines -> lines.first() >= first && lines.first() <= last)
                    || unreadQueries.stream().anyMatch(query -> calls(rule, query));
        });
        findings.subList(told, findings.size())
                .removeIf(finding -> CONSEQUENCES.contains(finding.kind())
                                && unread.stream().anyMatch(lines -> lines.hold(finding.line()))
                        || unreadQueries.stream().anyMatch(query -> says(finding, query)));
        findings.replaceAll(this::inSentences);
    }

    /** Whether a rule calls the query, by itself. */
    private static boolean calls(Statement rule, Token query) {
        return Pattern.compile("\\?\\s*" + Pattern.quote(query.text()) + "\\b")
                .matcher(rule.source().text())
                .find();
    }

    /** Whether it is said of the query as a whole, which only lacks what could not be read. */
    private boolean says(Finding finding, Token query) {
        return finding.kind() == FindingKind.SYNTAX_ERROR
                && text.offset(finding.line(), finding.column()) == query.start();
    }

    private Finding inSentences(Finding finding) {
        int place = text.offset(finding.line(), finding.column());
        if (ABOUT_NAMES.contains(finding.kind()) && names.contains(place)) {
            return said(
                    finding, finding.message().replace("$", ""), finding.fix().replace("$", ""));
        }
        String addition = additions.get(place);
        return addition == null || !ABOUT_FACTS.contains(finding.kind())
                ? finding
                : said(
                        finding,
                        "'" + addition + "' cannot be said of the fact above: " + finding.message(),
                        "Write it below a sentence about another fact.");
    }

    private static Finding said(Finding finding, String message, String fix) {
        return new Finding(finding.kind(), finding.file(), finding.line(), finding.column(), message, fix);
    }

    private void read() throws SyntaxException {
        int at = 0;
        while (Lexer.upTo(STARTS, text, at, tokens)) {
            Token start = tokens.get(tokens.size() - 1);
            boolean named = tokens.size() > 1 && tokens.get(tokens.size() - 2).is(".");
            if (start.is("when")) {
                at = conditionsOfRule(start);
            } else {
                at = named ? start.end() : conditionsOfQuery(start);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", all.length(), all.length()));
    }

    /** Reads the lines after a 'when'; returns where they end. */
    private int conditionsOfRule(Token when) {
        int end = lineEnd(when.start());
        String after = all.substring(when.end(), end).strip();
        if (!startsLine(when) || !after.isEmpty() && !after.startsWith("//")) {
            syntaxError(
                    when.start(),
                    "'when' must stand on a line of its own, but does not.",
                    "Start a line before it, and one after it.");
        }
        return conditions(when, end, true);
    }

    /** Reads what a query is given, and the lines below; returns where they end. */
    private int conditionsOfQuery(Token query) throws SyntaxException {
        int end = lineEnd(query.start());
        List<Token> given = Lexer.tokens(text, query.end(), end);
        tokens.addAll(given);
        int close = 0;
        while (close < given.size() && !given.get(close).is(")")) {
            close++;
        }
        int before = findings.size();
        boolean alone = close == given.size() ? given.size() < 2 || given.get(1).is("(") : close == given.size() - 1;
        if (!startsLine(query) || !alone) {
            syntaxError(
                    query.start(),
                    "What a query is given must stand on a line of its own, but does not.",
                    "Start a line before 'query', and one after the parenthesis; write what it asks below, one sentence a line.");
            tokens.subList(tokens.size() - given.size() + Math.min(close + 1, given.size()), tokens.size())
                    .clear();
        }
        int at = conditions(query, end, false);
        if (findings.size() > before && !given.isEmpty()) {
            unreadQueries.add(given.get(0));
        }
        return at;
    }

    private boolean startsLine(Token token) {
        return all.substring(all.lastIndexOf('\n', token.start()) + 1, token.start())
                .isBlank();
    }

    /** Reads the lines from the end of another on; returns where they end. */
    private int conditions(Token start, int from, boolean ofRule) {
        int at = from;
        addedTo = -1;
        patternEnd = -1;
        skipping = false;
        ownNames.clear();
        latest.clear();
        int firstToken = tokens.size();
        boolean first = ofRule;
        int before = findings.size();
        while (at < all.length()) {
            int lineStart = at + 1;
            int end = lineEnd(lineStart);
            List<Written> words = words(lineStart, end);
            if (!words.isEmpty() && STOPS.contains(words.get(0).text())) {
                at = words.get(0).start();
                break;
            }
            if (!words.isEmpty() && !words.get(0).text().startsWith("//")) {
                if (first) {
                    begin(words);
                }
                first = false;
                line(words, end);
            }
            at = end;
        }
        nameApart(tokens.subList(firstToken, tokens.size()));
        if (findings.size() > before) {
            unread.add(new Lines(text.line(start.start()), text.line(at)));
        }
        return at;
    }

    /** The first sentence of a rule says whom it is about. */
    private void begin(List<Written> words) {
        Sentence sentence =
                sentences.find(words.stream().map(Written::text).toList()).orElse(null);
        if (sentence != null && !sentence.scope()) {
            findings.add(text.error(
                    FindingKind.SCOPE_MISSING,
                    words.get(0).start(),
                    "The first sentence of a rule must say whom it is about, but is '" + quoted(words) + "'.",
                    "Start with 'for every product'."));
        }
    }

    private String quoted(List<Written> words) {
        return shown(
                all.substring(words.get(0).start(), words.get(words.size() - 1).end()));
    }

    private static String shown(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }

    private int lineEnd(int from) {
        int end = all.indexOf('\n', from);
        return end < 0 ? all.length() : end;
    }

    /** The words of a line; a text in quotes is one, and so are the signs before the first. */
    private List<Written> words(int from, int to) {
        List<Written> words = new ArrayList<>();
        int at = from;
        while (true) {
            while (at < to && Character.isWhitespace(all.charAt(at))) {
                at++;
            }
            if (at >= to) {
                return words;
            }
            int start = at;
            if (words.isEmpty() && (all.charAt(at) == '-' || all.charAt(at) == '>')) {
                at++;
            } else {
                while (at < to && !Character.isWhitespace(all.charAt(at))) {
                    int close = all.charAt(at) == '"' ? all.indexOf('"', at + 1) : at;
                    at = close < 0 || close >= to ? at + 1 : close + 1;
                }
            }
            words.add(new Written(all.substring(start, at), start));
        }
    }

    private void line(List<Written> words, int end) {
        String first = words.get(0).text();
        boolean more = first.equals(Sentence.MORE);
        if (!more) {
            addedTo = tokens.size();
            patternEnd = -1;
        }
        List<Token> made;
        try {
            made = first.equals(">") ? plain(words.get(0).end(), end) : sentence(words);
        } catch (SyntaxException e) {
            findings.add(e.finding());
            skipping = skipping || !more;
            return;
        }
        if (!more) {
            skipping = false;
            tokens.addAll(made);
        } else if (!skipping) {
            add(made, words);
        }
    }

    /** The tokens of a line of DRL. */
    private List<Token> plain(int from, int to) throws SyntaxException {
        List<Token> plain = Lexer.tokens(text, from, to);
        for (Token token : plain) {
            if (token.kind() == Token.Kind.NAME && NOT_CONDITIONS.contains(token.text())) {
                throw new SyntaxException(text.error(
                        FindingKind.NOT_IN_PROFILE,
                        token.start(),
                        "A line of DRL must hold conditions only, but here is '" + token.text() + "'.",
                        "Write '" + token.text() + "' on a line of its own, without '>'."));
            }
        }
        return plain;
    }

    /** The tokens of the DRL that a sentence stands for. */
    private List<Token> sentence(List<Written> written) throws SyntaxException {
        List<String> words = written.stream().map(Written::text).toList();
        Sentence sentence = sentences.find(words).orElse(null);
        if (sentence == null) {
            throw new SyntaxException(sentences
                    .withOtherValues(words)
                    .map(near -> wrongValue(near, written))
                    .orElseGet(() -> unknown(written)));
        }
        Token.Span span = new Token.Span(
                written.get(sentence.more() ? 1 : 0).start(),
                written.get(written.size() - 1).end());
        if (sentence.more()) {
            additions.put(span.start(), all.substring(span.start(), span.end()));
        }
        for (String name : sentence.names()) {
            String token = name + MARK + ownNames.size();
            ownNames.put(token, new OwnName(name, sentence.inside()));
            latest.put(name, token);
        }
        List<Token> made = new ArrayList<>();
        for (Sentence.Piece piece : sentence.pieces()) {
            if (piece.slot() >= 0) {
                made.add(value(piece, sentence, written.get(piece.slot()), span));
                continue;
            }
            if (piece.text().startsWith("$")) {
                names.add(span.start());
            }
            String name = latest.getOrDefault(piece.text(), piece.text());
            made.add(new Token(piece.kind(), name, span.start(), span.end(), span));
        }
        sentence.names().stream().filter(name -> sentence.inside()).forEach(latest::remove);
        return made;
    }

    /** Gives what sentences name themselves a name each: that of the vocabulary, with a number where it is taken. */
    private void nameApart(List<Token> rule) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i + 1 < rule.size(); i++) {
            if (rule.get(i).kind() == Token.Kind.NAME && rule.get(i + 1).is(":")) {
                taken.add(rule.get(i).text());
            }
        }
        Map<String, String> given = new HashMap<>();
        ownNames.forEach((token, own) -> {
            String name = own.name();
            for (int i = 2; taken.contains(name); i++) {
                name = own.name() + i;
            }
            given.put(token, name);
            if (!own.inside()) {
                taken.add(name);
            }
        });
        rule.replaceAll(token -> token.kind() == Token.Kind.NAME && given.containsKey(token.text())
                ? new Token(token.kind(), given.get(token.text()), token.start(), token.end(), token.sentence())
                : token);
    }

    /** The one token that is made from what stands in a slot. */
    private Token value(Sentence.Piece piece, Sentence sentence, Written written, Token.Span span)
            throws SyntaxException {
        Sentence.Slot slot =
                Objects.requireNonNull(sentence.words().get(piece.slot()).slot());
        String value = piece.text() + written.text();
        if (slot == Sentence.Slot.NAME) {
            names.add(written.start());
        } else if (slot.literal()) {
            List<Token> read = Lexer.tokens(text, written.start(), written.end());
            if (read.size() != 1 || read.get(0).kind() != piece.kind()) {
                throw new SyntaxException(wrongValue(sentence, piece.slot(), written));
            }
            value = read.get(0).text();
        }
        return new Token(piece.kind(), value, written.start(), written.end(), span);
    }

    /** Adds a constraint to the pattern of the line before. */
    private void add(List<Token> made, List<Written> words) {
        patternEnd = patternEnd < 0 ? patternEnd() : patternEnd;
        if (patternEnd < 0) {
            syntaxError(
                    words.get(0).start(),
                    "A sentence that begins with '-' must follow one about a single fact, but does not.",
                    "Write it below the sentence that names the fact, or say what must hold in a sentence of its own.");
            return;
        }
        int end = words.get(words.size() - 1).end();
        tokens.subList(patternEnd, tokens.size())
                .replaceAll(token -> new Token(
                        token.kind(), token.text(), token.start(), token.end(), new Token.Span(token.from(), end)));
        if (!tokens.get(patternEnd - 1).is("(")) {
            Token.Span span = new Token.Span(words.get(0).start(), end);
            tokens.add(patternEnd++, new Token(Token.Kind.SIGN, ",", span.start(), span.end(), span));
        }
        tokens.addAll(patternEnd, made);
        patternEnd += made.size();
    }

    /** Where the parenthesis of the one pattern closes that the line asks for; below 0 when it asks for another thing. */
    private int patternEnd() {
        if (addedTo < 0 || addedTo >= tokens.size() || tokens.get(addedTo).is("not")) {
            return -1; // more constraints on what must not be there would ask for less
        }
        int depth = 0;
        for (int i = addedTo; i < tokens.size(); i++) {
            if (tokens.get(i).is("(") && depth++ == 0) {
                boolean type = i > addedTo
                        && tokens.get(i - 1).kind() == Token.Kind.NAME
                        && Character.isUpperCase(tokens.get(i - 1).text().charAt(0));
                if (!type) {
                    return -1;
                }
            } else if (tokens.get(i).is(")") && --depth <= 0) {
                boolean alone = tokens.subList(i + 1, tokens.size()).stream().noneMatch(token -> token.is("("));
                return depth == 0 && alone ? i : -1;
            }
        }
        return -1;
    }

    private Finding wrongValue(Sentence sentence, List<Written> written) {
        int i = 0;
        while (sentence.words().get(i).fits(written.get(i).text())) {
            i++;
        }
        return wrongValue(sentence, i, written.get(i));
    }

    private Finding wrongValue(Sentence sentence, int i, Written written) {
        Sentence.Word word = sentence.words().get(i);
        return text.error(
                FindingKind.TYPE_MISMATCH,
                written.start(),
                "'" + word.shown() + "' must be "
                        + Objects.requireNonNull(word.slot()).described() + ", but was '" + shown(written.text())
                        + "'.",
                "Write one, such as in '" + sentence.example() + "'.");
    }

    private Finding unknown(List<Written> written) {
        Written first = written.get(0);
        Written last = written.get(written.size() - 1);
        String shown = "'" + quoted(written) + "' is not a sentence";
        List<String> words = written.stream().map(Written::text).toList();
        Sentence nearest = words.size() > MOST_WORDS || ++compared > MOST_COMPARED
                ? null
                : sentences.nearest(words).orElse(null);
        Written comment = written.stream()
                .filter(word -> word.text().startsWith("//"))
                .findFirst()
                .orElse(null);
        if (comment != null) {
            return text.error(
                    FindingKind.UNKNOWN_SENTENCE,
                    comment.start(),
                    shown + ", because a comment follows.",
                    "Put the comment on a line of its own.");
        } else if (nearest == null) {
            return text.error(
                    FindingKind.UNKNOWN_SENTENCE,
                    first.start(),
                    shown + ".",
                    first.text().startsWith("?") ? "Write '>' before the call of a query." : UNKNOWN_FIX);
        }
        List<Sentence.Word> meant = nearest.words();
        int i = 0;
        while (i < words.size() && i < meant.size() && meant.get(i).fits(words.get(i))) {
            i++;
        }
        int place = i < words.size() ? written.get(i).start() : last.end();
        return text.error(
                FindingKind.UNKNOWN_SENTENCE,
                place,
                shown + "; did you mean '" + nearest.shown() + "'?",
                fix(nearest, words, i));
    }

    /** What to do at the first word that does not fit, where that is enough. */
    private static String fix(Sentence nearest, List<String> words, int i) {
        List<Sentence.Word> meant = nearest.words();
        String found = i < words.size() ? "'" + shown(words.get(i)) + "'" : "";
        String wanted = i < meant.size() ? wanted(meant.get(i)) : "";
        if (fits(meant, i + 1, words, i)) {
            return found.isEmpty() ? "Add " + wanted + " at the end." : "Write " + wanted + " before " + found + ".";
        } else if (fits(meant, i, words, i + 1)) {
            return "Remove " + found + ".";
        } else if (fits(meant, i + 1, words, i + 1)) {
            return "Write " + wanted + " in place of " + found + ".";
        }
        return "Write it such as '" + nearest.example() + "', or write DRL after '>'.";
    }

    private static String wanted(Sentence.Word word) {
        return word.slot() == null ? "'" + word.text() + "'" : word.slot().described();
    }

    /** Whether the words from one position on are those of a sentence from another on. */
    private static boolean fits(List<Sentence.Word> meant, int from, List<String> words, int wordsFrom) {
        if (meant.size() - from != words.size() - wordsFrom || from > meant.size()) {
            return false;
        }
        for (int i = from; i < meant.size(); i++) {
            if (!meant.get(i).fits(words.get(wordsFrom + i - from))) {
                return false;
            }
        }
        return true;
    }

    private void syntaxError(int place, String message, String fix) {
        findings.add(text.error(FindingKind.SYNTAX_ERROR, place, message, fix));
    }
}
