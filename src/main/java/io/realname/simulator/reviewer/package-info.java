/** A registry's reviewer as a separate HTTP service with durable state of its own ({@code docs/protocols.md}). */
@NullMarked
package io.realname.simulator.reviewer;

import org.jspecify.annotations.NullMarked;
