import { money, named, type ImpactReport, type ImpactRow, type Language } from "@huimin/shared";
import { i18n } from "../../i18n";

/** What a row of the impact table is about. */
export function groupName(row: ImpactRow, report: ImpactReport, language: Language): string {
  const { t } = i18n.global;
  if (row.programme !== "total") return named(report.programmes.find((each) => each.id === row.programme), language) || row.programme;
  switch (row.dimension) {
    case "all": return t("changes.total");
    case "place": return row.name ?? row.key;
    case "family": return named(report.families.find((each) => each.id === row.key), language) || row.key;
    case "decile": return row.key === "unknown" ? t("changes.unknownIncome") : t("changes.decile", { n: Number(row.key) });
  }
}

export function groupDetail(row: ImpactRow): string {
  return row.upTo ? i18n.global.t("changes.upTo", { amount: money(row.upTo) }) : "";
}
