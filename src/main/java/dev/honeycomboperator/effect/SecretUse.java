package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which Secrets the containers of a pod see, of whatever sort the containers are. What only the
 * kubelet uses, such as image pull secrets, is none of it.
 *
 * @param followed names of those that are mounted as whole volumes and in no other way: the kubelet
 *     renews them
 * @param copied names of the others: in a variable or under a subPath they stay what they were
 */
public record SecretUse(Set<String> followed, Set<String> copied) {

  public static final SecretUse NONE = new SecretUse(Set.of(), Set.of());

  public SecretUse {
    followed = Set.copyOf(followed);
    copied = Set.copyOf(copied);
  }

  public static SecretUse of(Pod pod) {
    return Optional.ofNullable(pod.getSpec()).map(SecretUse::of).orElse(NONE);
  }

  private static SecretUse of(PodSpec spec) {
    var containers = containers(spec).toList();
    var copied =
        Stream.concat(
                containers.stream().flatMap(Inside::imported),
                mounted(spec, containers, mount -> !isWhole(mount)))
            .collect(Collectors.toSet());
    var followed =
        mounted(spec, containers, SecretUse::isWhole)
            .collect(Collectors.toCollection(TreeSet::new));
    followed.removeAll(copied);
    return followed.isEmpty() && copied.isEmpty() ? NONE : new SecretUse(followed, copied);
  }

  /** What the sorts of containers have in common, for which there is no type. */
  private record Inside(
      @Nullable List<EnvVar> variables,
      @Nullable List<EnvFromSource> imports,
      @Nullable List<VolumeMount> mounts) {

    static Inside of(Container container) {
      return new Inside(container.getEnv(), container.getEnvFrom(), container.getVolumeMounts());
    }

    static Inside of(EphemeralContainer container) {
      return new Inside(container.getEnv(), container.getEnvFrom(), container.getVolumeMounts());
    }

    /** Names of Secrets that environment variables come from. */
    Stream<String> imported() {
      return Stream.concat(
          each(variables)
              .flatMap(part(EnvVar::getValueFrom))
              .flatMap(part(EnvVarSource::getSecretKeyRef))
              .flatMap(part(SecretKeySelector::getName)),
          each(imports)
              .flatMap(part(EnvFromSource::getSecretRef))
              .flatMap(part(SecretEnvSource::getName)));
    }
  }

  private static Stream<Inside> containers(PodSpec spec) {
    return Stream.of(
            each(spec.getInitContainers()).map(Inside::of),
            each(spec.getContainers()).map(Inside::of),
            each(spec.getEphemeralContainers()).map(Inside::of))
        .flatMap(all -> all);
  }

  private static boolean isWhole(VolumeMount mount) {
    return isEmpty(mount.getSubPath()) && isEmpty(mount.getSubPathExpr());
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static Stream<String> mounted(
      PodSpec spec, List<Inside> containers, Predicate<VolumeMount> which) {
    var volumes =
        containers.stream()
            .flatMap(container -> each(container.mounts()))
            .filter(which)
            .map(VolumeMount::getName)
            .collect(Collectors.toSet());
    return each(spec.getVolumes())
        .filter(volume -> volumes.contains(volume.getName()))
        .flatMap(SecretUse::sources);
  }

  private static Stream<String> sources(Volume volume) {
    return Stream.concat(
        Stream.of(volume)
            .flatMap(part(Volume::getSecret))
            .flatMap(part(SecretVolumeSource::getSecretName)),
        Stream.of(volume)
            .flatMap(part(Volume::getProjected))
            .flatMap(projected -> each(projected.getSources()))
            .flatMap(part(VolumeProjection::getSecret))
            .flatMap(part(SecretProjection::getName)));
  }

  private static <T, P> Function<T, Stream<P>> part(Function<T, @Nullable P> getter) {
    return whole -> Stream.ofNullable(getter.apply(whole));
  }

  /** The API server writes some empty lists as null. */
  private static <T> Stream<T> each(@Nullable List<T> list) {
    return Stream.ofNullable(list).flatMap(List::stream);
  }

  public boolean names(String secret) {
    return followed.contains(secret) || copied.contains(secret);
  }
}
