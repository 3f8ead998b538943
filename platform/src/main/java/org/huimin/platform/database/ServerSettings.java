package org.huimin.platform.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configuration parameters of an embedded server, as {@code postgres -c name=value}. */
record ServerSettings(Map<String, String> parameters) {
    private static final long MEGABYTE = 1 << 20;
    private static final long LARGEST_BUFFERS_MB = 2048;

    ServerSettings {
        parameters = Map.copyOf(parameters);
    }

    /** Durable, and sized for loading a county at a time. */
    static ServerSettings durable() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long memoryMb = system.getTotalMemorySize() / MEGABYTE;
        var parameters = common();
        parameters.put("shared_buffers", Math.min(LARGEST_BUFFERS_MB, memoryMb / 8) + "MB");
        parameters.put("effective_cache_size", memoryMb / 2 + "MB");
        parameters.put("work_mem", "64MB");
        parameters.put("maintenance_work_mem", Math.min(512, memoryMb / 16) + "MB");
        parameters.put("max_wal_size", "8GB");
        parameters.put("min_wal_size", "1GB");
        parameters.put("checkpoint_timeout", "15min");
        parameters.put("wal_compression", "on");
        parameters.put("wal_buffers", "64MB");
        // a first import makes a hundred new log files: to fill each with zeros first would write
        // everything twice
        parameters.put("wal_init_zero", "off");
        parameters.put("fsync", "on");
        parameters.put("synchronous_commit", "on");
        parameters.put("full_page_writes", "on");
        return new ServerSettings(parameters);
    }

    /** Loses data when the machine stops: for tests only. */
    static ServerSettings throwAway() {
        var parameters = common();
        parameters.put("shared_buffers", "256MB");
        parameters.put("work_mem", "32MB");
        parameters.put("maintenance_work_mem", "128MB");
        parameters.put("max_wal_size", "2GB");
        parameters.put("fsync", "off");
        parameters.put("synchronous_commit", "off");
        parameters.put("full_page_writes", "off");
        parameters.put("wal_level", "minimal");
        parameters.put("max_wal_senders", "0");
        return new ServerSettings(parameters);
    }

    private static Map<String, String> common() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("listen_addresses", "127.0.0.1");
        // TCP on loopback only: a socket in the shared temporary folder helps nobody
        parameters.put("unix_socket_directories", "");
        parameters.put("max_connections", "100");
        // a large import commits two halves together
        parameters.put("max_prepared_transactions", "16");
        parameters.put("random_page_cost", "1.1");
        parameters.put("timezone", "Asia/Shanghai");
        parameters.put("logging_collector", "off");
        return parameters;
    }
}
