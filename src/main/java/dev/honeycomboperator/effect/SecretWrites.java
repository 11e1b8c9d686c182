package dev.honeycomboperator.effect;

import dev.honeycomboperator.honeycomb.Pause;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Writes Secrets so that nothing that was written meanwhile is lost, and so that no outcome stays
 * unknown for long.
 */
final class SecretWrites {

  enum Written {
    YES,
    /** Somebody else wrote first. */
    CONFLICT,
    /** The API server or an admission policy says no. */
    REFUSED,
    /** The turn ended before the outcome was known. */
    UNKNOWN
  }

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
  Written tryOut(Secret secret) {
    try {
      var dryRun = kubernetes.resource(secret).dryRun();
      if (isNew(secret)) {
        dryRun.create();
      } else {
        dryRun.update();
      }
      return Written.YES;
    } catch (KubernetesClientException e) {
      return outcome(e);
    }
  }

  /**
   * Repeats the same value with the same version while the outcome is unknown and the turn lives.
   */
  Written write(Secret secret, TurnAge age) throws InterruptedException {
    while (true) {
      if (age.isOver()) {
        return Written.UNKNOWN;
      }
      try {
        if (isNew(secret)) {
          kubernetes.resource(secret).create();
        } else {
          kubernetes.resource(secret).update();
        }
        return Written.YES;
      } catch (KubernetesClientException e) {
        var outcome = outcome(e);
        if (outcome == Written.CONFLICT && isThere(secret)) {
          // An earlier attempt of ours, whose reply was lost.
          return Written.YES;
        }
        if (outcome != Written.UNKNOWN) {
          return outcome;
        }
        pause.pause(PAUSE);
      }
    }
  }

  private boolean isThere(Secret secret) {
    try {
      return Optional.ofNullable(kubernetes.resource(secret).get())
          .filter(found -> annotations(found).equals(annotations(secret)))
          .isPresent();
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private static Map<String, String> annotations(Secret secret) {
    return Optional.ofNullable(secret.getMetadata().getAnnotations()).orElse(Map.of());
  }

  private static boolean isNew(Secret secret) {
    return secret.getMetadata().getResourceVersion() == null;
  }

  private static Written outcome(KubernetesClientException e) {
    return switch (e.getCode()) {
      case 409 -> Written.CONFLICT;
      case 404 -> Written.CONFLICT;
      case 400, 401, 403, 405, 413, 415, 422 -> Written.REFUSED;
      default -> Written.UNKNOWN;
    };
  }
}
