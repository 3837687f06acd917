package io.realname.notify;

import io.realname.submission.Language;
import java.nio.charset.Charset;

/**
 * How a source wants its daily summary.
 *
 * @param charset UTF-8, which then begins with a byte order mark so that spreadsheets see it, or GB18030
 */
public record SummaryForm(Language language, Charset charset) {}
