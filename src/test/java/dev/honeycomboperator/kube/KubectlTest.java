package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain kubectl against the embedded API; skipped where none is installed. */
class KubectlTest extends WithEmbeddedKubernetes {
  private static final String MANIFEST =
      """
      apiVersion: %s/v1
      kind: Widget
      metadata: {name: w}
      spec: {size: big}
      """;

  @TempDir Path folder;

  @BeforeAll
  static void need_kubectl() {
    assumeTrue(run(List.of("kubectl", "version", "--client"), Map.of()).exit() == 0, "no kubectl");
  }

  @BeforeEach
  void write_a_kubeconfig_and_a_manifest() throws IOException {
    api.kubeconfig().writeTo(folder.resolve("kubeconfig"));
    Files.writeString(folder.resolve("widget.yaml"), MANIFEST.formatted(widgets.group()));
  }

  @Test
  void get_shows_the_printer_columns_of_the_definition() {
    createWidget("w", Map.of("size", "big"));

    String table = kubectl("get", "wd");

    assertThat(table).containsPattern("NAME +READY +SIZE +AGE").containsPattern("w +big +\\ds");
  }

  @Test
  void describe_shows_the_object_and_its_events() {
    createWidget("w", Map.of("size", "big"));

    assertThat(kubectl("describe", "widget", "w"))
        .containsPattern("Size: +big")
        .contains("Events:");
  }

  @Test
  void apply_creates_and_then_changes() throws IOException {
    String first = kubectl("apply", "--validate=false", "-f", "widget.yaml");
    Files.writeString(
        folder.resolve("widget.yaml"), MANIFEST.formatted(widgets.group()).replace("big", "huge"));

    String second = kubectl("apply", "--validate=false", "-f", "widget.yaml");

    assertThat(first + second).contains("created", "configured");
    assertThat(widget("w").get().<String>get("spec", "size")).isEqualTo("huge");
  }

  @Test
  void patch_and_annotate_change_the_object() {
    createWidget("w", Map.of("size", "big"));

    kubectl("patch", "widget", "w", "--type=merge", "-p", "{\"spec\":{\"size\":\"huge\"}}");
    kubectl("annotate", "widget", "w", "example.test/note=hello");

    assertThat(widget("w").get().<String>get("spec", "size")).isEqualTo("huge");
    assertThat(widget("w").get().getMetadata().getAnnotations())
        .containsEntry("example.test/note", "hello");
  }

  @Test
  void a_built_in_kind_is_annotated_too() {
    create(secretNamed("s").build());

    kubectl("annotate", "secret", "s", "example.test/note=hello");

    assertThat(secret("s").get().getMetadata().getAnnotations())
        .containsEntry("example.test/note", "hello");
  }

  @Test
  void delete_removes_the_object() {
    createWidget("w", Map.of());

    kubectl("delete", "widget", "w", "--wait=false");

    assertThat(widget("w").get()).isNull();
  }

  @Test
  void wait_sees_the_condition_arrive() {
    createWidget("w", Map.of());
    widgets.setReady("w");

    assertThat(kubectl("wait", "--for=condition=Ready", "widget/w", "--timeout=10s"))
        .contains("condition met");
  }

  private String kubectl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kubectl", "--namespace", namespace));
    command.addAll(List.of(arguments));
    Outcome outcome =
        run(
            command,
            Map.of(
                "KUBECONFIG", folder.resolve("kubeconfig").toString(),
                "HOME", folder.toString()),
            folder);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return outcome.output();
  }

  private record Outcome(int exit, String output) {}

  private static Outcome run(List<String> command, Map<String, String> environment) {
    return run(command, environment, Path.of("."));
  }

  private static Outcome run(
      List<String> command, Map<String, String> environment, Path directory) {
    try {
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
