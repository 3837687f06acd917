package io.realname.cli;

import picocli.CommandLine.Command;

/** Sends a case on. */
@Command(name = "retry", description = "Have a held case try again now, or send on one that waits for an operator.")
final class Retry extends CaseAction {}
