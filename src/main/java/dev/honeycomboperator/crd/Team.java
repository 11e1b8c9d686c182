package dev.honeycomboperator.crd;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/** What the two kinds of team have in common. */
public interface Team extends HasMetadata {

  TeamSettings settings();

  @Nullable HoneycombTeamStatus getStatus();

  void setStatus(@Nullable HoneycombTeamStatus status);
}
