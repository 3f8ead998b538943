package org.huimin.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * One line of the trail.
 *
 * @param number 1, 2, 3, … without gaps
 * @param at to the microsecond, as the database keeps it
 * @param action what was done, such as {@code household.view}
 * @param subject to what, such as {@code household:0199…}
 * @param reason why, as the person said; may be empty
 * @param details more about it; may be empty; never an unmasked number
 */
public record Entry(
        long number,
        Instant at,
        String username,
        List<String> roles,
        long scopeFrom,
        long scopeTo,
        String action,
        String subject,
        String reason,
        String details) {
    static final int DIGEST_BYTES = 32;

    /** SM3 over the digest before and every field with its length: no two entries look the same. */
    byte[] digest(byte[] before) {
        var content = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(content)) {
            out.write(before);
            out.writeLong(number);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            write(out, username);
            write(out, String.join(",", roles));
            out.writeLong(scopeFrom);
            out.writeLong(scopeTo);
            write(out, action);
            write(out, subject);
            write(out, reason);
            write(out, details);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sm3 = new SM3Digest();
        sm3.update(content.toByteArray(), 0, content.size());
        var digest = new byte[DIGEST_BYTES];
        sm3.doFinal(digest, 0);
        return digest;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
