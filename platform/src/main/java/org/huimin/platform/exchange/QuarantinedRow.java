package org.huimin.platform.exchange;

/**
 * A row that could not be taken.
 *
 * @param row row number in the file
 * @param field Chinese names of the cells that are wrong, or 整行 for the whole row
 * @param value what stood in them, opened for the one who repairs it
 */
public record QuarantinedRow(
        long id,
        long fileId,
        String file,
        String dataset,
        int row,
        String field,
        String value,
        String reasonZh,
        String reasonEn,
        String remedyZh,
        String remedyEn) {}
