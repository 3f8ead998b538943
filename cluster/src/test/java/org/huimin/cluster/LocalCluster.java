package org.huimin.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.classic.SparkSession;

/** A cluster of this machine: a master, two workers, and two executors in JVMs of their own. */
final class LocalCluster implements AutoCloseable {

    private static final String MASTER = "local-cluster[2,1,1024]";

    private final SparkSession session;

    LocalCluster() throws IOException {
        home(Path.of(System.getenv("SPARK_HOME")));
        SparkConf settings =
                DecideRun.settings()
                        .setMaster(MASTER)
                        .set("spark.ui.enabled", "false")
                        .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                        // over before the optimising compiler helps
                        .set(
                                "spark.executor.extraJavaOptions",
                                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow")
                        .set("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
                        // a task each file
                        .set("spark.sql.files.maxPartitionBytes", "4m");
        session = SparkSession.builder().config(settings).getOrCreate();
    }

    /** Executors look for their jars there; these come by the class path. */
    private static void home(Path home) throws IOException {
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("RELEASE"), "");
    }

    SparkSession session() {
        return session;
    }

    /** The executors: this JVM, in which the workers run, starts no other Java. */
    static List<ProcessHandle> executors() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(child -> child.info().command().orElse("").endsWith("java"))
                    .toList();
        }
    }

    @Override
    public void close() {
        session.stop();
    }
}
