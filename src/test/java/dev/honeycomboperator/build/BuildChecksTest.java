package dev.honeycomboperator.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each checker of {@code pom.xml} finds the fault that was planted for it. */
@Timeout(300)
class BuildChecksTest {

  private static String output = "";

  @BeforeAll
  static void build_what_was_planted(@TempDir Path folder)
      throws IOException, InterruptedException {
    var build = new PlantedBuild(folder);
    plantDependencies(build);
    plantCode(build);
    plantLayout(build);
    plantUse(build);
    output =
        build.run(
            "enforcer:enforce@enforce",
            "compiler:compile",
            "spotless:check",
            "dependency:analyze-only@analyze");
  }

  @Test
  void the_enforcer_refuses_a_banned_dependency() {
    assertThat(output).containsPattern("commons-logging:jar:1\\.2 <--- banned");
  }

  @Test
  void the_enforcer_refuses_two_versions_of_one_dependency() {
    assertThat(output)
        .contains(
            "RequireUpperBoundDeps failed",
            "Require upper bound dependencies error for org.jspecify:jspecify:0.3.0")
        .contains("DependencyConvergence failed");
  }

  @Test
  void what_error_prone_and_nullaway_warn_of_ends_the_build() {
    assertThat(output)
        .contains("Plant.java:[8,8] [UnusedVariable]", "Plant.java:[9,4] [NullAway]")
        .contains("error: warnings found and -Werror specified")
        .contains("on project planted-code: Compilation failure");
  }

  @Test
  void javac_warns_of_all_it_knows(@TempDir Path folder) throws IOException {
    var lint = Pattern.compile("-Xlint[^<]*").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(lint.find()).isTrue();
    var source = folder.resolve("Plant.java");
    Files.writeString(source, "final class Plant extends Exception {}");
    var warnings = new ByteArrayOutputStream();
    ToolProvider.getSystemJavaCompiler().run(null, null, warnings, lint.group(), source.toString());
    assertThat(warnings.toString(Charset.defaultCharset())).contains("warning: [serial]");
  }

  @Test
  void spotless_finds_what_is_formatted_otherwise() {
    assertThat(output)
        .containsPattern("spotless.*check.* on project planted-layout: .*format violations");
  }

  @Test
  void the_analysis_finds_dependencies_used_undeclared_and_declared_unused() {
    assertThat(output)
        .containsPattern("Used undeclared dependencies found:\\R.*io.netty:netty-buffer")
        .containsPattern("Unused declared dependencies found:\\R.*org.jspecify:jspecify")
        .contains("on project planted-use: Dependency problems found");
  }

  private static void plantDependencies(PlantedBuild build) throws IOException {
    build.module(
        "planted-dependencies",
        """
        <dependency>
          <groupId>commons-logging</groupId>
          <artifactId>commons-logging</artifactId>
          <version>1.2</version>
        </dependency>
        <dependency>
          <groupId>org.jspecify</groupId>
          <artifactId>jspecify</artifactId>
          <version>0.3.0</version>
        </dependency>
        """);
  }

  private static void plantCode(PlantedBuild build) throws IOException {
    build.module("planted-code", "");
    build.write(
        "planted-code/src/main/java/planted/Plant.java",
        """
        package planted;

        import org.jspecify.annotations.NullMarked;

        @NullMarked
        final class Plant {
          Object nothing() {
            int number = 1;
            return null;
          }
        }
        """);
  }

  /** Among the tests, so that nothing need be compiled. */
  private static void plantLayout(PlantedBuild build) throws IOException {
    build.module("planted-layout", "");
    build.write("planted-layout/src/test/java/Layout.java", "final class Layout { }\n");
  }

  /** Compiled here: only the class file is looked at. */
  private static void plantUse(PlantedBuild build) throws IOException {
    build.module("planted-use", "");
    var source =
        build.write(
            "planted-use/target/classes/Use.java",
            "final class Use { Class<?> undeclared = io.netty.buffer.ByteBuf.class; }");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
  }
}
