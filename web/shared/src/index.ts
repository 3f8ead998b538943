export * from "./api/client";
export * from "./api/endpoints";
export * from "./api/problem";
export * from "./api/types";
export * from "./format/dates";
export * from "./format/language";
export * from "./format/numbers";
export * from "./trace/model";
export { default as TraceTree } from "./trace/TraceTree.vue";
