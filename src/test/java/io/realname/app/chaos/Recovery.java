package io.realname.app.chaos;

/**
 * What a fault did.
 *
 * @param fault its name
 * @param happened how often it really happened
 * @param seconds from its end until the product was ready and went on
 */
record Recovery(String fault, long happened, double seconds) {}
