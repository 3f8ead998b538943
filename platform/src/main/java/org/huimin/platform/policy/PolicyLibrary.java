package org.huimin.platform.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.policy.Library;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The content in force: vocabulary, programmes and parameters, checked when they load, and the
 * kernels compiled from them.
 */
@Component
public class PolicyLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyLibrary.class);
    private static final int KERNELS_KEPT = 8;

    private final Library library;
    private final Map<LocalDate, BatchDecider> kernels =
            new LinkedHashMap<>(KERNELS_KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<LocalDate, BatchDecider> eldest) {
                    return size() > KERNELS_KEPT;
                }
            };

    /**
     * @param content folder of programmes, vocabulary, datasets and law
     * @throws org.huimin.engine.policy.ContentException with every problem, its file, line and
     *     remedy, when the content is not right
     */
    PolicyLibrary(@Value("${huimin.content:content}") Path content) {
        this.library = Library.load(content);
        LOG.info(
                "content {} loaded: {} programmes", library.version(), library.programmes().size());
    }

    public Library current() {
        return library;
    }

    /** The kernel for the rules in force on a day; the newest few are kept compiled. */
    public synchronized BatchDecider kernel(LocalDate on) {
        return kernels.computeIfAbsent(on, day -> BatchDecider.of(library, day));
    }
}
