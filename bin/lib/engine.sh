# Shared by bin/decide, bin/vocabulary, bin/programme, bin/content: builds the engine when its sources are newer and runs one of its commands.

engine() {
  use_jdk
  local built="$ROOT/engine/target/.cli-built" learned="$ROOT/engine/target/learned.aot"
  local fresh=
  if stale "$built" pom.xml engine/pom.xml engine/src/main; then
    say "… 正在构建规则引擎 / building the policy engine"
    maven package -DskipTests -Dmaven.test.skip=true -pl engine || die "构建失败，原因见上。/ The build failed; see above."
    fresh=yes
  fi
  local jar
  jar=$(ls "$ROOT"/engine/target/huimin-engine-*.jar | head -n 1)
  if [ -n "$fresh" ]; then
    learn "$learned" -cp "$jar:$ROOT/engine/target/lib/*" org.huimin.engine.cli.Main programme test --content "$ROOT/content"
    touch "$built"
  fi
  # a short command is over before the optimising compiler helps
  # shellcheck disable=SC2046,SC2086
  exec "$JAVA_HOME/bin/java" ${ENGINE_JVM:--XX:+UseSerialGC -XX:TieredStopAtLevel=1} $(learned "$learned") -Dfile.encoding=UTF-8 \
    -cp "$jar:$ROOT/engine/target/lib/*" org.huimin.engine.cli.Main "$@"
}

build_analysis() {
  local built="$ROOT/analysis/target/.cli-built"
  if stale "$built" pom.xml engine/pom.xml engine/src/main analysis/pom.xml analysis/src/main; then
    say "… 正在构建分析模块 / building the analysis module"
    maven package -DskipTests -Dmaven.test.skip=true -pl analysis -am || die "构建失败，原因见上。/ The build failed; see above."
    touch "$built"
  fi
}

# Runs a main class with the analysis module (DuckDB) on the class path: analysis CLASS ARGS…
analysis() {
  local class=$1
  shift
  use_jdk
  build_analysis
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC "-Xmx${HUIMIN_MEMORY:-2g}" -Dfile.encoding=UTF-8 \
    -cp "$ROOT/analysis/target/classes:$ROOT/analysis/target/lib/*" "$class" "$@"
}

# --content of the command line, or the project's own.
content_option() {
  case " $* " in *" --content "*) ;; *) echo "--content $ROOT/content" ;; esac
}
