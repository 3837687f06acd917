package io.realname.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.realname.http.CallFailed;
import io.realname.http.HttpCalls;
import io.realname.http.HttpCalls.Answer;
import io.realname.security.OwnerOnlyFile;
import io.realname.security.SecretException;
import io.realname.web.ServiceFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service that runs on a data folder, as a command talks to it. */
final class RunningService {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration UPLOAD = Duration.ofSeconds(120);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;

    private final HttpCalls calls = new HttpCalls(DEADLINE);
    private final Path data;
    private final ServiceFile place;
    private final Map<String, String> headers;

    private RunningService(Path data, ServiceFile place, String token) {
        this.data = data;
        this.place = place;
        headers = Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
    }

    /**
     * The service of that data folder.
     *
     * @throws Failure if none runs, or what it left cannot be trusted
     */
    static RunningService of(Path data) {
        try {
            ServiceFile place = ServiceFile.read(data).orElseThrow(() -> notRunning(data, null));
            String token = new String(OwnerOnlyFile.read(Path.of(place.tokenFile())), StandardCharsets.UTF_8).strip();
            return new RunningService(data, place, token);
        } catch (SecretException e) {
            throw new Failure(Failure.NOT_TRIED, String.valueOf(e.getMessage()), e);
        }
    }

    <T> T get(String address, Class<T> type) {
        try {
            return read(calls.get(uri(address), headers), type);
        } catch (CallFailed e) {
            throw notRunning(data, e);
        }
    }

    <T> T post(String address, Class<T> type) {
        try {
            return read(calls.post(uri(address), headers, new byte[0]), type);
        } catch (CallFailed e) {
            throw notRunning(data, e);
        }
    }

    <T> T post(String address, byte[] json, Class<T> type) {
        try {
            return read(calls.post(uri(address), headers, json), type);
        } catch (CallFailed e) {
            throw notRunning(data, e);
        }
    }

    /** Submits a form; whatever is said of it is the answer, a refusal as well. */
    Answer submit(String source, MultipartBody form) {
        try {
            Answer answer = new HttpCalls(UPLOAD)
                    .post(uri("/submissions?source=" + source), headers, form.type(), form.whole());
            JSON.readTree(answer.body());
            if (answer.status() == UNAUTHORIZED || answer.body().isEmpty()) {
                throw strange(answer, null);
            }
            return answer;
        } catch (CallFailed e) {
            throw notRunning(data, e);
        } catch (JsonProcessingException e) {
            throw new Failure(Failure.NOT_TRIED, "What answers at " + place.url() + " is not this service.", e);
        }
    }

    private URI uri(String address) {
        return URI.create(place.url() + "/api/v1" + address);
    }

    private <T> T read(Answer answer, Class<T> type) {
        try {
            if (answer.status() == OK || answer.status() == CREATED || answer.status() == ACCEPTED) {
                return JSON.readValue(answer.body(), type);
            }
            String detail = JSON.readTree(answer.body()).path("detail").asText();
            if (answer.status() != UNAUTHORIZED && !detail.isEmpty()) {
                throw new Failure(Failure.REFUSED, detail, null);
            }
        } catch (JsonProcessingException e) {
            throw strange(answer, e);
        }
        throw strange(answer, null);
    }

    private Failure strange(Answer answer, @Nullable Exception cause) {
        String sentence = answer.status() == UNAUTHORIZED
                ? "The service at " + place.url() + " does not accept the token in " + place.tokenFile()
                        + ". Start the service again."
                : "What answers at " + place.url() + " is not this service (HTTP " + answer.status()
                        + "). Start the service again.";
        return new Failure(Failure.NOT_TRIED, sentence, cause);
    }

    private static Failure notRunning(Path data, @Nullable Exception cause) {
        return new Failure(
                Failure.NOT_TRIED,
                "No service runs on the data folder " + data
                        + ". Start one with \"./realname run\", or name its data folder with --data.",
                cause);
    }
}
