package io.realname.app.config;

/**
 * Something wrong in the configuration.
 *
 * @param place file, relative to the project's folder, or environment variable
 * @param line in that file, from 1; 0 if it is about no line, or nobody knows which
 * @param sentence what is wrong and what to do
 */
public record Fault(String place, int line, String sentence) {
    @Override
    public String toString() {
        return place + (line > 0 ? ":" + line : "") + ": " + sentence;
    }
}
