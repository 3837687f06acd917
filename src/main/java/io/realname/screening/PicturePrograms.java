package io.realname.screening;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.realname.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Programs and screens by which a picture betrays where it comes from ({@code config/picture-programs.yaml}). Immutable.
 *
 * @param editors names of programs that alter pictures
 * @param captures names of programs that take pictures of the screen, and what they write on them
 * @param screens width and height of screens that no camera or scanner has, such as {@code 1170x2532}
 */
public record PicturePrograms(List<Name> editors, List<Name> captures, Set<String> screens) {
    /**
     * What a program is called or writes.
     *
     * @param lower the same in lower case, in which it is looked for
     */
    public record Name(String shown, String lower) {
        /** A name in whatever case. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Name of(String shown) {
            return new Name(shown, shown.toLowerCase(Locale.ROOT));
        }

        /** Whether a text in lower case has this name in it, not as part of a longer word of Latin letters. */
        boolean isIn(String text) {
            int at = text.indexOf(lower);
            return at >= 0
                    && !isLatin(text, at - 1, lower.charAt(0))
                    && !isLatin(text, at + lower.length(), lower.charAt(lower.length() - 1));
        }
    }

    /** Takes copies. */
    public PicturePrograms {
        editors = List.copyOf(editors);
        captures = List.copyOf(captures);
        screens = Set.copyOf(screens);
    }

    /**
     * Reads {@code picture-programs.yaml}.
     *
     * @throws IOException if it cannot be read or an entry is missing or unknown
     */
    public static PicturePrograms load(Path file) throws IOException {
        return YamlFile.read(file, PicturePrograms.class);
    }

    /** The first editor that these texts name. */
    public Optional<String> editorIn(List<String> texts) {
        return firstIn(texts, editors).map(Name::shown);
    }

    /** Whether one of these texts is by a program that takes pictures of the screen. */
    public boolean isCapture(List<String> texts) {
        return firstIn(texts, captures).isPresent();
    }

    /** Whether a screen has this size, held upright or across. */
    public boolean isScreen(int width, int height) {
        return screens.contains(Math.min(width, height) + "x" + Math.max(width, height));
    }

    private static Optional<Name> firstIn(List<String> texts, List<Name> names) {
        List<String> lower =
                texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        return names.stream()
                .filter(name -> lower.stream().anyMatch(name::isIn))
                .findFirst();
    }

    private static boolean isLatin(String text, int at, char neighbour) {
        return at >= 0 && at < text.length() && isLatin(text.charAt(at)) && isLatin(neighbour);
    }

    private static boolean isLatin(char character) {
        return character >= 'a' && character <= 'z';
    }
}
