package org.huimin.platform.people;

import java.util.function.Function;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.policy.Text;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;

/** The words for codes and facts, as the contracts and the vocabulary have them. */
final class Labels {
    private final Datasets datasets;

    Labels(Datasets datasets) {
        this.datasets = datasets;
    }

    /** The relation to the head of the household. */
    @Nullable Text relation(@Nullable String code) {
        return ofRegister(DatasetContract.Population::relation, code);
    }

    @Nullable Text sex(@Nullable String code) {
        return ofRegister(DatasetContract.Population::sex, code);
    }

    private @Nullable Text ofRegister(
            Function<DatasetContract.Population, @Nullable Column> column, @Nullable String code) {
        if (code == null) {
            return null;
        }
        for (DatasetContract contract : datasets.all()) {
            if (contract.population() != null) {
                Column found = column.apply(contract.population());
                if (found != null && found.codes() != null) {
                    return of(found.codeList(), code);
                }
            }
        }
        return Text.same(code);
    }

    /** Both labels of a code; the code itself when the list no longer knows it. */
    static Text of(CodeList list, String code) {
        return list.codes().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> new Text(each.zh(), each.en()))
                .orElse(Text.same(code));
    }

    /** The name of a fact; of a paid programme's fact, that it is being received. */
    Text fact(String id) {
        return datasets.facts()
                .find(id)
                .map(fact -> new Text(fact.zh(), fact.en()))
                .orElseGet(() -> {
                    Text programme = programme(id);
                    return new Text("已领" + programme.zh(), "now receiving " + programme.en());
                });
    }

    private Text programme(String receivedId) {
        for (DatasetContract contract : datasets.all()) {
            if (contract.received() != null && contract.received().programme().codes() != null) {
                for (CodeList.Code code : contract.received().programme().codeList().codes()) {
                    if (CurrentTable.receivedId(code.code()).equals(receivedId)) {
                        return new Text(code.zh(), code.en());
                    }
                }
            }
        }
        return Text.same(receivedId.substring(CurrentTable.RECEIVED.length()).replace('_', ' '));
    }

    /** A value of a column of the projection as people read it: yuan with two decimals, labels. */
    Text value(FactColumn column, Object value) {
        int scale = datasets.facts().find(column.fact()).map(RecordedFact::scale).orElse(2);
        return FactText.text(column.type(), scale, column.codes(), value);
    }

    boolean sensitive(String fact) {
        return datasets.facts().find(fact).map(RecordedFact::sensitive).orElse(false);
    }
}
