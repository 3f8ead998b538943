import type { Permission } from "@huimin/shared";

export interface MenuEntry {
  name: string;
  path: string;
  permission: Permission;
  /** Entries of one kind of work stand together. */
  group: "people" | "data" | "policy";
}

/** The pages of the menu, in the order of a working day; each is shown to whom may use it. */
export const MENU: MenuEntry[] = [
  { name: "cockpit", path: "/cockpit", permission: "VIEW_FIGURES", group: "people" },
  { name: "missed", path: "/missed", permission: "VIEW_FINDINGS", group: "people" },
  { name: "wrong", path: "/wrong", permission: "VIEW_FINDINGS", group: "people" },
  { name: "imports", path: "/imports", permission: "IMPORT", group: "data" },
  { name: "runs", path: "/runs", permission: "RUN", group: "data" },
  { name: "programmes", path: "/policy", permission: "VIEW_POLICY", group: "policy" },
  { name: "changes", path: "/policy/changes", permission: "VIEW_POLICY", group: "policy" },
  { name: "calculator", path: "/calculator", permission: "VIEW_POLICY", group: "policy" },
];
