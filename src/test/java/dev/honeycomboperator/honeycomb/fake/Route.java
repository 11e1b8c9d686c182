package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fake can be asked: the calls of the client, and those that only others make. */
public enum Route {
  IDENTITY(Operation.IDENTITY, "", "auth-v2/read"),
  INTROSPECT(Operation.INTROSPECT, "", "auth-v1/read"),
  LIST_KEYS(Operation.LIST_KEYS, "api-keys:read", "api-keys/read"),
  GET_KEY(Operation.GET_KEY, "api-keys:read", "api-keys/read"),
  CREATE_KEY(Operation.CREATE_KEY, "api-keys:write", "api-keys/create"),
  UPDATE_KEY(Operation.UPDATE_KEY, "api-keys:write", "api-keys/update"),
  DELETE_KEY(Operation.DELETE_KEY, "api-keys:write", "api-keys/delete"),
  LIST_ENVIRONMENTS(Operation.LIST_ENVIRONMENTS, "environments:read", "environments/read"),
  GET_ENVIRONMENT(null, "environments:read", "environments/read"),
  CREATE_ENVIRONMENT(null, "environments:write", "environments/create"),
  UPDATE_ENVIRONMENT(null, "environments:write", "environments/update"),
  DELETE_ENVIRONMENT(null, "environments:write", "environments/delete");

  private final @Nullable Operation operation;
  private final String scope;
  private final String window;

  Route(@Nullable Operation operation, String scope, String window) {
    this.operation = operation;
    this.scope = scope;
    this.window = window;
  }

  public Optional<Operation> operation() {
    return Optional.ofNullable(operation);
  }

  /** What a management key needs for it; empty where any will do. */
  String scope() {
    return scope;
  }

  /** The budget it draws on. */
  String window() {
    return window;
  }
}
