package io.realname.app.demo;

import io.realname.simulator.Expectation;
import io.realname.simulator.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what became of a sample against what must become of it. */
final class SampleCheck {
    private SampleCheck() {}

    /** The differences as short phrases; empty if all is as expected. */
    static List<String> differences(Sample sample, Optional<SampleLife> found) {
        Expectation expect = sample.expect();
        if (found.isEmpty()) {
            return List.of("was not taken in");
        }
        SampleLife life = found.get();
        List<String> differences = new ArrayList<>();
        String state = SampleLife.isBeside(life.attempt())
                ? expect.state()
                : life.endState().orElse(life.view().state().code());
        if (!state.equals(expect.state())) {
            differences.add("ended " + state + ", not " + expect.state());
        }
        if (SampleLife.isBeside(life.attempt()) != expect.beside()) {
            differences.add("was taken as " + life.attempt().disposition().code());
        }
        if (!life.states().containsAll(expect.through())) {
            differences.add("did not pass " + expect.through());
        }
        if (!expect.allows(life.codes())) {
            differences.add("met " + life.codes() + ", not " + expect.codes());
        }
        if (!expect.beside() && !expect.domains().isEmpty()) {
            Map<String, String> domains = new HashMap<>();
            life.view()
                    .domains()
                    .forEach(domain -> domains.put(domain.name(), domain.state().code()));
            if (!domains.equals(expect.domains())) {
                differences.add("domains " + domains + ", not " + expect.domains());
            }
        }
        return differences;
    }
}
