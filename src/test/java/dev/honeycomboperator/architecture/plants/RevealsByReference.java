package dev.honeycomboperator.architecture.plants;

import dev.honeycomboperator.honeycomb.Sensitive;
import java.util.Optional;

final class RevealsByReference {
  Optional<String> reveal(Optional<Sensitive> secret) {
    return secret.map(Sensitive::reveal);
  }
}
