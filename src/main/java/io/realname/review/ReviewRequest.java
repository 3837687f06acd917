package io.realname.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.realname.casefile.CaseDomain;
import io.realname.casefile.DocumentStore;
import io.realname.casefile.OpenCase;
import io.realname.casefile.Review;
import io.realname.submission.ArrivedDocument;
import io.realname.submission.PersonalText;
import io.realname.submission.PictureFacts;
import io.realname.submission.Profile;
import io.realname.submission.english.EnglishNames;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the request for a review ({@code docs/protocols.md}); the same review always gives the same bytes. Thread-safe. */
final class ReviewRequest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SIDES = Set.of("front", "back");

    private final DocumentStore documents;
    private final String callbackUrl;
    private final EnglishNames english;

    ReviewRequest(DocumentStore documents, String callbackUrl, EnglishNames english) {
        this.documents = documents;
        this.callbackUrl = callbackUrl;
        this.english = english;
    }

    /**
     * The body of the request for {@code review}.
     *
     * @param profileReview for a domain: the review at the same reviewer by which its holder was approved; null if there is none
     */
    byte[] of(Review review, OpenCase open, @Nullable UUID profileReview) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("reviewId", review.id().toString());
        request.put("kind", review.kind().code());
        request.put("callbackUrl", callbackUrl);
        if (review.kind() == Review.Kind.PROFILE) {
            request.put("profile", profile(open.submission().profile()));
            request.put("documents", pictures(open));
        } else {
            request.put("domain", domain(review, open));
            request.put("profileReviewId", Objects.toString(profileReview, null));
            request.put("holder", holder(open.submission().profile()));
        }
        try {
            return JSON.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request cannot be written as JSON; this is a defect of the program.", e);
        }
    }

    private static @Nullable String domain(Review review, OpenCase open) {
        return open.domains().stream()
                .filter(row -> row.id().equals(review.domainId()))
                .map(CaseDomain::ascii)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> holder(Profile profile) {
        Map<String, Object> holder = new LinkedHashMap<>();
        holder.put("name", text(profile.name()));
        holder.put("idType", profile.idType());
        holder.put("idNumber", text(profile.idNumber()));
        return holder;
    }

    private Map<String, Object> profile(Profile profile) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", profile.type() == null ? null : profile.type().code());
        fields.putAll(holder(profile));
        fields.put("nameEn", english.of(profile));
        fields.put("region", profile.region());
        fields.put("idIssuedOn", Objects.toString(profile.idIssuedOn(), null));
        Profile.Validity validity = profile.idValidUntil();
        fields.put("idValidUntil", validity == null ? null : Objects.toString(validity.until(), "long-term"));
        fields.put("specialOccupation", profile.specialOccupation());
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("country", profile.address().country());
        address.put("province", text(profile.address().province()));
        address.put("city", text(profile.address().city()));
        address.put("district", text(profile.address().district()));
        address.put("street", text(profile.address().street()));
        address.put("postalCode", text(profile.address().postalCode()));
        fields.put("address", address);
        Map<String, Object> phone = new LinkedHashMap<>();
        phone.put("countryCode", profile.phone().countryCode());
        phone.put("number", text(profile.phone().number()));
        phone.put("extension", text(profile.phone().extension()));
        fields.put("phone", phone);
        fields.put("email", text(profile.email()));
        return fields;
    }

    /** The documents; one picture of both sides stands for those of each. */
    private List<Map<String, Object>> pictures(OpenCase open) {
        List<Map<String, Object>> pictures = new ArrayList<>();
        String joined = open.joined();
        if (joined != null) {
            pictures.add(picture("merged", "jpeg", joined));
        }
        for (ArrivedDocument document : open.documents()) {
            String name = document.storedName();
            String role = document.ref().role();
            if (name != null && !(joined != null && SIDES.contains(String.valueOf(role)))) {
                PictureFacts facts = document.facts();
                pictures.add(picture(role, facts == null ? null : facts.format(), name));
            }
        }
        return pictures;
    }

    private Map<String, Object> picture(@Nullable String role, @Nullable String format, String name) {
        Map<String, Object> picture = new LinkedHashMap<>();
        picture.put("role", role);
        picture.put("format", format);
        picture.put("content", Base64.getEncoder().encodeToString(documents.read(name)));
        return picture;
    }

    private static @Nullable String text(@Nullable PersonalText text) {
        return text == null ? null : text.value();
    }
}
