import type { Permission } from "@huimin/shared";
import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";
import { i18n } from "../i18n";
import { MENU } from "./menu";
import { useSession } from "./session";

declare module "vue-router" {
  interface RouteMeta {
    /** i18n key of the page's title; never anything about a person. */
    title: string;
    permission?: Permission;
    open?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  { path: "/sign-in", name: "sign-in", component: () => import("../pages/sign-in/SignInPage.vue"), meta: { title: "signIn.title", open: true } },
  { path: "/", name: "home", component: () => import("../pages/errors/NothingGranted.vue"), meta: { title: "shell.product" } },
  { path: "/cockpit", name: "cockpit", component: () => import("../pages/cockpit/CockpitPage.vue"), meta: { title: "cockpit.title", permission: "VIEW_FIGURES" } },
  { path: "/missed", name: "missed", props: { kind: "missed" }, component: () => import("../pages/findings/FindingsPage.vue"), meta: { title: "findings.missedTitle", permission: "VIEW_FINDINGS" } },
  { path: "/wrong", name: "wrong", props: { kind: "wrong" }, component: () => import("../pages/findings/FindingsPage.vue"), meta: { title: "findings.wrongTitle", permission: "VIEW_FINDINGS" } },
  { path: "/households/:id", name: "household", props: true, component: () => import("../pages/household/HouseholdPage.vue"), meta: { title: "household.title", permission: "VIEW_HOUSEHOLD" } },
  { path: "/imports", name: "imports", component: () => import("../pages/imports/ImportsPage.vue"), meta: { title: "imports.title", permission: "IMPORT" } },
  { path: "/imports/datasets", name: "datasets", component: () => import("../pages/imports/DatasetsPage.vue"), meta: { title: "imports.catalogue", permission: "IMPORT" } },
  { path: "/imports/:id", name: "import", props: true, component: () => import("../pages/imports/ImportPage.vue"), meta: { title: "imports.batchTitle", permission: "IMPORT" } },
  { path: "/runs", name: "runs", component: () => import("../pages/runs/RunsPage.vue"), meta: { title: "runs.title", permission: "RUN" } },
  { path: "/policy", name: "programmes", component: () => import("../pages/policy/ProgrammesPage.vue"), meta: { title: "policy.title", permission: "VIEW_POLICY" } },
  { path: "/policy/changes", name: "changes", component: () => import("../pages/changes/ChangesPage.vue"), meta: { title: "changes.title", permission: "VIEW_POLICY" } },
  { path: "/policy/changes/new", name: "propose", component: () => import("../pages/changes/ProposePage.vue"), meta: { title: "changes.proposeTitle", permission: "PROPOSE_POLICY" } },
  { path: "/policy/changes/:id", name: "change", props: true, component: () => import("../pages/changes/ChangePage.vue"), meta: { title: "changes.changeTitle", permission: "VIEW_POLICY" } },
  { path: "/policy/:id", name: "programme", props: true, component: () => import("../pages/policy/ProgrammePage.vue"), meta: { title: "policy.programmeTitle", permission: "VIEW_POLICY" } },
  { path: "/calculator", name: "calculator", component: () => import("../pages/calculator/CalculatorPage.vue"), meta: { title: "calculator.title", permission: "VIEW_POLICY" } },
  { path: "/password", name: "password", component: () => import("../pages/password/PasswordPage.vue"), meta: { title: "password.title" } },
  { path: "/:any(.*)*", name: "not-found", component: () => import("../pages/errors/NotFoundPage.vue"), meta: { title: "errors.notFound" } },
];

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
});

router.beforeEach(async (to) => {
  const session = useSession();
  await session.restore();
  if (to.meta.open) return true;
  if (!session.current) return { name: "sign-in", query: to.fullPath === "/" ? {} : { next: to.fullPath } };
  if (to.name !== "home") return true;
  const first = MENU.find((entry) => session.may(entry.permission));
  return first ? { path: first.path, replace: true } : true;
});

router.afterEach((to, from) => {
  showTitle();
  // a screen reader starts at the new page's heading, not at the old link
  if (from.matched.length > 0 && to.path !== from.path) {
    requestAnimationFrame(() => document.getElementById("content")?.focus({ preventScroll: true }));
  }
});

export function showTitle(): void {
  const { t } = i18n.global;
  const title = t(router.currentRoute.value.meta.title ?? "shell.product");
  const product = t("shell.product");
  document.title = title === product ? product : `${title} · ${product}`;
}
