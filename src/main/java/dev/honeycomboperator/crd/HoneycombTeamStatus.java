package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JsonClassDescription("What Honeycomb last said about the team and its management key.")
public record HoneycombTeamStatus(
    @Nullable @JsonPropertyDescription("metadata.generation of the spec that was last acted on.")
        Long observedGeneration,
    @Nullable
        @JsonPropertyDescription(
            "Ready: Honeycomb accepts the management key and its scopes suffice.")
        List<Condition> conditions,
    @Nullable
        @JsonPropertyDescription(
            "Id of the team that the first management key belonged to; a key of another team is"
                + " refused.")
        String id,
    @Nullable @JsonPropertyDescription("Slug of the team, as in the addresses of its pages.")
        String slug,
    @Nullable @JsonPropertyDescription("Name of the team, as the UI shows it.") String name,
    @Nullable @JsonPropertyDescription("Scopes of the management key.") List<String> scopes,
    @Nullable @JsonPropertyDescription("How many keys of this installation the last list showed.")
        Integer keys,
    @Nullable @JsonPropertyDescription("How many of them belong to no resource.") Integer orphans,
    @Nullable
        @JsonPropertyDescription(
            "Ids of keys with this installation's mark that somebody else created; nothing is created,"
                + " changed or deleted until that is confirmed.")
        List<String> foreignKeys) {

  public static final HoneycombTeamStatus EMPTY =
      new HoneycombTeamStatus(null, null, null, null, null, null, null, null, null);
}
