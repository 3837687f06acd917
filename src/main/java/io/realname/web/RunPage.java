package io.realname.web;

import java.util.List;

/** The latest runs of a job, newest first. */
public record RunPage(List<RunJson> runs) {}
