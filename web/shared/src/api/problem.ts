import type { Language } from "../format/language";

/** One field the server refused, as in the `errors` of an RFC 9457 problem. */
export interface FieldError {
  field?: string;
  row?: number;
  reason: string;
  remedy?: string;
}

/** What went wrong, why, and what to do next. Status 0 means that no answer came at all. */
export interface Problem {
  status: number;
  type: string;
  title: string;
  detail?: string;
  remedy?: string;
  errors?: FieldError[];
}

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = "ApiProblem";
  }
}

const SPOKEN: Record<Language, Record<string, [title: string, remedy: string]>> = {
  zh: {
    "0": ["连接不上服务器", "请检查网络，稍后重试；已填写的内容不会丢失。"],
    "400": ["提交的内容有误", "请按提示修改后再试。"],
    "401": ["登录已过期", "请重新登录，当前页面会保留。"],
    "403": ["没有权限", "如工作需要，请联系本单位系统管理员开通。"],
    "404": ["没有找到", "可能已被移走，或者不在您的管辖范围内。"],
    "409": ["内容已被别人修改", "请刷新页面，核对后再提交。"],
    "413": ["文件太大", "请分成几个较小的文件再上传。"],
    "429": ["操作太频繁", "请等一分钟再试。"],
    "500": ["服务器出了问题", "请稍后重试；如果一直这样，请把时间告诉系统管理员。"],
  },
  en: {
    "0": ["The server cannot be reached", "Check the network and try again; nothing you typed is lost."],
    "400": ["Something in the request is wrong", "Correct what is named below and try again."],
    "401": ["Your session has ended", "Sign in again; this page stays as it is."],
    "403": ["You may not do this", "If your work needs it, ask your bureau's administrator."],
    "404": ["Not found", "It may have moved, or it lies outside the area you are responsible for."],
    "409": ["Somebody else changed this", "Reload the page, compare, and submit again."],
    "413": ["The file is too large", "Split it into smaller files."],
    "429": ["Too many attempts", "Wait a minute and try again."],
    "500": ["The server failed", "Try again later; if it goes on, tell the administrator the time."],
  },
};

type Loose = Record<string, unknown>;

/** A text in the reader's language: `{zh, en}`, or `title` beside `titleEn`, or plain text. */
function spoken(body: Loose, key: string, language: Language): string | undefined {
  const nested = body[language];
  const candidates = [
    nested && typeof nested === "object" ? (nested as Loose)[key] : undefined,
    body[key + (language === "en" ? "En" : "Zh")],
    body[key] && typeof body[key] === "object" ? (body[key] as Loose)[language] : body[key],
  ];
  return candidates.find((text): text is string => typeof text === "string" && text !== "");
}

function fieldErrors(body: Loose, language: Language): FieldError[] | undefined {
  if (!Array.isArray(body.errors)) return undefined;
  return body.errors.map((error: unknown) => {
    if (typeof error === "string") return { reason: error };
    const each = error as Loose;
    return {
      field: spoken(each, "field", language),
      row: typeof each.row === "number" ? each.row : undefined,
      reason: spoken(each, "reason", language) ?? spoken(each, "message", language) ?? "",
      remedy: spoken(each, "remedy", language),
    };
  });
}

/** Reads a problem from whatever came back; gaps are filled with our own words. */
export function problemFrom(status: number, body: unknown, language: Language): Problem {
  const words = SPOKEN[language];
  const [title, remedy] = words[String(status)] ?? words[status >= 500 ? "500" : "400"]!;
  if (!body || typeof body !== "object") return { status, type: "about:blank", title, remedy };
  const loose = body as Loose;
  return {
    status,
    type: typeof loose.type === "string" ? loose.type : "about:blank",
    title: spoken(loose, "title", language) ?? title,
    detail: spoken(loose, "detail", language),
    remedy: spoken(loose, "remedy", language) ?? remedy,
    errors: fieldErrors(loose, language),
  };
}

/** Any thrown thing as a problem, so that a page has one way to show failure. */
export function problemOf(thrown: unknown, language: Language): Problem {
  if (thrown instanceof ApiProblem) return thrown.problem;
  return {
    ...problemFrom(500, undefined, language),
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  };
}
