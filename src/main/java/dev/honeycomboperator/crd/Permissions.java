package dev.honeycomboperator.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The API's permissions in camel case; all but the first are of configuration keys. */
public record Permissions(
    @Nullable
        @JsonPropertyDescription("Create a dataset by sending events to one that is not there.")
        Boolean createDatasets,
    @Nullable @JsonPropertyDescription("Configuration keys: send events.") Boolean sendEvents,
    @Nullable @JsonPropertyDescription("Configuration keys: create, change and delete markers.")
        Boolean manageMarkers,
    @Nullable @JsonPropertyDescription("Configuration keys: create, change and delete triggers.")
        Boolean manageTriggers,
    @Nullable
        @JsonPropertyDescription("Configuration keys: create, change and delete public boards.")
        Boolean manageBoards,
    @Nullable @JsonPropertyDescription("Configuration keys: run queries and read their results.")
        Boolean runQueries,
    @Nullable
        @JsonPropertyDescription("Configuration keys: manage queries, columns and derived columns.")
        Boolean manageColumns,
    @Nullable
        @JsonPropertyDescription(
            "Configuration keys: create, change and delete SLOs and burn alerts.")
        Boolean manageSlos,
    @Nullable
        @JsonPropertyDescription(
            "Configuration keys: manage recipients of alerts. Recipients belong to the team, so this"
                + " reaches beyond the key's environment.")
        Boolean manageRecipients,
    @Nullable @JsonPropertyDescription("Configuration keys: manage signals.") Boolean manageSignals,
    @Nullable @JsonPropertyDescription("Configuration keys: manage private boards.")
        Boolean managePrivateBoards,
    @Nullable @JsonPropertyDescription("Configuration keys: read service maps.")
        Boolean readServiceMaps,
    @Nullable
        @JsonPropertyDescription(
            "Configuration keys: let team members who are not owners see the key's secret in the"
                + " UI.")
        Boolean visibleTeamMembers) {

  /** CEL, of a spec that has permissions: objects, unlike maps, cannot be iterated over. */
  static final String ANY_BUT_CREATE_DATASETS =
      "has(self.permissions.sendEvents) || has(self.permissions.manageMarkers)"
          + " || has(self.permissions.manageTriggers) || has(self.permissions.manageBoards)"
          + " || has(self.permissions.runQueries) || has(self.permissions.manageColumns)"
          + " || has(self.permissions.manageSlos) || has(self.permissions.manageRecipients)"
          + " || has(self.permissions.manageSignals) || has(self.permissions.managePrivateBoards)"
          + " || has(self.permissions.readServiceMaps) || has(self.permissions.visibleTeamMembers)";
}
