package dev.honeycomboperator.effect;

import dev.honeycomboperator.crd.Api;

/** What we write on Kubernetes objects; users select and read by these names. */
public final class Names {

  public static final String FINALIZER = Api.GROUP + "/remote-key";
  public static final String IN_USE = Api.GROUP + "/in-use";

  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "honeycomb-operator";

  /** On a generated Secret: digest of the resource, as in the mark of its keys. */
  public static final String OWNER = Api.GROUP + "/owner";

  /** On a Secret with a management key: that it is to be watched. */
  public static final String CREDENTIALS = Api.GROUP + "/credentials";

  public static final String LEDGER = Api.GROUP + "/ledger";
  public static final String REVOKING = Api.GROUP + "/revoking";

  /** On a ConfigMap that lists ids of keys: that it is ours to write. */
  public static final String KEY_IDS = Api.GROUP + "/key-ids";

  /** On a pod template: the key for which its pods were restarted. */
  public static final String RESTARTED_FOR = Api.GROUP + "/restarted-for";

  public static final String ROTATE = Api.GROUP + "/rotate";
  public static final String REVOKE_AND_ROTATE = Api.GROUP + "/revoke-and-rotate";
  public static final String KEEP_PREVIOUS = Api.GROUP + "/keep-previous";
  public static final String PAUSED = Api.GROUP + "/paused";

  /** On a team: the token of a brake that a person has looked into. */
  public static final String CONFIRM = Api.GROUP + "/confirm";

  private Names() {}
}
