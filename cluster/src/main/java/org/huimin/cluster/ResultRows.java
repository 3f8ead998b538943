package org.huimin.cluster;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;

/**
 * The rows of a decided batch: one for each programme and household (or member) the programme
 * concerns, household after household. What does not apply has no row.
 */
final class ResultRows implements Iterator<InternalRow> {

    /** Columns of the result, the folder's {@code county} last. */
    static final StructType SCHEMA =
            new StructType()
                    .add("household", DataTypes.StringType, false)
                    .add("place", DataTypes.LongType, false)
                    .add("programme", DataTypes.StringType, false)
                    .add("member", DataTypes.StringType, true)
                    .add("outcome", DataTypes.StringType, false)
                    .add("amount_fen", DataTypes.LongType, false)
                    .add("reasons", DataTypes.createArrayType(DataTypes.StringType, false), false)
                    .add(FactsFormat.COUNTY, DataTypes.StringType, false);

    /** Texts of one programme in the form rows take them. */
    static final class Words {
        private final UTF8String id;
        private final boolean ofMember;
        private final UTF8String[] conditions;
        private final Map<Long, GenericArrayData> reasons = new HashMap<>();

        Words(Programme programme) {
            id = UTF8String.fromString(programme.id());
            ofMember = programme.unit() == Programme.Unit.MEMBER;
            conditions =
                    programme.conditions().stream()
                            .map(Rule::id)
                            .map(UTF8String::fromString)
                            .toArray(UTF8String[]::new);
        }

        private GenericArrayData reasons(long bits) {
            return reasons.computeIfAbsent(
                    bits,
                    _ -> {
                        Object[] named = new Object[Long.bitCount(bits)];
                        int at = 0;
                        for (int i = 0; i < conditions.length; i++) {
                            if ((bits >>> i & 1) != 0) {
                                named[at++] = conditions[i];
                            }
                        }
                        return new GenericArrayData(named);
                    });
        }
    }

    private static final UTF8String[] OUTCOMES = new UTF8String[4];

    static {
        OUTCOMES[BatchDecisions.NOT_APPLICABLE] = UTF8String.fromString("not-applicable");
        OUTCOMES[BatchDecisions.REFUSED] = UTF8String.fromString("refused");
        OUTCOMES[BatchDecisions.GRANTED] = UTF8String.fromString("granted");
        OUTCOMES[BatchDecisions.NEEDS_INFORMATION] = UTF8String.fromString("needs-information");
    }

    private final FactsReader reader;
    private final ColumnarBatch batch;
    private final FactColumns facts;
    private final BatchDecisions decisions;
    private final List<Words> words;
    private final UTF8String county;
    // Spark copies each row before it asks for the next
    private final GenericInternalRow row = new GenericInternalRow(SCHEMA.size());
    private int household;
    private int programme;
    private int unit = -1;
    private boolean found;

    ResultRows(
            FactsReader reader,
            ColumnarBatch batch,
            FactColumns facts,
            BatchDecisions decisions,
            List<Words> words) {
        this.reader = reader;
        this.batch = batch;
        this.facts = facts;
        this.decisions = decisions;
        this.words = words;
        this.county = reader.county(batch);
    }

    @Override
    public boolean hasNext() {
        found = found || find();
        return found;
    }

    private boolean find() {
        for (; household < facts.households(); household++, programme = 0) {
            for (; programme < words.size(); programme++, unit = -1) {
                boolean ofMember = words.get(programme).ofMember;
                int first = ofMember ? facts.memberStart[household] : household;
                int end = ofMember ? facts.memberStart[household + 1] : household + 1;
                byte[] outcome = decisions.outcome(programme);
                for (unit = Math.max(unit + 1, first); unit < end; unit++) {
                    if (outcome[unit] != BatchDecisions.NOT_APPLICABLE) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        found = false;
        Words said = words.get(programme);
        row.update(0, reader.household(batch, household));
        row.update(1, facts.place[household]);
        row.update(2, said.id);
        if (said.ofMember) {
            row.update(3, reader.member(batch, household, unit));
        } else {
            row.setNullAt(3);
        }
        row.update(4, OUTCOMES[decisions.outcome(programme)[unit]]);
        row.update(5, decisions.amount(programme)[unit]);
        row.update(6, said.reasons(decisions.reasons(programme, unit)));
        row.update(7, county);
        return row;
    }
}
