package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.crd.HoneycombApiKeyStatus;
import dev.honeycomboperator.crd.PreviousKey;
import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes status over the very version that was looked at, never over another: a process that was
 * paused must not put back what others have written since.
 */
public final class StatusWrites {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final KubernetesClient kubernetes;
  private final Pause pause;

  public StatusWrites(KubernetesClient kubernetes, Pause pause) {
    this.kubernetes = kubernetes;
    this.pause = pause;
  }

  /**
   * Whether the status was written; if not, the resource was written or deleted meanwhile.
   *
   * @throws KubernetesClientException if the API server refuses, or cannot be asked
   */
  public <S> boolean write(CustomResource<?, S> looked, S status) {
    try {
      kubernetes.resource(with(looked, status)).updateStatus();
      return true;
    } catch (KubernetesClientException e) {
      if (WriteFailure.of(e) == WriteFailure.OVERTAKEN) {
        return false;
      }
      throw e;
    }
  }

  /** Asks the API server whether it would take a {@link #note}. */
  Outcome tryOut(HoneycombApiKey looked) {
    try {
      kubernetes
          .resource(with(looked, looked.lastStatus()))
          .dryRun()
          .subresource("status")
          .update();
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      return WriteFailure.of(e) == WriteFailure.OVERTAKEN ? new Outcome.Dropped() : refused(e);
    }
  }

  /**
   * Puts a key on record before it can be in anybody's hands: should the Secret be deleted in the
   * very moment after it was written, status alone says that the key is in use. It is repeated on
   * what others wrote meanwhile, unless they put other ids on record: then another process is at
   * work, and nobody could tell any more which key came after which.
   */
  Outcome note(HoneycombApiKey looked, String keyId, List<String> previous, TurnAge age)
      throws InterruptedException {
    var current = Optional.of(looked);
    while (!age.isOver()) {
      try {
        if (current.filter(found -> isStill(looked, found, keyId)).isEmpty()) {
          return new Outcome.Dropped();
        }
        if (write(current.get(), noted(current.get(), keyId, previous))) {
          return new Outcome.Done();
        }
      } catch (KubernetesClientException e) {
        if (WriteFailure.of(e) == WriteFailure.REFUSED) {
          return refused(e);
        }
        pause.pause(PAUSE);
      }
      current = reread(current.orElseThrow());
    }
    return new Outcome.Dropped();
  }

  private Optional<HoneycombApiKey> reread(HoneycombApiKey known) {
    try {
      return Optional.ofNullable(kubernetes.resource(known).get());
    } catch (KubernetesClientException e) {
      return Optional.of(known);
    }
  }

  private static boolean isStill(HoneycombApiKey looked, HoneycombApiKey found, String keyId) {
    return found.getMetadata().getUid().equals(looked.getMetadata().getUid())
        && !found.isMarkedForDeletion()
        && (names(found).equals(names(looked)) || names(found).contains(keyId));
  }

  private static Set<String> names(HoneycombApiKey resource) {
    return resource.lastStatus().recordedIds().collect(Collectors.toSet());
  }

  private static HoneycombApiKeyStatus noted(
      HoneycombApiKey resource, String keyId, List<String> previous) {
    var status = resource.lastStatus();
    // Before all others: until a Secret has it, it must not pass for the successor of any.
    var others =
        Stream.of(Stream.of(keyId), previous.stream(), status.recordedIds())
            .flatMap(ids -> ids)
            .filter(id -> !id.equals(status.keyId()))
            .distinct()
            .map(id -> known(status, id))
            .toList();
    return new HoneycombApiKeyStatus(
        status.observedGeneration(),
        status.conditions(),
        status.keyId(),
        others,
        status.environment(),
        status.team(),
        resource.secretName(),
        status.issuedAt(),
        status.nextRotation());
  }

  private static PreviousKey known(HoneycombApiKeyStatus status, String id) {
    return Stream.ofNullable(status.previous())
        .flatMap(List::stream)
        .filter(previous -> previous.id().equals(id))
        .findFirst()
        .orElseGet(() -> PreviousKey.of(id));
  }

  private static <S> CustomResource<?, S> with(CustomResource<?, S> looked, @Nullable S status) {
    var copy = Serialization.clone(looked);
    copy.setStatus(status);
    return copy;
  }

  private static Outcome refused(KubernetesClientException e) {
    return WriteFailure.of(e) == WriteFailure.REFUSED
        ? Outcome.failed(
            Reason.STATUS_NOT_WRITABLE,
            "The API server refuses to write the status of this resource (HTTP %d), and no key is handed out that is not on record there; look for missing rights of the operator or an admission policy."
                .formatted(e.getCode()))
        : Outcome.failed(
            Reason.KUBERNETES_UNAVAILABLE,
            "The API server did not take the status of this resource (HTTP %d)."
                .formatted(e.getCode()));
  }
}
