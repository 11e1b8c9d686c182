package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record HoneycombTeamStatus(
    @Nullable Long observedGeneration,
    @Nullable List<Condition> conditions,
    @Nullable
        @JsonPropertyDescription(
            "The team that the first management key belonged to; a key of another team is refused.")
        String id,
    @Nullable String slug,
    @Nullable String name,
    @Nullable List<String> scopes,
    @Nullable @JsonPropertyDescription("Keys of this installation that the last list showed.")
        Integer keys,
    @Nullable @JsonPropertyDescription("Those of them that belong to no resource.")
        Integer orphans) {

  public static final HoneycombTeamStatus EMPTY =
      new HoneycombTeamStatus(null, null, null, null, null, null, null, null);
}
