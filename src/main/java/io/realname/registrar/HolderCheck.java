package io.realname.registrar;

import io.realname.submission.Finding;
import io.realname.submission.IdTypes;
import io.realname.submission.PersonalText;
import io.realname.submission.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the registrar's holder is the submission's (F). A transfer replaces the holder and is not held against the old one. Where the
 * registrar never recorded type or number, there is nothing to compare: the domain is too old to be verified without a transfer.
 */
final class HolderCheck implements DomainCheck {
    /** What an organisation outside the mainland gives that has no number. */
    private static final String NO_NUMBER = "0";

    private final IdTypes idTypes;

    /** A check that knows the registrars' codes of identity documents. */
    HolderCheck(IdTypes idTypes) {
        this.idTypes = idTypes;
    }

    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        if (facts.isTransfer()) {
            return;
        }
        Profile profile = facts.submission().profile();
        RegistrarDomain.Holder holder = facts.known().holder();
        if (isIncomplete(profile, holder)) {
            report.accept(facts.found(RegistrarCodes.LEGACY));
            return;
        }
        List<String> differs = differs(profile, holder);
        if (!differs.isEmpty()) {
            report.accept(facts.found(RegistrarCodes.HOLDER_MISMATCH).with("differs", String.join(",", differs)));
        }
    }

    private static boolean isIncomplete(Profile profile, RegistrarDomain.Holder holder) {
        boolean hasNone = plain(text(profile.idNumber())).equals(NO_NUMBER);
        return blank(holder.idType()) || (!hasNone && (holder.idDataMissing() || blank(holder.idNumber())));
    }

    private List<String> differs(Profile profile, RegistrarDomain.Holder holder) {
        List<String> differs = new ArrayList<>();
        if (!text(profile.name()).strip().equals(orEmpty(holder.name()).strip())) {
            differs.add("name");
        }
        String number = orEmpty(holder.idNumber());
        String region = holder.region() == null ? profile.region() : holder.region();
        Optional<String> type = idTypes.canonical(orEmpty(holder.idType()), number, region);
        if (!type.orElse("").equals(profile.idType())) {
            differs.add("idType");
        }
        String known = blank(number) ? NO_NUMBER : plain(number);
        if (!plain(text(profile.idNumber())).equalsIgnoreCase(known)) {
            differs.add("idNumber");
        }
        return differs;
    }

    /** A number without what is only a way of writing it: spaces and hyphens. */
    private static String plain(String number) {
        StringBuilder plain = new StringBuilder(number.length());
        number.codePoints()
                .filter(c -> c != '-' && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String text(@Nullable PersonalText text) {
        return text == null ? "" : text.value();
    }
}
