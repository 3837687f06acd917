/** Whether holder, ID type and ID number of an approved domain agree with its ICP filing. */
@NullMarked
package io.realname.icp;

import org.jspecify.annotations.NullMarked;
