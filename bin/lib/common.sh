# Shared by the scripts of bin/: where the project is, which JDK and Chromium to use, how to say things.
# Source it; it defines functions and changes nothing else.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
HUIMIN_HOME=${HUIMIN_HOME:-$ROOT/.huimin}

say() { printf '%s\n' "$*" >&2; }
die() { say "✗ $*"; exit 1; }

is_jdk25() {
  [ -x "$1/bin/javac" ] || return 1
  local major
  major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${major:-0}" -ge 25 ]
}

# The default java of a machine may be 17: look in JAVA_HOME, PATH and the usual folders for a JDK of 25 or newer.
find_jdk() {
  local javac dir
  javac=$(readlink -f "$(command -v javac 2>/dev/null)" 2>/dev/null)
  for dir in "${JAVA_HOME:-}" "${javac%/bin/javac}" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$dir" ] && is_jdk25 "$dir" && { echo "$dir"; return 0; }
  done
  return 1
}

use_jdk() {
  JAVA_HOME=$(find_jdk) || die "没有找到 JDK 25：请安装（例如 temurin-25-jdk）或设置 JAVA_HOME。
  No JDK 25 or newer was found: install one (for example temurin-25-jdk) or set JAVA_HOME."
  export JAVA_HOME
}

# Maven of the wrapper, quiet and without progress bars.
maven() { (cd "$ROOT" && ./mvnw -B -ntp -q "$@"); }

# stale TARGET PATH…: true when TARGET is missing or something below the paths is newer than it.
stale() {
  local target=$1
  shift
  [ -e "$target" ] || return 0
  [ -n "$(cd "$ROOT" && find "$@" -newer "$target" -type f \
    -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/dist/*' -print -quit 2>/dev/null)" ]
}

# The folder that spring-boot's jar was unpacked into: builds it when sources are newer.
build_platform() {
  local app="$ROOT/platform/target/app"
  if stale "$app/.built" pom.xml engine population platform web bin/web; then
    say "… 正在构建（首次约需几分钟）/ building (the first time takes a few minutes)"
    "$ROOT/bin/web" || die "网页构建失败，原因见上。/ The web build failed; see above."
    maven package -DskipTests -Dspotless.check.skip -pl platform -am || die "构建失败，原因见上。/ The build failed; see above."
    rm -rf "$app"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT"/platform/target/huimin-platform-*-app.jar \
      extract --destination "$app" >/dev/null || die "解包失败。/ Unpacking failed."
    mv "$app"/huimin-platform-*-app.jar "$app/huimin.jar"
    touch "$app/.built"
  fi
}

# Runs the platform in command mode: platform_command NAME ARGS…
platform_command() {
  use_jdk
  build_platform
  local name=$1
  shift
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC -XX:TieredStopAtLevel=4 "-Xmx${HUIMIN_MEMORY:-2g}" \
    -Dhuimin.home="$HUIMIN_HOME" -Dhuimin.content="$ROOT/content" \
    -jar "$ROOT/platform/target/app/huimin.jar" "--huimin.command=$name" "$@"
}

# What the JVM learned in one run of classes and hot methods is kept, so that later runs begin warm: learn FILE JAVA-ARGUMENTS…
# Nothing depends on it; where it cannot be made, runs begin cold.
learn() {
  local file=$1
  shift
  rm -f "$file"
  "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$file" "$@" >/dev/null 2>&1 || rm -f "$file"
}

# The JVM's options to use it. Its log is kept quiet: what it would say of a file that fits no more does not concern the user.
learned() {
  [ ! -e "$1" ] || echo "-XX:AOTCache=$1 -Xlog:disable -Xlog:all=error:stderr"
}
