package io.realname.web;

import io.vertx.core.http.HttpMethod;

/** Where reviewers answer. Open to everybody: a callback proves itself by its signature. */
public final class CallbackPart implements Addresses.Part {
    private final CallbackTaker callbacks;

    /** Hands callbacks over to {@code callbacks}. */
    public CallbackPart(CallbackTaker callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.open(HttpMethod.POST, Addresses.API + "/callbacks/reviews", this::take);
    }

    private void take(Call call) {
        String id = call.header("webhook-id");
        String timestamp = call.header("webhook-timestamp");
        String signature = call.header("webhook-signature");
        byte[] body = call.body();
        call.onWorker(() -> callbacks.take(id, timestamp, signature, body), taken -> {
            if (taken) {
                call.request().response().setStatusCode(200).end();
            } else {
                call.fail(new Problem(
                        401,
                        "The callback is not signed by a reviewer, too old or altered. Sign it with the secret of the registry and "
                                + "the time at which it is sent, and send it again."));
            }
        });
    }
}
