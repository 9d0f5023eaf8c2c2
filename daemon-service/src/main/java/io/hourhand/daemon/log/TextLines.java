package io.hourhand.daemon.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings a text into lines parted by newlines, whatever parted them before, and none too long for a page, in pieces of
 * whole lines.
 */
final class TextLines {

    private static final int LONGEST_LINE = 16_000;
    private static final int PIECE = 48_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder piece;
    private int lines = 1;
    private int lineBegin;

    /** Some whole lines. */
    record Piece(String text, int lines) {}

    private TextLines(int size) {
        this.piece = new StringBuilder(Math.min(size, PIECE + LONGEST_LINE));
    }

    /** Line ends are those of {@code \R} in regular expressions. */
    static List<Piece> of(String text) {
        TextLines out = new TextLines(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\r' -> {
                    out.end();
                    i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                }
                case '\n', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> out.end();
                default -> out.add(letter);
            }
        }
        out.pieces.add(new Piece(out.piece.toString(), out.lines));
        return out.pieces;
    }

    private void add(char letter) {
        // A letter of two halves stays whole.
        int width = Character.isHighSurrogate(letter) ? 2 : 1;
        if (piece.length() - lineBegin + width > LONGEST_LINE) {
            end();
        }
        piece.append(letter);
    }

    private void end() {
        if (piece.length() >= PIECE) {
            pieces.add(new Piece(piece.toString(), lines));
            piece.setLength(0);
            lines = 1;
        } else {
            piece.append('\n');
            lines++;
        }
        lineBegin = piece.length();
    }
}
