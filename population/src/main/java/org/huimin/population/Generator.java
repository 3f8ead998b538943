package org.huimin.population;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes all households in chunks on several threads and writes them in order. */
final class Generator {
    private static final int CHUNK = 2_000;

    private final Population population;
    private final int threads;

    Generator(Population population, int threads) {
        this.population = population;
        this.threads = threads;
    }

    /** Writes the files and returns what was counted; memory does not grow with the population. */
    Tally run(Path folder) throws IOException, InterruptedException {
        var tally = new Tally();
        var waiting = new ArrayDeque<Future<Chunk>>();
        try (var output = new Output(folder, population.files);
                var pool = Executors.newFixedThreadPool(threads)) {
            for (long from = 0; from < population.households(); from += CHUNK) {
                long first = from;
                long last = Math.min(from + CHUNK, population.households());
                waiting.add(pool.submit(() -> population.chunk(first, last)));
                if (waiting.size() > 2 * threads) {
                    write(waiting.remove(), output, tally);
                }
            }
            while (!waiting.isEmpty()) {
                write(waiting.remove(), output, tally);
            }
            for (int i = 0; i < population.files.size(); i++) {
                tally.add("rows." + population.files.get(i).stem(), output.rows(i));
            }
        }
        Files.writeString(folder.resolve("README.md"), readme(), StandardCharsets.UTF_8);
        return tally;
    }

    private static void write(Future<Chunk> future, Output output, Tally tally)
            throws IOException, InterruptedException {
        try {
            Chunk chunk = future.get();
            output.append(chunk);
            tally.merge(chunk.tally);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "生成失败 / generation failed: " + e.getCause(), e.getCause());
        }
    }

    private String readme() {
        Population.Order order = population.order;
        return """
        # 本目录为合成数据 / Synthetic data

        没有一个真人。人物、号码、住址、金额全部由程序按公开统计数字随机生成；身份号码符合 GB 11643，
        但只是编出来的：本地出生者顺序码 000–799，外地出生者 800–999。
        Nobody here is real. `bin/population --place %s --people %d --seed %d --on %s` makes the same bytes again.

        部门文件带有现实中的毛病（重复、更正、冲销、旧号码、坏行）。`answers/` 是标准答案，不要导入：
        - `answer-key.csv` 埋设的漏保（missed）和错保（wrong）；visible=no 的从这些文件里看不出来
        - `expected-quarantine.csv` 应当隔离的行（line 为文件行号，标题为第 1 行）
        """
                .formatted(
                        order.place().text().replaceAll("(000)+$", ""),
                        order.people(),
                        order.seed(),
                        order.on());
    }
}
