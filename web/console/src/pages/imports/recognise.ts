import type { Dataset } from "@huimin/shared";

/** The dataset a file belongs to by the beginning of its name, longest beginning first; null when none fits. */
export function datasetOf(fileName: string, datasets: Dataset[]): Dataset | null {
  const name = fileName.toLowerCase();
  const starts = datasets
    .flatMap((dataset) => (dataset.files ?? []).map((start) => ({ start: start.toLowerCase(), dataset })))
    .toSorted((a, b) => b.start.length - a.start.length);
  return starts.find(({ start }) => name.startsWith(start))?.dataset ?? null;
}

/** An empty table with a dataset's headings, with a byte-order mark so that Excel reads the Chinese. */
export function template(dataset: Dataset): Blob {
  const headings = dataset.columns.map((column) => column.zh).join(",");
  return new Blob(["\ufeff", headings, "\r\n"], { type: "text/csv;charset=utf-8" });
}
