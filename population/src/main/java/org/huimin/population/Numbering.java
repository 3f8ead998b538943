package org.huimin.population;

import java.util.Map;

/**
 * Plates, unit numbers, credit codes and account numbers: unique because each is a permutation of
 * an ordinal made of the household's index and a counter within the household.
 */
final class Numbering {
    private static final String PLATE = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHT = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final long PLATES = 24L * 34 * 34 * 34 * 34 * 34;
    private static final long STRIDE = 1_000_003;
    private static final long COUNTY_STRIDE = 673_838_207;
    private static final int PER_HOUSEHOLD = 256;
    private static final int BLOCK = 64;

    private final Map<String, Settings> platePrefix;

    Numbering(Settings scenario) {
        platePrefix = scenario.entries("platePrefix");
    }

    /** Numbers of one household. */
    final class Counter {
        private final Household household;
        private int next;

        /**
         * @param block which 64 of the household's 256 ordinals
         */
        Counter(Household household, int block) {
            this.household = household;
            next = block * BLOCK;
        }

        /** Unique over the population. */
        private long ordinal() {
            return household.index * PER_HOUSEHOLD + next++;
        }

        String plate() {
            String province = household.village.code().substring(0, 2);
            // counties of a province begin far from each other: a plate is of the whole nation
            long begin = Long.parseLong(household.village.county()) * COUNTY_STRIDE % PLATES;
            long at = (begin + ordinal()) % PLATES * STRIDE % PLATES;
            Settings prefix = platePrefix.get(province);
            var plate = new StringBuilder(prefix == null ? "京" : prefix.asText());
            plate.append(PLATE.charAt((int) (at % 24)));
            at /= 24;
            for (int i = 0; i < 5; i++) {
                plate.append(PLATE.charAt((int) (at % 34)));
                at /= 34;
            }
            return plate.toString();
        }

        String unit() {
            return unit(ordinal());
        }

        /** The one dwelling of the household that several of its members hold. */
        String jointUnit() {
            return unit(household.index * PER_HOUSEHOLD + PER_HOUSEHOLD - 1);
        }

        private String unit(long ordinal) {
            String parcel = digits(household.village.county(), 13, ordinal);
            return digits(parcel + "F", 8, household.index % 100_000_000);
        }

        String credit(boolean company) {
            String body =
                    (company ? "91" : "92") + household.village.county() + organisation(ordinal());
            int sum = 0;
            for (int i = 0; i < 17; i++) {
                sum += CREDIT.indexOf(body.charAt(i)) * CREDIT_WEIGHT[i];
            }
            return body + CREDIT.charAt((31 - sum % 31) % 31);
        }

        /** Nine characters of the credit code's alphabet. */
        private static String organisation(long ordinal) {
            char[] code = new char[9];
            long rest = ordinal;
            for (int i = 8; i > 0; i--) {
                code[i] = CREDIT.charAt((int) (rest % 31));
                rest /= 31;
            }
            code[0] = 'M';
            return new String(code);
        }

        String account() {
            return digits("6217", 15, ordinal());
        }

        String serial(String prefix) {
            return digits(prefix + household.village.county(), 12, ordinal());
        }
    }

    /** Prefix and at least {@code width} digits. */
    static String digits(String prefix, int width, long number) {
        String text = Long.toString(number);
        var padded = new StringBuilder(prefix.length() + width).append(prefix);
        padded.repeat('0', Math.max(0, width - text.length()));
        return padded.append(text).toString();
    }
}
