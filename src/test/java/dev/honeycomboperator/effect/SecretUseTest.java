package dev.honeycomboperator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretUseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "containers: [{env: [{name: A, valueFrom: {secretKeyRef: {name: key, key: api-key}}}]}]",
        "containers: [{envFrom: [{secretRef: {name: key}}]}]",
        "initContainers: [{envFrom: [{secretRef: {name: key}}]}]",
        "initContainers: [{restartPolicy: Always, envFrom: [{secretRef: {name: key}}]}]",
        "ephemeralContainers: [{envFrom: [{secretRef: {name: key}}]}]",
        """
        volumes: [{name: v, secret: {secretName: key}}]
        containers: [{volumeMounts: [{name: v, mountPath: /k, subPath: api-key}]}]
        """,
        """
        volumes: [{name: v, projected: {sources: [{secret: {name: key}}]}}]
        containers: [{volumeMounts: [{name: v, mountPath: /k, subPathExpr: $(ENTRY)}]}]
        """
      })
  void a_variable_and_a_part_of_a_volume_stay_what_they_were(String spec) {
    var use = SecretUse.of(pod(spec));

    assertThat(use).isEqualTo(new SecretUse(Set.of(), Set.of("key")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        volumes: [{name: v, secret: {secretName: key}}]
        containers: [{volumeMounts: [{name: v, mountPath: /k}]}]
        """,
        """
        volumes: [{name: v, secret: {secretName: key, items: [{key: api-key, path: key}]}}]
        containers: [{volumeMounts: [{name: v, mountPath: /k, subPath: ""}]}]
        """,
        """
        volumes:
        - name: v
          projected: {sources: [{configMap: {name: c}}, {secret: {name: key}}]}
        initContainers: [{volumeMounts: [{name: v, mountPath: /k}]}]
        """,
        """
        volumes: [{name: v, secret: {secretName: key}}]
        ephemeralContainers: [{volumeMounts: [{name: v, mountPath: /k}]}]
        """
      })
  void a_whole_volume_follows_the_secret(String spec) {
    var use = SecretUse.of(pod(spec));

    assertThat(use).isEqualTo(new SecretUse(Set.of("key"), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        volumes: [{name: v, secret: {secretName: key}}]
        containers:
        - volumeMounts: [{name: v, mountPath: /k}]
        - envFrom: [{secretRef: {name: key}}]
        """,
        """
        volumes: [{name: v, secret: {secretName: key}}]
        containers:
        - volumeMounts: [{name: v, mountPath: /k}, {name: v, mountPath: /l, subPath: api-key}]
        """
      })
  void who_uses_a_secret_in_both_ways_does_not_follow_it(String spec) {
    var use = SecretUse.of(pod(spec));

    assertThat(use).isEqualTo(new SecretUse(Set.of(), Set.of("key")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "containers: [{name: c}]",
        "{containers: [{name: c}], imagePullSecrets: [{name: key}]}",
        "{containers: [{name: c}], volumes: [{name: v, secret: {secretName: key}}]}",
        "containers: [{env: [{name: A, value: key}, {name: B, valueFrom: {configMapKeyRef: {name: key}}}]}]",
        """
        volumes: [{name: v, csi: {driver: d, nodePublishSecretRef: {name: key}}}]
        containers: [{volumeMounts: [{name: v, mountPath: /k}]}]
        """,
        """
        volumes: [{name: v, projected: {sources: null}}]
        containers: [{volumeMounts: [{name: v, mountPath: /k}], env: null, envFrom: null}]
        initContainers: null
        """
      })
  void what_no_container_sees_is_no_use(String spec) {
    var use = SecretUse.of(pod(spec));

    assertThat(use).isEqualTo(SecretUse.NONE);
  }

  @Test
  void several_secrets_are_told_apart() {
    var pod =
        pod(
            """
            volumes:
            - name: v
              projected: {sources: [{secret: {name: followed}}, {secret: {name: other}}]}
            containers:
            - volumeMounts: [{name: v, mountPath: /k}]
              envFrom: [{secretRef: {name: copied}}]
            """);

    assertThat(SecretUse.of(pod))
        .isEqualTo(new SecretUse(Set.of("followed", "other"), Set.of("copied")));
  }

  private static Pod pod(String spec) {
    return Serialization.unmarshal(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n" + spec.indent(2), Pod.class);
  }
}
