package org.huimin.platform.jobs;

/**
 * @param key names this piece of work among those of its kind, such as the id of a run
 * @param data what the starter handed over; may be empty
 */
public record JobRequest(String key, String data) {}
