package dev.honeycomboperator.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Small Maven modules, each with one fault, below a parent that is this project's own {@code
 * pom.xml}: what holds there holds here.
 */
final class PlantedBuild {

  private final Path folder;
  private final List<String> modules = new ArrayList<>();

  PlantedBuild(Path folder) throws IOException {
    this.folder = folder;
    write(".mvn/jvm.config", Files.readString(Path.of(".mvn", "jvm.config")));
  }

  /** A module without sources and with these dependencies besides the parent's. */
  PlantedBuild module(String name, String dependencies) throws IOException {
    modules.add(name);
    write(
        name + "/pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>dev.honeycomboperator</groupId>
            <artifactId>honeycomb-operator</artifactId>
            <version>0.1.0-SNAPSHOT</version>
          </parent>
          <artifactId>%s</artifactId>
          <dependencies>%s</dependencies>
        </project>
        """
            .formatted(name, dependencies));
    return this;
  }

  Path write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** What Maven prints; a failure ends only its own module. */
  String run(String... goals) throws IOException, InterruptedException {
    write("pom.xml", parent());
    var output = folder.resolve("output");
    var maven =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            System.getProperty("maven.home") + "/bin/mvn",
                            "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                            "--batch-mode",
                            "--no-transfer-progress",
                            "--threads=2",
                            "--fail-at-end"),
                        Stream.of(goals))
                    .toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.start().waitFor();
    return Files.readString(output);
  }

  private String parent() throws IOException {
    var elements = new StringBuilder("<packaging>pom</packaging><modules>");
    modules.forEach(module -> elements.append("<module>").append(module).append("</module>"));
    elements.append("</modules><name>");
    return Files.readString(Path.of("pom.xml")).replaceFirst("<name>", elements.toString());
  }
}
