package dev.honeycomboperator.crd;

import org.jspecify.annotations.Nullable;

/** The API's permissions in camel case; all but the first are of configuration keys. */
public record Permissions(
    @Nullable Boolean createDatasets,
    @Nullable Boolean sendEvents,
    @Nullable Boolean manageMarkers,
    @Nullable Boolean manageTriggers,
    @Nullable Boolean manageBoards,
    @Nullable Boolean runQueries,
    @Nullable Boolean manageColumns,
    @Nullable Boolean manageSlos,
    @Nullable Boolean manageRecipients,
    @Nullable Boolean manageSignals,
    @Nullable Boolean managePrivateBoards,
    @Nullable Boolean readServiceMaps,
    @Nullable Boolean visibleTeamMembers) {

  /** CEL: objects, unlike maps, cannot be iterated over. */
  static final String ANY_BUT_CREATE_DATASETS =
      "has(self.permissions.sendEvents) || has(self.permissions.manageMarkers)"
          + " || has(self.permissions.manageTriggers) || has(self.permissions.manageBoards)"
          + " || has(self.permissions.runQueries) || has(self.permissions.manageColumns)"
          + " || has(self.permissions.manageSlos) || has(self.permissions.manageRecipients)"
          + " || has(self.permissions.manageSignals) || has(self.permissions.managePrivateBoards)"
          + " || has(self.permissions.readServiceMaps) || has(self.permissions.visibleTeamMembers)";
}
