package org.huimin.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.huimin.platform.database.Home;
import org.huimin.platform.database.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path folder;

    private Secrets secrets() {
        return Secrets.of(MasterKey.of("", new Home(folder)));
    }

    @Test
    void opensWhatItSealed() {
        Secrets secrets = secrets();
        for (String text : new String[] {"", "11010119900101001X", "厦门市翔安区", "x".repeat(5000)}) {
            assertThat(secrets.open(secrets.seal(text))).isEqualTo(text);
        }
        assertThat(secrets.seal("1")).isNotEqualTo(secrets.seal("1"));
        assertThat(secrets().open(secrets.seal("a key file keeps the key"))).startsWith("a key");
    }

    @Test
    void refusesAChangedValue() {
        Secrets secrets = secrets();
        byte[] sealed = secrets.seal("6222020200112233445");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> secrets.open(changed))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(secrets.open(sealed)).isEqualTo("6222020200112233445");
        Secrets stranger = Secrets.of(MasterKey.of("00".repeat(32), new Home(folder)));
        assertThatThrownBy(() -> stranger.open(sealed)).hasMessageContaining("another key");
    }

    @Test
    void indexesBlindly() {
        Secrets secrets = secrets();
        assertThat(secrets.blindIndex("11010119900101001X"))
                .isEqualTo(secrets().blindIndex("11010119900101001X"));
        assertThat(secrets.blindIndex("11010119900101001X"))
                .isNotEqualTo(secrets.blindIndex("110101199001010011"));
    }

    @Test
    void agreesWithItselfOverManyThreads() {
        Secrets secrets = secrets();
        assertThat(
                        IntStream.range(0, 20_000)
                                .parallel()
                                .mapToObj(i -> "" + i)
                                .allMatch(text -> secrets.open(secrets.seal(text)).equals(text)))
                .isTrue();
    }

    /** Generous bounds: an import of a county seals a million fields. */
    @Test
    void isFastEnough() {
        Secrets secrets = secrets();
        long index = perSecond("blind index", () -> secrets.blindIndex("11010119900101001X"));
        long seal = perSecond("seal", () -> secrets.seal("6222020200112233445"));
        byte[] sealed = secrets.seal("6222020200112233445");
        perSecond("open", () -> secrets.open(sealed));
        assertThat(index).isGreaterThan(50_000);
        assertThat(seal).isGreaterThan(30_000);
    }

    private static long perSecond(String what, Runnable work) {
        for (int i = 0; i < 100_000; i++) {
            work.run();
        }
        long begin = System.nanoTime();
        for (int i = 0; i < 200_000; i++) {
            work.run();
        }
        long rate = 200_000 * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
        System.out.printf("secrets: %s %,d/s%n", what, rate);
        return rate;
    }
}
