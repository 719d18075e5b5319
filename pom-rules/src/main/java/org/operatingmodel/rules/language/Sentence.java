package org.operatingmodel.rules.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that authors may write, and the DRL that it stands for.
 *
 * @param section the section of the page that it belongs to
 * @param meaning what it asks, in a sentence
 * @param example how it is written
 * @param words its words; the first is {@code -} when it adds to the sentence before
 * @param drl the DRL, with slots in braces
 * @param pieces the tokens of the DRL
 */
record Sentence(String section, String meaning, String example, List<Word> words, String drl, List<Piece> pieces) {
    /** What starts a sentence that adds to the one before. */
    static final String MORE = "-";

    private static final String CONDITION = "[condition][]";

    Sentence {
        words = List.copyOf(words);
        pieces = List.copyOf(pieces);
    }

    /**
     * A word of a sentence.
     *
     * @param text the word itself, or the name of the slot
     * @param slot what may stand there; absent when the word itself must
     */
    record Word(String text, @Nullable Slot slot) {
        boolean fits(String written) {
            return slot == null
                    ? text.equals(written)
                    : slot.pattern.matcher(written).matches();
        }

        /** As it stands in the sentence, without its expression. */
        String shown() {
            return slot == null ? text : "{" + text + "}";
        }

        /** Whether one text could be both words. */
        boolean overlaps(Word other) {
            if (slot == null || other.slot == null) {
                return slot == null ? other.fits(text) : fits(other.text);
            }
            return slot == other.slot || slot.number() && other.slot.number() || slot.small() && other.slot.small();
        }
    }

    /** What may stand in a slot: one word or one text, never more. */
    enum Slot {
        CONSTANT("[A-Z][A-Z0-9_]*", "a word in capitals", Token.Kind.NAME),
        NAME("[a-z][A-Za-z0-9]*", "a name of letters and digits that starts with a small one", Token.Kind.NAME),
        ID("[a-z][a-z0-9-]*", "an id of small letters, digits and hyphens", Token.Kind.STRING),
        DOTTED("[a-z][a-z0-9.-]*", "an id of small letters, digits, dots and hyphens", Token.Kind.STRING),
        WHOLE("\\d+", "a whole number", Token.Kind.NUMBER),
        NUMBER("[0-9.]+", "a number", Token.Kind.NUMBER),
        TEXT("\"[^\"]*\"", "a text in quotes", Token.Kind.STRING);

        private final Pattern pattern;
        private final String described;
        private final Token.Kind kind;

        Slot(String expression, String described, Token.Kind kind) {
            this.pattern = Pattern.compile(expression);
            this.described = described;
            this.kind = kind;
        }

        String described() {
            return described;
        }

        /** What it is made into. */
        Token.Kind kind() {
            return kind;
        }

        /** Whether it is written as in DRL. */
        boolean literal() {
            return number() || this == TEXT;
        }

        private boolean number() {
            return kind == Token.Kind.NUMBER;
        }

        private boolean small() {
            return this == NAME || this == ID || this == DOTTED;
        }

        private static Slot of(String expression) {
            return Arrays.stream(values())
                    .filter(slot -> slot.pattern.pattern().equals(expression))
                    .findFirst()
                    .orElseThrow(() -> wrong("A slot must have one of the known expressions", expression));
        }
    }

    /**
     * A token of the DRL.
     *
     * @param kind what it is
     * @param text its text; of a slot, what stands before the value
     * @param slot the word that gives the value, from 0; below 0 for a fixed token
     */
    record Piece(Token.Kind kind, String text, int slot) {}

    /** The sentence of one line such as {@code [condition][]for {x:\d+} days=DRL}. */
    static Sentence of(String section, String meaning, String example, String line) {
        int equals = line.indexOf('=');
        if (!line.startsWith(CONDITION) || equals < 0) {
            throw wrong("A line of the vocabulary must be '" + CONDITION + "sentence=DRL'", line);
        }
        List<Word> words = new ArrayList<>();
        for (String word : line.substring(CONDITION.length(), equals).split(" ")) {
            int colon = word.indexOf(':');
            boolean slot = word.startsWith("{") && word.endsWith("}") && colon > 0;
            words.add(
                    slot
                            ? new Word(word.substring(1, colon), Slot.of(word.substring(colon + 1, word.length() - 1)))
                            : new Word(word, null));
        }
        String drl = line.substring(equals + 1);
        return new Sentence(section, meaning, example, words, drl, pieces(words, drl));
    }

