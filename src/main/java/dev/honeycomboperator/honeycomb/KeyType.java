package dev.honeycomboperator.honeycomb;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The two kinds of key that the Key Management API creates. */
public enum KeyType {
  INGEST("ingest", EnumSet.of(Permission.CREATE_DATASETS)) {
    @Override
    public Sensitive usableValue(String id, Sensitive secret) {
      // Should Honeycomb ever answer with the joined value, joining once more would make a dead
      // key.
      return secret.startsWith(id) ? secret : secret.prefixed(id);
    }
  },
  CONFIGURATION("configuration", EnumSet.allOf(Permission.class)) {
    @Override
    public Sensitive usableValue(String id, Sensitive secret) {
      return secret;
    }
  };

  private final String wireName;
  private final Set<Permission> permissions;

  KeyType(String wireName, Set<Permission> permissions) {
    this.wireName = wireName;
    this.permissions = permissions;
  }

  /**
   * What a sender puts into {@code X-Honeycomb-Team} (API page "Authentication"): of an ingest key
   * the id followed by the secret, of a configuration key the secret alone.
   */
  public abstract Sensitive usableValue(String id, Sensitive secret);

  /** The type that is called so on the wire; empty for one that this release does not know. */
  public static Optional<KeyType> fromWireName(String name) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(name)).findFirst();
  }

  /** The value of {@code key_type} and {@code filter[type]}. */
  public String wireName() {
    return wireName;
  }

  /** What a key of this type can be allowed; the API refuses an ingest key that names any other. */
  public Set<Permission> permissions() {
    return EnumSet.copyOf(permissions);
  }
}
