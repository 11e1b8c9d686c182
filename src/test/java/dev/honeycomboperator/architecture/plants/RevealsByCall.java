package dev.honeycomboperator.architecture.plants;

import dev.honeycomboperator.honeycomb.Sensitive;

final class RevealsByCall {
  String reveal(Sensitive secret) {
    return secret.reveal();
  }
}
