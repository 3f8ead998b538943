package org.huimin.platform.console;

import java.util.List;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/** What departments deliver: the dataset contracts. */
@ConsoleApi
final class DatasetsApi {
    private final Datasets datasets;

    DatasetsApi(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * @param guard percent of a place's rows that may be missing from a delivery, which is full;
     *     null: a delivery may be a part
     */
    record DatasetView(
            String id,
            String zh,
            String en,
            Text department,
            int order,
            List<String> files,
            @Nullable Integer guard,
            List<ColumnView> columns) {
        static DatasetView of(DatasetContract contract) {
            return new DatasetView(
                    contract.id(),
                    contract.zh(),
                    contract.en(),
                    new Text(contract.department().zh(), contract.department().en()),
                    contract.order(),
                    contract.files(),
                    contract.guard(),
                    contract.columns().stream().map(ColumnView::of).toList());
        }
    }

    /**
     * @param codes id of the code list of a code column
     * @param secret kept encrypted
     */
    record ColumnView(
            String id,
            String zh,
            String en,
            String type,
            @Nullable String codes,
            boolean required,
            boolean secret) {
        static ColumnView of(Column column) {
            return new ColumnView(
                    column.id(),
                    column.zh(),
                    column.en(),
                    column.type().word(),
                    column.codes() == null ? null : column.codes().id(),
                    column.required(),
                    column.secret());
        }
    }

    @Requires
    @GetMapping("/api/datasets")
    List<DatasetView> datasets() {
        return datasets.all().stream().map(DatasetView::of).toList();
    }
}
