import type { Permission } from "@huimin/shared";

export interface MenuEntry {
  name: string;
  path: string;
  permission: Permission;
}

/** The pages of the menu, in the order of a working day; each is shown to whom may use it. */
export const MENU: MenuEntry[] = [
  { name: "cockpit", path: "/cockpit", permission: "VIEW_FIGURES" },
  { name: "missed", path: "/missed", permission: "VIEW_FINDINGS" },
  { name: "wrong", path: "/wrong", permission: "VIEW_FINDINGS" },
  { name: "imports", path: "/imports", permission: "IMPORT" },
  { name: "runs", path: "/runs", permission: "RUN" },
  { name: "programmes", path: "/policy", permission: "VIEW_POLICY" },
  { name: "changes", path: "/policy/changes", permission: "VIEW_POLICY" },
  { name: "calculator", path: "/calculator", permission: "VIEW_POLICY" },
];
