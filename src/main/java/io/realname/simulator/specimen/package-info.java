/** Pictures of identity documents that do not exist, for samples and benchmarks; each says so in large letters. */
@NullMarked
package io.realname.simulator.specimen;

import org.jspecify.annotations.NullMarked;
