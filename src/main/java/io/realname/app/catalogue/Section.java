package io.realname.app.catalogue;

import java.util.List;

/** A part of the catalogue; its number is its place among the constants, from 1. */
public enum Section {
    ENVELOPE(
            "Envelope",
            "manifest.",
            "submission.",
            "sender.",
            "source.",
            "document.missing",
            "document.unsafe-path",
            "document.checksum"),
    REGISTRANT("Registrant", "registrant.", "name.", "contact."),
    ID_NUMBER("ID number", "id-number."),
    DOCUMENT("Document image", "document."),
    DOMAIN("Domain", "domain."),
    REVIEW("Review outcome", "review."),
    ICP("ICP consistency", "icp.");

    private final String title;
    private final List<String> codes;

    Section(String title, String... codes) {
        this.title = title;
        this.codes = List.of(codes);
    }

    /** Its place in the catalogue, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** Its name in English. */
    public String title() {
        return title;
    }

    /**
     * The section of a code: the first one that names the code itself or the group it begins with.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Section of(String code) {
        for (Section section : values()) {
            for (String named : section.codes) {
                if (named.endsWith(".") ? code.startsWith(named) : code.equals(named)) {
                    return section;
                }
            }
        }
        throw new IllegalArgumentException("No section of the catalogue has the code " + code + ".");
    }
}
