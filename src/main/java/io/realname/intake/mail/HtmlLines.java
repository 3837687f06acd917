package io.realname.intake.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lays the text of HTML out in lines. A row of a table is one line with a tab between its cells, however many paragraphs an office program
 * puts into a cell; a row with one cell, or a cell with a table of its own, is there for the looks only and keeps its lines. For one thread.
 */
final class HtmlLines {
    /** Tables within tables that are laid out; the lines of deeper ones are those of their cells. */
    private static final int DEEPEST = 20;

    private final Deque<Table> tables = new ArrayDeque<>();
    private StringBuilder text = new StringBuilder();
    private int beyond;

    /** A table that is open, and the text around its cell. */
    private static final class Table {
        private final List<String> cells = new ArrayList<>();
        private StringBuilder around = new StringBuilder();
        private boolean inCell;
        private boolean nested;
    }

    void append(char c) {
        text.append(c);
    }

    void append(String more) {
        text.append(more);
    }

    /** What follows stands in a line of its own. */
    void newLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--; // The space between two tags is no line.
        }
        text.setLength(end);
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /** A line ends, even an empty one. */
    void breakLine() {
        text.append('\n');
    }

    void beginTable() {
        newLine();
        if (tables.size() >= DEEPEST) {
            beyond++;
            return;
        }
        Table around = tables.peek();
        if (around != null) {
            around.nested = true;
        }
        tables.push(new Table());
    }

    void endTable() {
        if (beyond > 0) {
            beyond--;
        } else if (!tables.isEmpty()) {
            endRow();
            tables.pop();
        }
        newLine();
    }

    void beginCell() {
        Table table = tables.peek();
        if (beyond > 0 || table == null) {
            newLine();
            return;
        }
        endCell();
        table.inCell = true;
        table.around = text;
        text = new StringBuilder();
    }

    void endCell() {
        Table table = tables.peek();
        if (beyond > 0 || table == null || !table.inCell) {
            return;
        }
        table.cells.add(text.toString().replace('\u00A0', ' ').strip());
        table.inCell = false;
        text = table.around;
    }

    void endRow() {
        Table table = tables.peek();
        if (beyond > 0 || table == null) {
            newLine();
            return;
        }
        endCell();
        newLine();
        boolean lines = table.nested
                || table.cells.stream().filter(cell -> !cell.isBlank()).count() < 2;
        for (String cell : table.cells) {
            text.append(lines ? cell : cell.replaceAll("\\s+", " ")).append(lines ? '\n' : '\t');
        }
        newLine();
        table.cells.clear();
        table.nested = false;
    }

    /** All of the text; tables that were never closed end with it. */
    String end() {
        beyond = 0;
        while (!tables.isEmpty()) {
            endTable();
        }
        return text.toString();
    }
}
