package dev.honeycomboperator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Namespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TestClusterTest {
  @TempDir Path folder;

  @Test
  void without_a_word_in_the_environment_the_embedded_one_is_started() {
    try (TestCluster cluster = TestCluster.open(Map.of())) {
      assertThat(cluster.kind()).isEqualTo(TestCluster.Kind.EMBEDDED);
      assertThat(cluster.embedded()).isPresent();
    }
  }

  @Test
  void the_embedded_one_judges_by_the_definitions_that_users_install() {
    var nothingSaid =
        """
        apiVersion: honeycomb-operator.dev/v1alpha1
        kind: HoneycombApiKey
        metadata: {name: k}
        spec: {environment: {}}
        """;
    try (TestCluster cluster = TestCluster.open(Map.of())) {
      assertThatThrownBy(
              () -> cluster.client().resource(nothingSaid).inNamespace("default").create())
          .hasMessageContaining("exactly one of slug");
    }
  }

  @Test
  void a_named_cluster_is_used_and_left_running() throws IOException {
    try (var api = new EmbeddedKubernetes()) {
      Path kubeconfig = api.kubeconfig().writeTo(folder.resolve("kubeconfig"));
      Map<String, String> environment = Map.of("TEST_KUBECONFIG", kubeconfig.toString());

      TestCluster.open(environment).close();

      try (TestCluster again = TestCluster.open(environment)) {
        assertThat(again.kind()).isEqualTo(TestCluster.Kind.NAMED);
        assertThat(again.client().namespaces().withName("default").get()).isNotNull();
      }
    }
  }

  @Test
  void a_folder_of_assets_is_started() {
    String assets = System.getenv().getOrDefault("KUBEBUILDER_ASSETS", "");
    assumeTrue(!assets.isEmpty(), "no KUBEBUILDER_ASSETS");

    try (TestCluster cluster = TestCluster.open(Map.of("KUBEBUILDER_ASSETS", assets))) {
      assertThat(cluster.kind()).isEqualTo(TestCluster.Kind.STARTED);
      assertThat(cluster.freshNamespace("test")).startsWith("test-");
    }
  }

  @Test
  void every_fresh_namespace_is_another() {
    try (TestCluster cluster = TestCluster.open(Map.of())) {
      cluster.freshNamespace("test");
      cluster.freshNamespace("test");

      assertThat(cluster.client().namespaces().list().getItems())
          .extracting((Namespace namespace) -> namespace.getMetadata().getName())
          .filteredOn(name -> name.startsWith("test-"))
          .doesNotHaveDuplicates()
          .hasSize(2);
    }
  }
}
