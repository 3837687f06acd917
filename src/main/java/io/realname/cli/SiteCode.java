package io.realname.cli;

import io.realname.submission.Site;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a site's code. */
final class SiteCode implements ITypeConverter<Site> {
    @Override
    public Site convert(String text) {
        for (Site site : Site.values()) {
            if (site.code().equals(text)) {
                return site;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is no site; the sites are cn and intl.");
    }
}
