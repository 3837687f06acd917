package io.realname.registrar;

import io.realname.submission.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether a lock forbids the change of holder that is asked for (F). The registry's own word counts too where it forbids updates; a
 * prohibition of transfers in the sense of EPP is about moving to another registrar and does not.
 */
final class LockCheck implements DomainCheck {
    private static final Set<String> UPDATE_PROHIBITED = Set.of("clientupdateprohibited", "serverupdateprohibited");

    @Override
    public void check(DomainFacts facts, Consumer<Finding> report) {
        if (!facts.isTransfer()) {
            return;
        }
        List<String> locks = new ArrayList<>();
        if (facts.known().updateLocked() || facts.known().statuses().stream().anyMatch(UPDATE_PROHIBITED::contains)) {
            locks.add("update");
        }
        if (facts.known().transferLocked()) {
            locks.add("transfer");
        }
        if (!locks.isEmpty()) {
            report.accept(facts.found(RegistrarCodes.LOCKED).with("locks", String.join(",", locks)));
        }
    }
}
