package org.huimin.platform.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * The one secret of an installation, from which every other key is derived by purpose. Several
 * application nodes on one database share it through {@code HUIMIN_SECRET_KEY}; a single node keeps
 * it in {@code master.key} of its home.
 */
public final class MasterKey {
    private static final int LENGTH = 32;

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * @param configured 64 hexadecimal digits, or empty to use the key file of the home
     * @throws IllegalArgumentException when the configured key has another shape
     */
    public static MasterKey of(@Nullable String configured, Home home) {
        String digits =
                configured == null || configured.isBlank()
                        ? SecretFile.readOrCreate(home.file("master.key"))
                        : configured.strip();
        try {
            var key = HexFormat.of().parseHex(digits);
            if (key.length == LENGTH) {
                return new MasterKey(key);
            }
        } catch (IllegalArgumentException _) {
            // reported below, without the digits
        }
        throw new IllegalArgumentException(
                "HUIMIN_SECRET_KEY or master.key must be 64 hexadecimal digits; make one with:"
                        + " openssl rand -hex 32 (密钥必须是 64 位十六进制数字)");
    }

    /**
     * A key for one purpose: HMAC-SM3(master, purpose), cut to {@code length} bytes (at most 32).
     */
    public byte[] derive(String purpose, int length) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
        mac.update(text, 0, text.length);
        var derived = new byte[mac.getMacSize()];
        mac.doFinal(derived, 0);
        return Arrays.copyOf(derived, length);
    }

    String password(String role) {
        return HexFormat.of().formatHex(derive("database role " + role, LENGTH));
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
