package org.huimin.platform.people;

/**
 * A range of villages whose people are read together.
 *
 * @param from first 12-digit code
 * @param to last 12-digit code, inclusive; the next chunk begins after it, so chunks leave no gap
 * @param people people in it when the chunks were made
 */
public record PlaceChunk(long from, long to, long people) {}
