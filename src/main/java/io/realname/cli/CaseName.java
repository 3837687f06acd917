package io.realname.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person names a case: its id, its submission id, or {@code source/submissionId} as the list of cases prints it. */
final class CaseName {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z0-9][A-Za-z0-9._-]{0,63})/)?([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private CaseName() {}

    /**
     * The name as it stands, if it is of the form that names of sources and of tokens have.
     *
     * @throws Failure if it is not
     */
    static String ofSource(String name) {
        if (!SOURCE.matcher(name).matches()) {
            throw new Failure(
                    Failure.NOT_TRIED,
                    "\"" + name
                            + "\" cannot be such a name: it has up to 64 letters, digits, dots, hyphens and underscores.",
                    null);
        }
        return name;
    }

    /**
     * The address of what is asked about that case.
     *
     * @param what {@code ""} for the case itself, else such as {@code /retry}
     * @throws Failure if {@code name} is of no such form
     */
    static String address(String name, String what) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new Failure(
                    Failure.NOT_TRIED,
                    "\"" + name + "\" names no case. Give the id of a case, a submission id, or source/submissionId.",
                    null);
        }
        String query = form.group(1) == null ? "" : "?source=" + form.group(1);
        return "/cases/" + form.group(2) + what + query;
    }
}
