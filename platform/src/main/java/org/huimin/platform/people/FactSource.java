package org.huimin.platform.people;

import java.util.Map;

/**
 * A select that tells facts of the touched persons from one dataset.
 *
 * @param select columns {@code person_index} and one per fact; persons without a row are left out
 * @param columns name of the select's column by fact id
 */
record FactSource(String select, Map<String, String> columns) {}
