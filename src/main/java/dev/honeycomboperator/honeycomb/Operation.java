package dev.honeycomboperator.honeycomb;

import java.util.Locale;

/**
 * The calls of {@link Honeycomb}. Rate limits count per team, resource and action (API page "Rate
 * Limits"), so calls that share both share a window.
 */
public enum Operation {
  IDENTITY("auth-v2", "read", "verifying the management key"),
  LIST_ENVIRONMENTS("environments", "read", "listing environments"),
  LIST_KEYS("api-keys", "read", "listing keys"),
  GET_KEY("api-keys", "read", "reading a key"),
  CREATE_KEY("api-keys", "create", "creating a key"),
  UPDATE_KEY("api-keys", "update", "changing a key"),
  DELETE_KEY("api-keys", "delete", "deleting a key"),
  INTROSPECT("auth-v1", "read", "verifying a key");

  private final String resource;
  private final String action;
  private final String doing;

  Operation(String resource, String action, String doing) {
    this.resource = resource;
    this.action = action;
    this.doing = doing;
  }

  /** What of a team's budget this call draws on, such as {@code api-keys/read}. */
  public String window() {
    return resource + "/" + action;
  }

  /** For sentences: "creating a key". */
  public String doing() {
    return doing;
  }

  /** For metrics: {@code create_key}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
