package io.realname.screening.domain;

import io.realname.screening.Facts;
import io.realname.submission.DocumentRef;
import java.util.List;
import java.util.stream.Stream;

/** Which papers came with a submission, by their roles in the manifest. */
final class Papers {
    private Papers() {}

    /** Those of the roles for which no document is named, in the order given. */
    static List<String> missing(Facts facts, String... roles) {
        return Stream.of(roles).filter(role -> !has(facts, role)).toList();
    }

    /** Whether a document of that role is named; whether its file arrived is another rule's matter. */
    static boolean has(Facts facts, String role) {
        for (DocumentRef document : facts.submission().documents()) {
            if (role.equals(document.role())) {
                return true;
            }
        }
        return false;
    }
}
