package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The simplest pod that runs and uses Secrets as another does.
 *
 * @param key namespace and name, with a slash between them
 */
record LeanPod(String key, String version, Optional<RunningPod> running) {

  Pod pod() {
    var slash = key.indexOf('/');
    var bare =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace(key.substring(0, slash))
            .withName(key.substring(slash + 1))
            .withResourceVersion(version)
            .endMetadata();
    return running.map(found -> running(bare, found)).orElse(bare).build();
  }

  private static PodBuilder running(PodBuilder bare, RunningPod running) {
    return bare.editMetadata()
        .withOwnerReferences(controller(running.workload()))
        .endMetadata()
        .withNewSpec()
        .withContainers(container(running.use()))
        .withVolumes(volumes(running.use()))
        .endSpec()
        .withNewStatus()
        .withStartTime(running.started().toString())
        .endStatus();
  }

  private static List<OwnerReference> controller(String workload) {
    var slash = workload.indexOf('/');
    var kind = workload.substring(0, slash);
    return kind.equals("Pod")
        ? List.of()
        : List.of(
            new OwnerReferenceBuilder()
                .withController(true)
                .withKind(kind)
                .withName(workload.substring(slash + 1))
                .build());
  }

  private static Container container(SecretUse use) {
    var container = new ContainerBuilder();
    use.copied()
        .forEach(name -> container.addNewEnvFrom().withNewSecretRef(name, false).endEnvFrom());
    use.followed().forEach(name -> container.addNewVolumeMount().withName(name).endVolumeMount());
    return container.build();
  }

  private static List<Volume> volumes(SecretUse use) {
    return use.followed().stream()
        .map(
            name ->
                new VolumeBuilder()
                    .withName(name)
                    .withNewSecret()
                    .withSecretName(name)
                    .endSecret()
                    .build())
        .toList();
  }
}
