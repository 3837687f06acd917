package io.realname.screening;

import io.realname.submission.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sample submission with a few fields changed, and whether it raises a code. Examples are run by a test.
 *
 * @param code name of the code in question
 * @param raised whether it is raised
 * @param base name of the sample submission that is changed
 * @param changes new values by JSON pointer; null takes the field away. Pointers below {@code /files/0} change the
 *     facts of the arrived file, {@code /today} the present date
 */
public record Example(String code, boolean raised, String base, Map<String, @Nullable Object> changes) {

    /** The sample {@code base} with {@code changes} (pointer, value, pointer, value …) raises the code. */
    public static Example raises(Code code, String base, @Nullable Object... changes) {
        return new Example(code.name(), true, base, pairs(changes));
    }

    /** The sample {@code base} with {@code changes} does not raise the code. */
    public static Example passes(Code code, String base, @Nullable Object... changes) {
        return new Example(code.name(), false, base, pairs(changes));
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object... changes) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            map.put(String.valueOf(changes[i]), changes[i + 1]);
        }
        return map;
    }
}