    private static List<Piece> pieces(List<Word> words, String drl) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(new RuleText("standard.dsl", drl), 0, drl.length());
        } catch (SyntaxException e) {
            throw new IllegalStateException("The DRL of a sentence must be readable, but was '" + drl + "'.", e);
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("{")) {
                Piece before = pieces.get(pieces.size() - 1);
                boolean variable = before.text().equals("$");
                if (variable) {
                    pieces.remove(pieces.size() - 1);
                }
                int slot = slot(
                        words,
                        tokens.get(i + 1).text(),
                        variable
                                ? EnumSet.of(Slot.NAME)
                                : before.text().equals(".")
                                        ? EnumSet.of(Slot.CONSTANT)
                                        : EnumSet.of(Slot.WHOLE, Slot.NUMBER, Slot.TEXT));
                Token.Kind kind = Objects.requireNonNull(words.get(slot).slot()).kind();
                pieces.add(new Piece(kind, variable ? "$" : "", slot));
                i += 2;
            } else if (token.kind() == Token.Kind.STRING && token.text().startsWith("{")) {
                String name = token.text().substring(1, token.text().length() - 1);
                pieces.add(new Piece(
                        Token.Kind.STRING, "", slot(words, name, EnumSet.of(Slot.CONSTANT, Slot.ID, Slot.DOTTED))));
            } else {
                pieces.add(new Piece(token.kind(), token.text(), -1));
            }
        }
        return pieces;
    }

    /** The word of a slot, where the DRL may take it. */
    private static int slot(List<Word> words, String name, Set<Slot> wanted) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.slot() != null && word.text().equals(name) && wanted.contains(word.slot())) {
                return i;
            }
        }
        throw wrong("The DRL of a sentence must use its slots by their kinds", name);
    }

    private static IllegalStateException wrong(String must, String was) {
        return new IllegalStateException(must + ", but was '" + was + "'. Mend standard.dsl.");
    }

    /** Whether it adds to the sentence before. */
    boolean more() {
        return words.get(0).fits(MORE);
    }

    /** Whether it says whom a rule is about. */
    boolean scope() {
        return pieces.get(0).text().equals("GateReview");
    }

    /**
     * What it calls the facts that it finds, with the sign of variables: a name that is not the author's. Empty for the
     * scope, whose names hold for the whole rule.
     */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; !scope() && i + 1 < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.slot() < 0
                    && piece.text().startsWith("$")
                    && pieces.get(i + 1).text().equals(":")) {
                names.add(piece.text());
            }
        }
        return names;
    }

    /** Whether nothing after it sees what it finds. */
    boolean inside() {
        return Set.of("not", "forall", "exists").contains(pieces.get(0).text());
    }

    /** Whether the words are this sentence. */
    boolean matches(List<String> written) {
        boolean matches = written.size() == words.size();
        for (int i = 0; matches && i < words.size(); i++) {
            matches = words.get(i).fits(written.get(i));
        }
        return matches;
    }

    /** Whether some text is both sentences. */
    boolean overlaps(Sentence other) {
        if (words.size() != other.words.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).overlaps(other.words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The type whose constants may stand in a slot; empty for other slots. */
    Optional<String> typeOf(Word word) {
        String slot = "{" + word.text() + "}";
        int dot = drl.indexOf("." + slot);
        if (dot > 0) {
            return Optional.of(drl.substring(drl.lastIndexOf(' ', dot) + 1, dot));
        }
        return !drl.contains("\"" + slot + "\"")
                ? Optional.empty()
                : Optional.of(
                        word.slot() == Slot.CONSTANT
                                ? "EvidenceKind"
                                : drl.contains("roleId")
                                        ? "RoleId"
                                        : drl.startsWith("Parameter(") ? "ParameterId" : "ValueStreamId");
    }

    /** The sentence as people read it. */
    String shown() {
        return words.stream().map(Word::shown).collect(Collectors.joining(" "));
    }
}
