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

    record DatasetView(
            String id,
            String zh,
            String en,
            String department,
            int order,
            List<String> files,
            List<ColumnView> columns) {
        static DatasetView of(DatasetContract contract) {
            return new DatasetView(
                    contract.id(),
                    contract.zh(),
                    contract.en(),
                    contract.department(),
                    contract.order(),
                    contract.files(),
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
