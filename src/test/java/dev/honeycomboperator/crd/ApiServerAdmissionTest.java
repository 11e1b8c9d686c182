package dev.honeycomboperator.crd;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link AdmissionTest} says of the gate, said of the cluster that TEST_KUBECONFIG names. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiServerAdmissionTest {

  private static final Set<String> CLUSTER_SCOPED = Set.of("ClusterHoneycombTeam");

  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(Config.fromKubeconfig(new File(System.getenv("TEST_KUBECONFIG"))))
          .build();
  private Namespace namespace = new Namespace();

  @BeforeAll
  void install() throws IOException {
    for (var file : CrdFiles.written().values()) {
      var crd = client.getKubernetesSerialization().unmarshal(file, CustomResourceDefinition.class);
      client.resource(crd).forceConflicts().serverSideApply();
      client.resource(crd).waitUntilCondition(this::established, 30, TimeUnit.SECONDS);
    }
    namespace =
        client
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("admission-")
                    .endMetadata()
                    .build())
            .create();
  }

  @AfterAll
  void leave() {
    client.resource(namespace).delete();
    client.close();
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Refused#keys")
  @MethodSource("dev.honeycomboperator.crd.Refused#secrets")
  @MethodSource("dev.honeycomboperator.crd.Refused#rotations")
  @MethodSource("dev.honeycomboperator.crd.Refused#teams")
  void the_api_server_refuses_a_mistake_in_the_same_words(Refused refused) {
    var resource = resource(refused.resource());

    assertThatThrownBy(() -> resource.fieldValidation(Validation.STRICT).create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(refused.field())
        .hasMessageContaining(refused.remedy());
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Change#allowed")
  void the_api_server_lets_most_be_changed(Change change) {
    resource(change.before()).create();

    assertThatCode(() -> resource(change.after()).dryRun().update()).doesNotThrowAnyException();

    resource(change.before()).delete();
  }

  @ParameterizedTest
  @MethodSource("dev.honeycomboperator.crd.Change#ofTeam")
  @MethodSource("dev.honeycomboperator.crd.Change#ofSecretName")
  void the_api_server_keeps_a_key_with_its_team_and_secret(Change change) {
    resource(change.before()).create();

    assertThatThrownBy(() -> resource(change.after()).dryRun().update())
        .hasMessageContaining("cannot be changed");

    resource(change.before()).delete();
  }

  private NamespaceableResource<GenericKubernetesResource> resource(String yaml) {
    var resource =
        client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    if (!CLUSTER_SCOPED.contains(resource.getKind())) {
      resource.getMetadata().setNamespace(namespace.getMetadata().getName());
    }
    return client.resource(resource);
  }

  private boolean established(HasMetadata crd) {
    return ((CustomResourceDefinition) crd)
        .getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
