package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Outcome;
import dev.honeycomboperator.decision.Reason;
import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes Secrets so that nothing that was written meanwhile is lost, and so that no outcome stays
 * unknown for long: each write names the version that was looked at, and a create must find
 * nothing.
 */
final class SecretWrites {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final KubernetesClient kubernetes;
  private final Pause pause;

  SecretWrites(KubernetesClient kubernetes, Pause pause) {
    this.kubernetes = kubernetes;
    this.pause = pause;
  }

  /**
   * Asks the API server whether it would take the Secret: rights, quota, admission, a namespace on
   * its way out.
   */
  Outcome tryOut(Secret secret) {
    if (isImmutable(secret)) {
      return immutable(secret);
    }
    try {
      var dryRun = kubernetes.resource(secret).dryRun();
      if (isNew(secret)) {
        dryRun.create();
      } else {
        dryRun.update();
      }
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      return outcome(e, secret).orElseGet(() -> unknown(secret));
    }
  }

  /**
   * Repeats the same value with the same version while the outcome is unknown and the turn lives.
   */
  Outcome write(Secret secret, TurnAge age) throws InterruptedException {
    if (isImmutable(secret)) {
      return immutable(secret);
    }
    while (!age.isOver()) {
      try {
        if (isNew(secret)) {
          kubernetes.resource(secret).create();
        } else {
          kubernetes.resource(secret).update();
        }
        return new Outcome.Done();
      } catch (KubernetesClientException e) {
        var outcome = outcome(e, secret);
        if (outcome.isPresent()) {
          // A conflict may be with an earlier attempt of ours, whose reply was lost.
          return isThere(secret) ? new Outcome.Done() : outcome.get();
        }
        pause.pause(PAUSE);
      }
    }
    return unknown(secret);
  }

  private boolean isThere(Secret secret) {
    try {
      return Optional.ofNullable(kubernetes.resource(secret).get())
          .map(Secret::getMetadata)
          .map(KeySecret::annotations)
          .filter(KeySecret.annotations(secret.getMetadata())::equals)
          .isPresent();
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private static boolean isNew(Secret secret) {
    return secret.getMetadata().getResourceVersion() == null;
  }

  private static boolean isImmutable(Secret secret) {
    return Boolean.TRUE.equals(secret.getImmutable());
  }

  /** Empty where the write may or may not have been carried out. */
  private static Optional<Outcome> outcome(KubernetesClientException e, Secret secret) {
    return switch (WriteFailure.of(e)) {
      case OVERTAKEN -> Optional.of(new Outcome.Dropped());
      case REFUSED ->
          Optional.of(
              Outcome.failed(
                  Reason.SECRET_NOT_WRITABLE,
                  "The API server refuses to write Secret %s (HTTP %d); look for missing rights of the operator, an admission policy, a quota, or a namespace that is being deleted."
                      .formatted(secret.getMetadata().getName(), e.getCode())));
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Outcome immutable(Secret secret) {
    return Outcome.failed(
        Reason.SECRET_IMMUTABLE,
        "Secret %s is immutable and cannot be updated; delete it, and a new key is issued into a new one."
            .formatted(secret.getMetadata().getName()));
  }

  private static Outcome unknown(Secret secret) {
    return Outcome.failed(
        Reason.KUBERNETES_UNAVAILABLE,
        "The API server did not take Secret %s in time.".formatted(secret.getMetadata().getName()));
  }
}
