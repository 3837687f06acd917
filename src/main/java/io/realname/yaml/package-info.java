/** Configuration files in YAML. */
@NullMarked
package io.realname.yaml;

import org.jspecify.annotations.NullMarked;
