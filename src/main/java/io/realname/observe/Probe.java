package io.realname.observe;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;

/** Something that the {@link Watch} looks at again and again. It is looked at by one thread; its meters are read by any. */
interface Probe extends MeterBinder {
    /** How health calls it. */
    String name();

    /**
     * Looks.
     *
     * @return a sentence that says what needs an operator, empty if nothing does; everybody reads it, so nothing in it is personal and no
     *     source is named
     */
    String look(Moments moments) throws IOException;
}
