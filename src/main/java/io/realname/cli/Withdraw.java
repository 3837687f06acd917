package io.realname.cli;

import picocli.CommandLine.Command;

/** Ends a case. */
@Command(name = "withdraw", description = "End a case that is not over; what is under review is given up.")
final class Withdraw extends CaseAction {}
