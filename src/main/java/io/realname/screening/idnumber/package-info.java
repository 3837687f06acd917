/** The number formats of identity documents: cleaning, lengths, alphabets and check digits, on nothing but strings. */
@NullMarked
package io.realname.screening.idnumber;

import org.jspecify.annotations.NullMarked;
