package org.huimin.engine.reform;

/** What a programme or a family type is called. */
public record Names(String id, String zh, String en) {}
