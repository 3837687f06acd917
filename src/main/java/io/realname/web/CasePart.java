package io.realname.web;

import io.realname.security.Caller;
import io.realname.security.Permission;
import io.realname.submission.Texts;
import io.vertx.core.http.HttpMethod;

/** Cases: looked at and acted on. */
public final class CasePart implements Addresses.Part {
    private final CaseRequests cases;

    /** Of these cases, told by these texts. */
    public CasePart(Cases cases, Texts texts) {
        this.cases = new CaseRequests(cases, texts);
    }

    /** A question about a case: its id or submission id, the query, and who asks. */
    private interface About {
        Object answer(String id, Query query, Caller caller);
    }

    @Override
    public void addTo(Addresses addresses) {
        addresses.on(HttpMethod.GET, "/cases", Permission.READ, call -> {
            Query query = call.query();
            Caller caller = call.caller();
            call.answer(() -> cases.list(query, caller));
        });
        about(addresses, HttpMethod.GET, "", Permission.READ, cases::show);
        about(addresses, HttpMethod.GET, "/events", Permission.READ, cases::events);
        for (Cases.Action action : Cases.Action.values()) {
            about(
                    addresses,
                    HttpMethod.POST,
                    "/" + action.code(),
                    Permission.OPERATE,
                    (id, query, caller) -> cases.act(id, query, caller, action));
        }
    }

    private static void about(Addresses addresses, HttpMethod method, String what, Permission permission, About about) {
        addresses.on(method, "/cases/:id" + what, permission, call -> {
            String id = call.pathPart("id");
            Query query = call.query();
            Caller caller = call.caller();
            call.answer(() -> about.answer(id, query, caller));
        });
    }
}
