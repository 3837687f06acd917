package io.realname.app.chaos;

import java.util.List;

/**
 * What a fault did.
 *
 * @param fault its name
 * @param happened how often it really happened
 * @param seconds from its end until the product was ready and went on
 * @param asked whether the oracle was asked afterwards, beside the running product
 * @param problems what it said
 */
record Recovery(String fault, long happened, double seconds, boolean asked, List<String> problems) {}
