/**
 * What stands in for the outside world in demonstrations and tests: the sample submissions, what the authorities know of
 * them, and the registrar's database. No product code depends on it.
 */
@NullMarked
package io.realname.simulator;

import org.jspecify.annotations.NullMarked;
