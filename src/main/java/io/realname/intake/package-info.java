/** From what a source sends to a submission: manifests, the files they name, and how both are taken in safely. */
@NullMarked
package io.realname.intake;

import org.jspecify.annotations.NullMarked;
