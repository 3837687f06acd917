package io.realname.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.realname.security.FieldCipher;
import io.realname.submission.DocumentRef;
import io.realname.submission.DomainEntry;
import io.realname.submission.Finding;
import io.realname.submission.PersonalText;
import io.realname.submission.PictureLook;
import io.realname.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what is personal into the encrypted columns of our rows, and back. Thread-safe. */
public final class CaseCipher {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addMixIn(PersonalText.class, BareText.class)
            .addMixIn(DocumentRef.class, NoIdentity.class)
            .addMixIn(DomainEntry.class, NoSuffix.class)
            .addMixIn(PictureLook.class, NoSeen.class)
            .build();
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final FieldCipher fields;

    /** Uses the keys of {@code fields}. */
    public CaseCipher(FieldCipher fields) {
        this.fields = fields;
    }

    /** A submission for the row {@code attempt} of submissions. */
    public byte[] seal(Submission submission, UUID attempt) {
        return fields.encrypt(json(submission), "submissions", "submission_enc", attempt.toString());
    }

    /** The submission of that row. */
    public Submission submission(byte[] sealed, UUID attempt) {
        byte[] json = fields.decrypt(sealed, "submissions", "submission_enc", attempt.toString());
        try {
            return JSON.readValue(json, Submission.class);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Findings for the row {@code id} of {@code table}; null for none. */
    public byte @Nullable [] seal(List<Finding> findings, String table, UUID id) {
        return findings.isEmpty() ? null : fields.encrypt(json(findings), table, "findings_enc", id.toString());
    }

    /** The findings of that row; empty for null. */
    public List<Finding> findings(byte @Nullable [] sealed, String table, UUID id) {
        if (sealed == null) {
            return List.of();
        }
        try {
            return JSON.readValue(fields.decrypt(sealed, table, "findings_enc", id.toString()), FINDINGS);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What the picture {@code document} showed, for its row. */
    public byte[] seal(PictureLook look, String document) {
        return fields.encrypt(json(look), "documents", "look_enc", document);
    }

    /** What the picture of that row showed; null for null. */
    public @Nullable PictureLook look(byte @Nullable [] sealed, String document) {
        if (sealed == null) {
            return null;
        }
        try {
            return JSON.readValue(fields.decrypt(sealed, "documents", "look_enc", document), PictureLook.class);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A single text for the row {@code id} of {@code table}. */
    public byte[] seal(String text, String table, String column, UUID id) {
        return fields.encrypt(text, table, column, id.toString());
    }

    /** Bytes for the row {@code id} of {@code table}. */
    byte[] seal(byte[] content, String table, String column, UUID id) {
        return fields.encrypt(content, table, column, id.toString());
    }

    /** The bytes of that row and column. */
    byte[] bytes(byte[] sealed, String table, String column, UUID id) {
        return fields.decrypt(sealed, table, column, id.toString());
    }

    /** The text of that row and column. */
    public String text(byte[] sealed, String table, String column, UUID id) {
        return fields.decryptText(sealed, table, column, id.toString());
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** Jackson's own message would quote the content, so it is left behind. */
    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(new IOException("A stored record cannot be read as what it should be ("
                + e.getClass().getSimpleName() + "); was it written by a newer version?"));
    }

    /** A personal text is stored as a bare string. */
    private abstract static class BareText {
        @JsonValue
        abstract String value();

        @JsonCreator
        static PersonalText of(String value) {
            return new PersonalText(value);
        }

        @JsonIgnore
        abstract boolean isBlank();
    }

    private abstract static class NoIdentity {
        @JsonIgnore
        abstract boolean isIdentity();
    }

    private abstract static class NoSeen {
        @JsonIgnore
        abstract boolean isSeen();
    }

    private abstract static class NoSuffix {
        @JsonIgnore
        abstract @Nullable String suffix();
    }
}
