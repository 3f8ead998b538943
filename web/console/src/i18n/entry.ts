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

export const password = words(
  {
    title: "修改密码",
    lead: "只改您自己账号的密码。改好后，这个账号在其他电脑、手机上的登录全部退出。",
    current: "现在的密码",
    wanted: "新密码",
    rule: "至少 {shortest} 位，不含账号名。几个互不相干的词连在一起，好记也难猜。",
    again: "再输一遍新密码",
    submit: "修改密码",
    busy: "正在修改…",
    missing: "请填写现在的密码和新密码。",
    short: "新密码不足 {shortest} 位，请再加几个字。",
    different: "两次输入的新密码不一样，请重新输入。",
    done: "密码已修改",
    doneNext: "下次登录请用新密码。其他地方的登录已经退出。",
  },
  {
    title: "Change password",
    lead: "Changes your own account's password only. Afterwards the account is signed out on every other computer and phone.",
    current: "Current password",
    wanted: "New password",
    rule: "At least {shortest} characters, without the account's name. Some words that have nothing to do with each other are easy to keep and hard to guess.",
    again: "New password once more",
    submit: "Change password",
    busy: "Changing…",
    missing: "Type the current and the new password.",
    short: "The new password has fewer than {shortest} characters: add some.",
    different: "The two new passwords differ: type them again.",
    done: "The password was changed",
    doneNext: "Sign in with the new one from now on. The account was signed out everywhere else.",
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
