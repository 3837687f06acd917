package io.realname.app.mail;

import io.realname.casefile.CaseFile;
import io.realname.casefile.Work;
import io.realname.intake.PackageReader;
import io.realname.intake.Sources;
import io.realname.intake.format.Formats;
import io.realname.intake.mail.MailReader;
import io.realname.intake.mail.Mailbox;
import io.realname.notify.AnswerErrands;
import io.realname.notify.ResultErrands;
import io.realname.route.MailTrouble;
import io.realname.route.MailboxState;
import io.realname.route.NoMailHeaders;
import io.realname.route.WantedMails;
import io.realname.submission.Arrival;
import io.realname.submission.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.component.mail.MailUidGenerator;

/** What the mail routes call, by name. */
public final class MailBeans {
    /** Name of the {@link MailboxState}. */
    public static final String MAILBOX_STATE = "mailboxState";

    private MailBeans() {}

    /**
     * The beans of mail as {@code setup} says.
     *
     * @param folder for the files of mails while they are taken in
     * @param witness is told of each mail that is stored
     */
    public static Map<String, Object> of(
            MailSetup setup,
            CaseFile file,
            PackageReader packages,
            Formats formats,
            Sources sources,
            UnaryOperator<Arrival> screening,
            ResultErrands results,
            Texts texts,
            Path folder,
            Work.Witness witness)
            throws IOException {
        Map<String, Object> beans = new HashMap<>();
        beans.put("imapLogin", new MailLogin(setup.imap()));
        beans.put("smtpLogin", new MailLogin(setup.smtp()));
        beans.put("smtpProperties", setup.smtp().properties());
        beans.put("noMailHeaders", new NoMailHeaders());
        // Camel's own generator would fetch the whole header of every mail for a name that nobody uses.
        beans.put("mailNumbers", (MailUidGenerator) (endpoint, message) -> String.valueOf(message.getMessageNumber()));
        Mailbox mailbox = new Mailbox(
                setup.mailbox(),
                file.mails(),
                file.business(),
                file.system(),
                setup.processed(),
                setup.quarantine(),
                witness);
        MailboxState state = new MailboxState(mailbox::failures);
        beans.put("mailbox", mailbox);
        beans.put("wantedMails", new WantedMails(mailbox));
        beans.put(MAILBOX_STATE, state);
        beans.put("mailTrouble", new MailTrouble(state));
        beans.put("imapSession", MailboxStore.session(setup.imap(), state::opened));
        MailReader reader = new MailReader(
                file.mails(), sources, setup.senders(), setup.server(), formats, file.business(), folder);
        beans.put("mailStage", new MailStage(reader, packages, screening, file.arrivals(), file.mails()));
        beans.put("answerErrands", new AnswerErrands(file, results, texts, setup.from()));
        return beans;
    }
}
