# Finds Chromium and a Chinese font for the browser journeys; installs Debian's packages where it may (root with apt-get, in CI or when
# asked by HUIMIN_INSTALL=1). Prints a clear line and returns 1 when the journeys must be skipped.

ensure_chromium() {
  local program=${HUIMIN_CHROMIUM:-/usr/bin/chromium}
  if [ ! -x "$program" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && { [ "${CI:-}" = true ] || [ "${HUIMIN_INSTALL:-}" = 1 ]; }; then
    say "… 正在安装 Chromium 与中文字体 / installing Chromium and a Chinese font"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk; } >"${TMPDIR:-/tmp}/huimin-apt.log" 2>&1 ||
      say "安装未成功，日志在 ${TMPDIR:-/tmp}/huimin-apt.log / the installation failed, see that log"
  fi
  [ -x "$program" ] && return 0
  say "SKIPPED 浏览器测试：没有 $program（Debian：apt-get install chromium fonts-noto-cjk，或以 root 设 HUIMIN_INSTALL=1）。
SKIPPED browser journeys: $program is missing (Debian: apt-get install chromium fonts-noto-cjk, or set HUIMIN_INSTALL=1 as root)."
  return 1
}
