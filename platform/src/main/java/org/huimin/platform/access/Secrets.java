package org.huimin.platform.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.huimin.platform.database.MasterKey;

/**
 * Seals identity numbers, phones and accounts: SM4-GCM (GB/T 32907) for reading back, HMAC-SM3
 * (GB/T 32905) as a blind index for exact search. Safe for many threads.
 *
 * <p>A sealed value is: version byte 1, nonce of 12 bytes, ciphertext, tag of 16 bytes.
 */
public final class Secrets {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + NONCE_BYTES;
    private static final int OVERHEAD_BYTES = HEADER_BYTES + TAG_BITS / Byte.SIZE;
    private static final int NONCES_PER_DRAW = 256;
    private static final int KEY_BYTES = 16;
    private static final int INDEX_KEY_BYTES = 32;

    private final ThreadLocal<Engines> engines;

    private Secrets(byte[] sealKey, byte[] indexKey) {
        engines = ThreadLocal.withInitial(() -> new Engines(sealKey, indexKey));
    }

    public static Secrets of(MasterKey key) {
        return new Secrets(
                key.derive("field seal SM4-GCM 1", KEY_BYTES),
                key.derive("blind index HMAC-SM3 1", INDEX_KEY_BYTES));
    }

    /** Encrypts text; the same text gives another value every time. */
    public byte[] seal(String text) {
        return engines.get().seal(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Decrypts a sealed value.
     *
     * @throws IllegalArgumentException when it was changed, cut, or sealed with another key
     */
    public String open(byte[] sealed) {
        return new String(engines.get().open(sealed), StandardCharsets.UTF_8);
    }

    /**
     * A keyed fingerprint: equal for equal texts, useless without the key.
     *
     * @param normalised one spelling per meaning (upper-case X, no spaces)
     * @return the first 16 bytes of HMAC-SM3
     */
    public UUID blindIndex(String normalised) {
        return engines.get().blindIndex(normalised.getBytes(StandardCharsets.UTF_8));
    }

    /** One thread's cipher objects: making them anew costs more than using them. */
    private static final class Engines {
        private final SecureRandom random = new SecureRandom();
        private final byte[] nonces = new byte[NONCE_BYTES * NONCES_PER_DRAW];
        private int nextNonce = nonces.length;
        private final KeyParameter sealKey;
        private final GCMModeCipher sealer = GCMBlockCipher.newInstance(new SM4Engine());
        private final GCMModeCipher opener = GCMBlockCipher.newInstance(new SM4Engine());
        private boolean openerReady;
        private boolean sealerReady;
        private final HMac mac = new HMac(new SM3Digest());
        private final byte[] digest = new byte[32];

        Engines(byte[] sealKey, byte[] indexKey) {
            this.sealKey = new KeyParameter(sealKey);
            mac.init(new KeyParameter(indexKey));
        }

        byte[] seal(byte[] plain) {
            byte[] nonce = drawNonce();
            // a null key keeps the key schedule and the GHASH tables
            sealer.init(true, new AEADParameters(sealerReady ? null : sealKey, TAG_BITS, nonce));
            sealerReady = true;
            var sealed = new byte[plain.length + OVERHEAD_BYTES];
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
            try {
                int length = sealer.processBytes(plain, 0, plain.length, sealed, HEADER_BYTES);
                sealer.doFinal(sealed, HEADER_BYTES + length);
                return sealed;
            } catch (InvalidCipherTextException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] open(byte[] sealed) {
            if (sealed.length < OVERHEAD_BYTES || sealed[0] != VERSION) {
                throw new IllegalArgumentException("Not a sealed value 不是加密字段");
            }
            var nonce = new byte[NONCE_BYTES];
            System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
            opener.init(false, new AEADParameters(openerReady ? null : sealKey, TAG_BITS, nonce));
            openerReady = true;
            var plain = new byte[sealed.length - OVERHEAD_BYTES];
            try {
                int length =
                        opener.processBytes(
                                sealed, HEADER_BYTES, sealed.length - HEADER_BYTES, plain, 0);
                opener.doFinal(plain, length);
                return plain;
            } catch (InvalidCipherTextException e) {
                throw new IllegalArgumentException(
                        "A sealed value was changed or belongs to another key" + " (加密字段被改动或密钥不符)",
                        e);
            }
        }

        UUID blindIndex(byte[] text) {
            mac.update(text, 0, text.length);
            mac.doFinal(digest, 0);
            ByteBuffer buffer = ByteBuffer.wrap(digest);
            return new UUID(buffer.getLong(), buffer.getLong());
        }

        private byte[] drawNonce() {
            if (nextNonce == nonces.length) {
                random.nextBytes(nonces);
                nextNonce = 0;
            }
            var nonce = new byte[NONCE_BYTES];
            System.arraycopy(nonces, nextNonce, nonce, 0, NONCE_BYTES);
            nextNonce += NONCE_BYTES;
            return nonce;
        }
    }
}
