package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Consumers.Consumer;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What matters of a pod that has started, has not ended and uses some Secret. One that is about to
 * be deleted runs until it is gone.
 *
 * @param workload kind and name of what it is part of, such as {@code Deployment/collector}
 * @param started when the kubelet took it up; it reads Secrets after that
 */
public record RunningPod(String workload, Instant started, SecretUse use) {

  private static final List<String> ENDED = List.of("Succeeded", "Failed");
  private static final String REPLICA_SET = "ReplicaSet";
  private static final String TEMPLATE_HASH = "pod-template-hash";

  /** Empty for a pod that has not started: it will find what is in the Secret then. */
  public static Optional<RunningPod> of(Pod pod) {
    return Optional.ofNullable(pod.getStatus())
        .filter(status -> ENDED.stream().noneMatch(phase -> phase.equals(status.getPhase())))
        .map(PodStatus::getStartTime)
        .flatMap(RunningPod::time)
        .map(started -> new RunningPod(workload(pod.getMetadata()), started, SecretUse.of(pod)))
        .filter(running -> !running.use().equals(SecretUse.NONE));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String workload(ObjectMeta pod) {
    return Stream.ofNullable(pod.getOwnerReferences())
        .flatMap(List::stream)
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst()
        .map(owner -> workload(owner, hash(pod)))
        .orElseGet(() -> "Pod/" + pod.getName());
  }

  private static Optional<String> hash(ObjectMeta pod) {
    return Optional.<Map<String, String>>ofNullable(pod.getLabels())
        .map(all -> all.get(TEMPLATE_HASH));
  }

  /** A Deployment names its ReplicaSets after itself and the hash of their template. */
  private static String workload(OwnerReference owner, Optional<String> hash) {
    return hash.map(known -> "-" + known)
        .filter(end -> owner.getKind().equals(REPLICA_SET) && owner.getName().endsWith(end))
        .map(
            end ->
                "Deployment/"
                    + owner.getName().substring(0, owner.getName().length() - end.length()))
        .orElseGet(() -> owner.getKind() + "/" + owner.getName());
  }

  public Optional<Consumer> consumerOf(String secret) {
    return use.names(secret)
        ? Optional.of(new Consumer(workload, use.followed().contains(secret), started))
        : Optional.empty();
  }
}
