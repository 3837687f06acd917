package io.realname.app;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The program does not start; the message is a sentence that says why and what to do. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;
    private final transient List<String> reasons;
    private final @Nullable String setting;

    /** With the sentence, and what went wrong if something did. */
    public StartRefused(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, null);
    }

    private StartRefused(String sentence, @Nullable Throwable cause, @Nullable String setting) {
        super(sentence, cause);
        this.sentence = sentence;
        this.reasons = List.of();
        this.setting = setting;
    }

    private StartRefused(List<String> reasons, String sentence) {
        super(sentence + " " + String.join(" ", reasons));
        this.sentence = sentence;
        this.reasons = List.copyOf(reasons);
        this.setting = null;
    }

    /** Because of the value of the setting with that key. */
    public static StartRefused ofSetting(String key, String sentence, @Nullable Throwable cause) {
        return new StartRefused(sentence, cause, key);
    }

    /** With the sentence and several reasons, each a line. */
    public static StartRefused forReasons(String sentence, List<String> reasons) {
        return new StartRefused(reasons, sentence);
    }

    /** The sentence without the reasons. */
    public String sentence() {
        return sentence;
    }

    /** The key of the setting whose value is to blame; empty if it is not one alone. */
    public Optional<String> setting() {
        return Optional.ofNullable(setting);
    }

    /** The reasons, which the message has as well; none if it is one sentence. */
    public List<String> reasons() {
        return reasons;
    }
}
