package io.realname.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static Envelope of(String... lines) throws Exception {
        TestMail mail = new TestMail();
        for (String line : lines) {
            mail.header(line);
        }
        byte[] raw = mail.text("x").raw();
        return Envelope.of(MailHeader.read(raw, 0, raw.length, MailLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | automatic",
                "AUTO-SUBMITTED: Auto-Generated (nightly) | automatic",
                "Auto-Submitted: auto-notified; owner-email=x | automatic",
                "Precedence: bulk | list",
                "Precedence: LIST | list",
                "Precedence: junk | automatic",
                "List-Id: <a.example.cn> | list",
                "List-Unsubscribe: <mailto:a@example.cn> | list",
                "X-Auto-Response-Suppress: All | automatic",
                "X-Auto-Response-Suppress: OOF, AutoReply | automatic",
                "X-Autoreply: yes | automatic",
                "Return-Path: <> | bounce",
                "Return-Path: < > | bounce",
                "Content-Type: multipart/report; report-type=delivery-status | bounce",
                "From: Mail Delivery System <MAILER-DAEMON@mx.example.cn> | bounce",
            })
    void neverAnswersWhatNoPersonWaitsFor(String line, String silence) throws Exception {
        assertThat(of(line).silence()).isEqualTo(silence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Auto-Submitted: No (a person wrote it)",
                "Precedence: first-class",
                "X-Auto-Response-Suppress: None",
                "Return-Path: <ops@example.cn>",
                "X-Mailer: List-Maker",
            })
    void answersWhatAPersonWrote(String line) throws Exception {
        assertThat(of("From: ops@example.cn", line).silence()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: ops@example.cn | ops@example.cn",
                "From: Ops <ops@example.cn> | ops@example.cn",
                "From: \"Ops, Dept. <x@y.example>\" <ops@example.cn> | ops@example.cn",
                "From: =?GBK?B?1cXI/Q==?= <ops@example.cn> | ops@example.cn",
                "From: ops@example.cn (ops@other.example) | ops@example.cn",
                "From: ops@example.cn, b@example.cn |",
                "From: staff: ops@example.cn; |",
                "From: ops@@example.cn |",
                "From: ops |",
                "From: <> |",
                "X: y |",
            })
    void isFromOneAddressOrFromNobody(String line, String from) throws Exception {
        assertThat(of(line).from()).isEqualTo(from);
    }

    @Test
    void knowsItsThread() throws Exception {
        Envelope reply = of(
                "Message-ID: <c@x>",
                "In-Reply-To: <b@x>",
                "References: <a@x> <bro ken@x>\r\n\t<b@x>",
                "Subject: =?utf-8?q?=E5=9B=9E=0D=0AB?=");

        assertThat(reply.references()).containsExactly("<a@x>", "<b@x>");
        assertThat(reply.root()).isEqualTo("<a@x>");
        assertThat(reply.subject()).isEqualTo("回  B");
        assertThat(of("Message-ID: <c@x>", "In-Reply-To: your message of <b@x>").root())
                .isEqualTo("<b@x>");
        assertThat(of("Message-ID: <c@x>").root()).isEqualTo("<c@x>");
        assertThat(of("Message-ID: c").root()).isNull();
    }
}
