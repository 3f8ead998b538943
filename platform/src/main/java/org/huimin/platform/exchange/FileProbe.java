package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One look at a whole file before it is read: its digest, what it is, and for text its encoding.
 *
 * <p>The encoding is proved on every byte, not guessed from the beginning: a file is UTF-8 when all
 * of it decodes as UTF-8, else GB18030 when all of it decodes as that. A character cut off at the
 * very end is forgiven; the last row's checks tell about it.
 *
 * @param sha256 lower-case hex
 * @param charset the encoding of a text file
 */
record FileProbe(String sha256, long size, Kind kind, Charset charset) {
    enum Kind {
        TEXT,
        XLSX
    }

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BLOCK = 1 << 16;

    static FileProbe of(Path file) throws IOException {
        MessageDigest digest = digester();
        CharsetDecoder utf8 = strict(StandardCharsets.UTF_8);
        boolean isUtf8 = true;
        byte[] head = new byte[8];
        int headLength = 0;
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
            CharBuffer chars = CharBuffer.allocate(BLOCK);
            for (int n; (n = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0; ) {
                digest.update(bytes.array(), bytes.position(), n);
                if (size == 0) {
                    headLength = Math.min(8, n);
                    System.arraycopy(bytes.array(), 0, head, 0, headLength);
                }
                size += n;
                bytes.position(isUtf8 ? bytes.position() + n : 0).flip();
                isUtf8 = isUtf8 && decodes(utf8, bytes, chars);
                if (isUtf8) {
                    bytes.compact();
                } else {
                    bytes.clear();
                }
            }
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        if (size == 0) {
            throw new FileRefused(
                    "file-empty",
                    "文件是空的。",
                    "The file is empty.",
                    "请部门重新导出。",
                    "Ask the department to export it again.");
        }
        return new FileProbe(hash, size, kind(head), charset(file, head, headLength, isUtf8));
    }

    private static Kind kind(byte[] head) {
        if (head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return Kind.XLSX;
        }
        if ((head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw new FileRefused(
                    "file-old-excel",
                    "这是旧式 Excel（.xls）文件。",
                    "This is an old Excel (.xls) file.",
                    "请另存为 .xlsx 或 CSV 再导入。",
                    "Save it as .xlsx or CSV and import that.");
        }
        return Kind.TEXT;
    }

    private static Charset charset(Path file, byte[] head, int length, boolean isUtf8)
            throws IOException {
        int first = length > 1 ? (head[0] & 0xFF) << 8 | (head[1] & 0xFF) : 0;
        if (first == 0xFFFE || first == 0xFEFF) {
            return StandardCharsets.UTF_16;
        }
        if (isUtf8 || kind(head) == Kind.XLSX) {
            return StandardCharsets.UTF_8;
        }
        if (decodesWhole(file, strict(GB18030))) {
            return GB18030;
        }
        throw new FileRefused(
                "file-encoding",
                "文件的文字编码既不是 UTF-8 也不是 GB18030，或者文件已损坏。",
                "The file is neither UTF-8 nor GB18030 text, or it is damaged.",
                "请用 Excel 打开后另存为“CSV UTF-8”，或重新导出。",
                "Open it in Excel and save as \"CSV UTF-8\", or export it again.");
    }

    private static boolean decodesWhole(Path file, CharsetDecoder decoder) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        try (InputStream in = Files.newInputStream(file)) {
            for (int n; (n = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0; ) {
                bytes.position(bytes.position() + n).flip();
                if (!decodes(decoder, bytes, chars)) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    private static boolean decodes(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars) {
        while (true) {
            chars.clear();
            CoderResult result = decoder.decode(bytes, chars, false);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static MessageDigest digester() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
