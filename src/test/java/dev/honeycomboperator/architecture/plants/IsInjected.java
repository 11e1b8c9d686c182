package dev.honeycomboperator.architecture.plants;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

final class IsInjected {
  @Inject @Nullable TheReconciler reconciler;
}
