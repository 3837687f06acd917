package io.realname.screening.domain;

import io.realname.screening.Facts;
import io.realname.screening.Rule;
import io.realname.submission.DomainEntry;
import io.realname.submission.DomainNames;
import io.realname.submission.Finding;
import java.util.List;
import java.util.function.Consumer;

/**
 * A rule about one domain at a time. It judges valid names alone, and of them those that are sent to review: what becomes of the
 * others is not the registry's matter.
 */
abstract class DomainRule implements Rule {
    @Override
    public final void check(Facts facts, Consumer<Finding> report) {
        if (!concerns(facts)) {
            return;
        }
        List<DomainEntry> domains = facts.submission().domains();
        for (int i = 0; i < domains.size(); i++) {
            DomainEntry entry = domains.get(i);
            String ascii = entry.ascii();
            String suffix = entry.suffix();
            if (ascii != null && suffix != null && facts.policy().verifies(suffix)) {
                check(
                        facts,
                        new Domain(entry, ascii, suffix, "/domains/" + i),
                        finding -> report.accept(finding.domain(ascii)));
            }
        }
    }

    /** Whether the rule has anything to say about the submission; asked once, before the domains. */
    boolean concerns(Facts facts) {
        return true;
    }

    /** Hands each fault of one domain to {@code report}, which adds whose it is. */
    abstract void check(Facts facts, Domain domain, Consumer<Finding> report);

    /**
     * A domain with a valid name.
     *
     * @param ascii punycode form in lower case
     * @param suffix its last label
     * @param pointer JSON pointer to it in the manifest
     */
    record Domain(DomainEntry entry, String ascii, String suffix, String pointer) {
        /** The suffix as people read it. */
        String shownSuffix() {
            return DomainNames.unicode(suffix);
        }
    }
}
