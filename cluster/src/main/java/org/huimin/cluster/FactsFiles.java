package org.huimin.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;

/**
 * The facts files of a run, {@code DIR/county=CODE/*.parquet}, their columns checked before a
 * single household is read: a wrong column would otherwise be told hours later, or never.
 */
record FactsFiles(List<String> files, long bytes, Set<String> columns) {

    static final String FORMAT_KEY = "huimin.format";
    static final String FORMAT = "1";

    /** More problems than anybody reads at once. */
    private static final int SHOWN = 50;

    /** Files a task looks at. */
    private static final int PER_TASK = 20;

    /** What one file's footer says. */
    private record Footer(String file, Set<String> columns, List<Told> problems)
            implements Serializable {}

    /** An {@link InputError} on its way from an executor. */
    private record Told(
            String path, String value, String zh, String en, String remedyZh, String remedyEn)
            implements Serializable {

        static Told of(InputError error) {
            return new Told(
                    error.path(),
                    error.value(),
                    error.zh(),
                    error.en(),
                    error.remedyZh(),
                    error.remedyEn());
        }

        InputError error() {
            return new InputError(path, value, zh, en, remedyZh, remedyEn);
        }
    }

    /**
     * Finds the files and reads their footers, on the executors.
     *
     * @throws InputException naming file and column of everything that cannot be used
     */
    static FactsFiles check(JavaSparkContext spark, String folder, Rules rules) throws IOException {
        List<String> files = new ArrayList<>();
        long bytes = 0;
        Path root = new Path(folder);
        FileSystem system = root.getFileSystem(spark.hadoopConfiguration());
        if (system.exists(root)) {
            for (FileStatus county : system.listStatus(root)) {
                if (county.isDirectory()
                        && county.getPath().getName().startsWith(FactsFormat.COUNTY + "=")) {
                    for (FileStatus file : system.listStatus(county.getPath())) {
                        if (file.getPath().getName().endsWith(".parquet")) {
                            files.add(file.getPath().toString());
                            bytes += file.getLen();
                        }
                    }
                }
            }
        }
        if (files.isEmpty()) {
            throw new InputException(List.of(noFiles(folder)));
        }
        files.sort(null);
        return new FactsFiles(files, bytes, columns(footers(spark, files, rules)));
    }

    private static List<Footer> footers(JavaSparkContext spark, List<String> files, Rules rules) {
        SerializableConfiguration hadoop =
                new SerializableConfiguration(spark.hadoopConfiguration());
        return spark.parallelize(files, (files.size() + PER_TASK - 1) / PER_TASK)
                .map(file -> footer(file, hadoop.value(), rules))
                .collect();
    }

    private static Footer footer(String file, Configuration hadoop, Rules rules)
            throws IOException {
        List<InputError> problems = new ArrayList<>();
        Set<String> columns = new TreeSet<>();
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), hadoop))) {
            FileMetaData footer = reader.getFooter().getFileMetaData();
            String format = footer.getKeyValueMetaData().get(FORMAT_KEY);
            if (!FORMAT.equals(format)) {
                problems.add(otherFormat(file, format == null ? "" : format));
            }
            StructType found =
                    new ParquetToSparkSchemaConverter(SQLConf.get()).convert(footer.getSchema());
            columns.addAll(List.of(found.fieldNames()));
            problems.addAll(new FactsFormat(rules.here().library()).problems(file, found));
        } catch (RuntimeException e) {
            // parquet says so of what is no Parquet file, Spark of types it does not know
            problems.add(unreadable(file, String.valueOf(e.getMessage())));
        }
        return new Footer(file, columns, problems.stream().map(Told::of).toList());
    }

    /** The columns, which must be the same everywhere: what one file lacks is nobody's none. */
    private static Set<String> columns(List<Footer> footers) {
        Set<String> all = new TreeSet<>();
        footers.forEach(footer -> all.addAll(footer.columns()));
        List<InputError> problems = new ArrayList<>();
        for (Footer footer : footers) {
            footer.problems().forEach(told -> problems.add(told.error()));
            if (footer.problems().isEmpty()) {
                for (String column : all) {
                    if (!footer.columns().contains(column)) {
                        problems.add(onlyElsewhere(footer.file(), column));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.subList(0, Math.min(SHOWN, problems.size())));
        }
        return all;
    }

    private static InputError noFiles(String folder) {
        return new InputError(
                folder,
                "",
                "没有找到 county=代码/*.parquet",
                "there is no county=CODE/*.parquet",
                "请用 --facts 指明按县分区的事实文件夹",
                "name the folder of facts by county with --facts");
    }

    private static InputError otherFormat(String file, String format) {
        return new InputError(
                FactsFormat.where(file, FORMAT_KEY),
                format,
                "不是本程序能读的事实文件格式，应为 " + FORMAT,
                "not a format of facts this program reads, which is " + FORMAT,
                "请按格式重新导出此文件",
                "write the file anew in the documented format");
    }

    private static InputError unreadable(String file, String why) {
        return new InputError(
                file,
                "",
                "不能作为 Parquet 文件读取（" + why + "）",
                "cannot be read as a Parquet file (" + why + ")",
                "请重新导出此文件",
                "write the file anew");
    }

    private static InputError onlyElsewhere(String file, String column) {
        return new InputError(
                FactsFormat.where(file, column),
                "",
                "其他文件有这一列，此文件没有",
                "other files have this column, this one has not",
                "请补上此列；不知道的填空值",
                "add the column; null where nothing is known");
    }
}
