package dev.honeycomboperator.effect;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** What is known of a write that the API server did not acknowledge. */
enum WriteFailure {
  /** The object was written or deleted meanwhile: nothing was done. */
  OVERTAKEN,
  /** Nothing was done, and repeating it does not help. */
  REFUSED,
  /** It may or may not have been carried out. */
  UNKNOWN;

  static WriteFailure of(KubernetesClientException e) {
    return switch (e.getCode()) {
      case 404, 409 -> OVERTAKEN;
      case 400, 401, 403, 405, 413, 415, 422 -> REFUSED;
      default -> UNKNOWN;
    };
  }
}
