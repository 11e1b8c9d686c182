package dev.honeycomboperator.honeycomb;

/** The flags of API page "Key Management", by their names on the wire. */
public enum Permission {
  CREATE_DATASETS("create_datasets"),
  SEND_EVENTS("send_events"),
  MANAGE_MARKERS("manage_markers"),
  MANAGE_TRIGGERS("manage_triggers"),
  MANAGE_BOARDS("manage_boards"),
  RUN_QUERIES("run_queries"),
  MANAGE_COLUMNS("manage_columns"),
  MANAGE_SLOS("manage_slos"),
  MANAGE_RECIPIENTS("manage_recipients"),
  MANAGE_SIGNALS("manage_signals"),
  /** The API really mixes snake and camel case here. */
  MANAGE_PRIVATE_BOARDS("manage_privateBoards"),
  READ_SERVICE_MAPS("read_service_maps"),
  VISIBLE_TEAM_MEMBERS("visible_team_members");

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
