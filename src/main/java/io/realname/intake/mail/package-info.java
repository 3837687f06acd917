/**
 * Mails as a way in: storing them, walking through their parts within bounds, telling whose they are, and unpacking what they bring
 * for the reader of packages.
 */
@NullMarked
package io.realname.intake.mail;

import org.jspecify.annotations.NullMarked;
