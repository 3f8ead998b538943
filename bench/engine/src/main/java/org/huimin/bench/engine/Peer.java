package org.huimin.bench.engine;

/** Another engine that decides the workload. */
public interface Peer extends AutoCloseable {

    String name();

    /** How its figures came about, for the notes below the table. */
    String note();

    /** At most so many households are given to it: a slow one needs fewer to be measured. */
    int households(int wanted);

    /** Takes the households over into its own form; not measured. */
    void prepare(Source source) throws Exception;

    /** Decides all of them; this is measured. */
    void decide() throws Exception;

    /** The checksum of what it decided, as the workload defines it; not measured. */
    long checksum() throws Exception;

    @Override
    void close();

    /** The workload's columns by the names that its formulas and tables use. */
    interface Source {
        int households();

        /**
         * The members of household i are those from {@code start(i)} up to {@code start(i + 1)}.
         */
        int start(int household);

        int place(int household);

        long household(String column, int household);

        long member(String column, int member);

        /** The figure in force in the place. */
        long rate(String figure, int place);

        String[] householdColumns();

        String[] memberColumns();

        String[] figures();

        int places();

        /** The 31 formulas as they stand in the specification: name → FEEL text, in order. */
        java.util.Map<String, String> formulas();
    }
}
