package io.realname.cli;

import io.realname.app.catalogue.Catalogue;
import io.realname.app.catalogue.CatalogueEntry;
import io.realname.submission.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the rule catalogue: every code with what is told of it, and what the policies change. */
@Command(name = "rules", description = "List all codes with their texts, and what the policies change of them.")
final class ListRules implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Say what holds under that policy alone, such as cn, intl or intl-2019.")
    private @Nullable String policy;

    @Option(
            names = "--language",
            paramLabel = "zh|en",
            converter = LanguageCode.class,
            defaultValue = "en",
            description = "Language of the texts (default: ${DEFAULT-VALUE}).")
    private Language language;

    @ArgGroup
    private @Nullable Form form;

    /** How the list is written, if not for a person. */
    static final class Form {
        @Option(names = "--json", required = true, description = "Print one JSON array, an element for each code.")
        private boolean json;

        @Option(names = "--markdown", required = true, description = "Print a page as docs/rules.md is.")
        private boolean markdown;
    }

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = Catalogue.load(main.config());
        if (policy != null && !catalogue.policies().contains(policy)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no policy " + policy + "; there are " + String.join(", ", catalogue.policies()) + ".");
        }
        List<CatalogueEntry> entries = catalogue.entries(language);
        if (policy != null) {
            entries = entries.stream().map(entry -> entry.under(policy)).toList();
        }
        print(entries, spec.commandLine().getOut());
        return 0;
    }

    private void print(List<CatalogueEntry> entries, PrintWriter out) {
        if (form != null && form.json) {
            try (JsonArrayWriter<CatalogueEntry> array = new JsonArrayWriter<>(out)) {
                entries.forEach(array::add);
            }
        } else if (form != null) {
            new RulesPage(out).print(entries);
        } else {
            new RulesText(out, spec.commandLine().getColorScheme().ansi()).print(entries);
        }
        out.flush();
    }
}
