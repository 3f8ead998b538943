import { words } from "./words";

export const signIn = words(
  {
    title: "登录",
    lead: "民政工作人员入口",
    username: "账号",
    password: "密码",
    submit: "登录",
    busy: "正在登录…",
    missing: "请填写账号和密码。",
    demo: "演示账号",
    demoWhy: "这是演示环境，数据全部是合成的。点选一个账号即可填入。",
    failed: "登录不成功",
    failedNext: "请核对账号和密码。连续多次输错会暂时锁定；忘记密码请找本单位系统管理员。",
    promise: "谁该享受、谁不该享受，一夜之间全部重算，每个结论都说得清来由。",
  },
  {
    title: "Sign in",
    lead: "For civil-affairs staff",
    username: "Account",
    password: "Password",
    submit: "Sign in",
    busy: "Signing in…",
    missing: "Type the account and the password.",
    demo: "Demo accounts",
    demoWhy: "This is a demonstration; all data are synthetic. Choose an account to fill it in.",
    failed: "Sign-in failed",
    failedNext: "Check account and password. Several failures lock the account for a while; your administrator can reset it.",
    promise: "Who should receive, who should not: decided anew for everybody every night, with every reason shown.",
  },
);

export const errors = words(
  {
    notFound: "没有这个页面",
    notFoundWhy: "地址可能输错了，或者页面已经改名。",
    forbidden: "您没有打开这个页面的权限",
    forbiddenNext: "如工作需要，请联系本单位系统管理员，说明需要的功能：{permission}。",
    nothingGranted: "您的账号还没有任何功能",
    permission: {
      VIEW_FIGURES: "查看统计数字", VIEW_FINDINGS: "查看疑点名单", VIEW_HOUSEHOLD: "查看家庭档案", UNMASK: "查看完整号码", IMPORT: "接入部门数据", RUN: "发起核对",
      EXPORT: "导出名单", DECLARE_FACT: "登记申报情况", VIEW_POLICY: "查看政策", PROPOSE_POLICY: "提出参数变更", APPROVE_POLICY: "审批参数变更", SIMULATE_POLICY: "预览政策影响",
    },
  },
  {
    notFound: "There is no such page",
    notFoundWhy: "The address may be mistyped, or the page has been renamed.",
    forbidden: "You may not open this page",
    forbiddenNext: "If your work needs it, ask your bureau's administrator for: {permission}.",
    nothingGranted: "Your account has no functions yet",
    permission: {
      VIEW_FIGURES: "viewing figures", VIEW_FINDINGS: "viewing findings", VIEW_HOUSEHOLD: "viewing households", UNMASK: "seeing full numbers", IMPORT: "taking data in", RUN: "starting runs",
      EXPORT: "exporting lists", DECLARE_FACT: "declaring facts", VIEW_POLICY: "reading the policies", PROPOSE_POLICY: "proposing parameter changes", APPROVE_POLICY: "approving parameter changes",
      SIMULATE_POLICY: "previewing impacts",
    },
  },
);
