package org.huimin.platform.console;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huimin.platform.database.Home;
import org.huimin.platform.jobs.Job;
import org.huimin.platform.jobs.JobRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files people upload. They lie in the home, which only its owner may enter, until they have been
 * imported; what is older than a day is removed.
 */
@Component
final class Uploads implements Job {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_NAME = 120;

    private final Path folder;
    private final Clock clock;

    Uploads(Home home, Clock clock) {
        this.folder = home.folder("uploads");
        this.clock = clock;
    }

    /**
     * Keeps files under the names they were sent with: the name tells which dataset a file belongs
     * to.
     *
     * @return the kept files
     * @throws Refused when there is none, a name is missing, or two have the same
     */
    List<Path> keep(List<MultipartFile> files) {
        if (files.isEmpty()) {
            throw Refused.invalid("files", "", "请选择要导入的文件。", "Choose the files to import.");
        }
        try {
            Path own = Files.createDirectory(folder.resolve(UUID.randomUUID().toString()));
            var kept = new ArrayList<Path>();
            for (MultipartFile file : files) {
                Path target = own.resolve(name(file.getOriginalFilename()));
                if (Files.exists(target)) {
                    throw Refused.invalid(
                            "files",
                            target.getFileName(),
                            "同名文件请分两次上传。",
                            "Upload files of the same name one after the other.");
                }
                file.transferTo(target);
                kept.add(target);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the upload 无法保存上传的文件", e);
        }
    }

    /** The last part of what the browser calls the file, without anything that leads elsewhere. */
    static String name(@Nullable String sent) {
        String path = sent == null ? "" : sent.replace('\\', '/');
        String name =
                path.substring(path.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty() || name.startsWith(".") || name.length() > LONGEST_NAME) {
            throw Refused.invalid(
                    "files",
                    name,
                    "请用数据集名称作文件名，不超过 %d 个字。".formatted(LONGEST_NAME),
                    "Name the file after its dataset, in at most %d characters."
                            .formatted(LONGEST_NAME));
        }
        return name;
    }

    /** Where the server puts the parts of an upload while it arrives: on the same disk. */
    MultipartConfigElement limits(long largestFile, long largestRequest) {
        return new MultipartConfigElement(folder.toString(), largestFile, largestRequest, 0);
    }

    @Override
    public String name() {
        return "console.remove-uploads";
    }

    @Override
    public Optional<String> schedule() {
        return Optional.of("FIXED_DELAY|3600s");
    }

    @Override
    public void run(JobRequest request) throws IOException {
        Instant limit = clock.instant().minus(KEPT);
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                FileTime changed = Files.getLastModifiedTime(entry);
                if (changed.toInstant().isBefore(limit)) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }
}
