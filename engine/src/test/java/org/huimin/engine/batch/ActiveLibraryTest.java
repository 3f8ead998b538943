package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.huimin.engine.policy.ActiveLibrary;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveLibraryTest {

    @TempDir Path root;

    @Test
    void contentWithAnErrorNeverBecomesActive() {
        TinyContent tiny = new TinyContent(root).condition("户钱 > 1");
        ActiveLibrary active = new ActiveLibrary(root, Library.Selection.PROGRAMMES);
        Library first = active.current();
        assertThat(active.reload()).isEqualTo(new ActiveLibrary.Reload.Unchanged(first));

        tiny.condition("户銭 > 1");
        assertThat(active.reload())
                .isInstanceOfSatisfying(
                        ActiveLibrary.Reload.Kept.class,
                        kept -> {
                            assertThat(kept.library()).isSameAs(first);
                            assertThat(kept.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("unknown-name");
                        });
        assertThat(active.current()).isSameAs(first);

        tiny.condition("户钱 > 2");
        assertThat(active.reload()).isInstanceOf(ActiveLibrary.Reload.Replaced.class);
        assertThat(active.current()).isNotSameAs(first);
        assertThat(active.current().version()).isNotEqualTo(first.version());
    }

    @Test
    void withoutAGoodVersionThereIsNone() {
        new TinyContent(root).condition("户銭 > 1");
        assertThatThrownBy(() -> new ActiveLibrary(root, Library.Selection.PROGRAMMES))
                .isInstanceOf(ContentException.class);
    }
}
