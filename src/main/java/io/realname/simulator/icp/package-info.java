/** The ICP authority as a separate HTTP service with durable state of its own ({@code docs/protocols.md}). */
@NullMarked
package io.realname.simulator.icp;

import org.jspecify.annotations.NullMarked;
