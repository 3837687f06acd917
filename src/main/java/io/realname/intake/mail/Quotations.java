package io.realname.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Divides the text of a mail into what was written now and the earlier mails below it, by the marks that mail programs put before an
 * earlier mail. Thread-safe.
 */
final class Quotations {
    /** Where a mark is looked for in a line. */
    private static final int HEAD = 100;

    /** Lines within which a header of an earlier mail goes on. */
    private static final int NEAR = 3;

    private static final Pattern TITLED =
            Pattern.compile("(?:-{3}|_{3}|={3}).*(?:origin|forward|原始|原邮件|转发).*", Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("[-_=]{5,}");
    private static final Pattern FROM = Pattern.compile("(?:from|发件人|寄件人|寄件者)[:：\t].*", Pattern.DOTALL);
    private static final Pattern HEADER =
            Pattern.compile("(?:sent|to|cc|subject|date|发送时间|发送日期|收件人|收件者|抄送|主题|日期|时间)[:：\t].*", Pattern.DOTALL);

    private Quotations() {}

    /** The parts of a text in their order, of plain lines without marks of quotation; each but the first begins with its mark. */
    static List<List<String>> parts(List<String> text) {
        List<String> lines = text.stream().map(Quotations::unquoted).toList();
        List<List<String>> parts = new ArrayList<>();
        int start = 0;
        int deepest = 0;
        for (int i = 0; i < lines.size(); i++) {
            int depth = depth(text.get(i));
            if (depth > deepest || isMark(lines, i)) {
                parts.add(lines.subList(start, i));
                start = i;
            }
            deepest = Math.max(deepest, depth);
        }
        parts.add(lines.subList(start, lines.size()));
        return parts;
    }

    private static boolean isMark(List<String> lines, int i) {
        String line = head(lines.get(i));
        return TITLED.matcher(line).matches()
                || lines.get(i).endsWith("wrote:")
                || lines.get(i).endsWith("写道：")
                || lines.get(i).endsWith("写道:")
                || (BARE.matcher(line).matches() && isNear(lines, i, FROM))
                || (FROM.matcher(line).matches() && isNear(lines, i, HEADER));
    }

    private static boolean isNear(List<String> lines, int i, Pattern wanted) {
        return lines.subList(i + 1, Math.min(lines.size(), i + 1 + NEAR)).stream()
                .anyMatch(line -> wanted.matcher(head(line)).matches());
    }

    /** The beginning of a line without what mail programs put between its letters. */
    private static String head(String line) {
        return line.substring(0, Math.min(line.length(), HEAD))
                .replaceAll("[ *|]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static int depth(String line) {
        return (int) line.chars()
                .takeWhile(c -> c == '>' || c == ' ')
                .filter(c -> c == '>')
                .count();
    }

    private static String unquoted(String line) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) == '>' || line.charAt(from) == ' ')) {
            from++;
        }
        return plain(line.substring(from));
    }

    /** A line without the spaces and marks of lists that people and mail programs put around it. */
    private static String plain(String line) {
        String spaced = line.replace('\u00A0', ' ')
                .replace('\u3000', ' ')
                .replace("\u200B", "")
                .strip();
        int from = 0;
        while (from < spaced.length() && " *•·●■◆".indexOf(spaced.charAt(from)) >= 0) {
            from++;
        }
        return spaced.substring(from).strip();
    }
}
