package dev.honeycomboperator.decision;

/**
 * Why a resource is as it is: the closed vocabulary of the conditions, and the index of the
 * runbook. Changing a name breaks users' alerts.
 */
public enum Reason {
  AVAILABLE("Available", false),
  PAUSED("Paused", false),
  TEAM_NOT_FOUND("TeamNotFound", true),
  TEAM_NOT_READY("TeamNotReady", false),
  TEAM_TERMINATING("TeamTerminating", true),
  CREDENTIAL_NOT_FOUND("CredentialNotFound", true),
  CREDENTIAL_MALFORMED("CredentialMalformed", true),
  CREDENTIAL_REFUSED("CredentialRefused", true),
  CREDENTIAL_OF_ANOTHER_TEAM("CredentialOfAnotherTeam", true),
  MISSING_SCOPE("MissingScope", true),
  ENDPOINT_NOT_ALLOWED("EndpointNotAllowed", true),
  NAMESPACE_NOT_ALLOWED("NamespaceNotAllowed", true),
  KEY_TYPE_NOT_ALLOWED("KeyTypeNotAllowed", true),
  ENVIRONMENT_NOT_FOUND("EnvironmentNotFound", true),
  NOTHING_TO_DISABLE("NothingToDisable", true),
  SECRET_CONFLICT("SecretConflict", true),
  SECRET_CONTESTED("SecretContested", true),
  SECRET_IMMUTABLE("SecretImmutable", true),
  SECRET_NOT_WRITABLE("SecretNotWritable", true),
  STATUS_NOT_WRITABLE("StatusNotWritable", true),
  KEY_IDS_NOT_WRITABLE("KeyIdsNotWritable", true),
  RESTART_NOT_ALLOWED("RestartNotAllowed", true),
  DISABLED_IN_HONEYCOMB("DisabledInHoneycomb", true),
  MARK_LOST("MarkLost", true),
  NOT_APPLIED("NotApplied", true),
  MASS_LOSS("MassLoss", true),
  ANOTHER_WRITER("AnotherWriter", true),
  REJECTED("Rejected", true),
  FORBIDDEN("Forbidden", true),
  PROOF_REFUSED("ProofRefused", false),
  SETTLING("Settling", false),
  MINTING_PAUSED("MintingPaused", false),
  OVERLAP_PENDING("OverlapPending", false),
  RATE_LIMITED("RateLimited", false),
  HONEYCOMB_UNAVAILABLE("HoneycombUnavailable", false),
  KUBERNETES_UNAVAILABLE("KubernetesUnavailable", false);

  private final String text;
  private final boolean stalled;

  Reason(String text, boolean stalled) {
    this.text = text;
    this.stalled = stalled;
  }

  /** As conditions and Events spell it. */
  public String text() {
    return text;
  }

  /**
   * Whether it says why nothing could be looked at or done just now, rather than something of the
   * key: a key that works goes on working.
   */
  public boolean isAboutLooking() {
    return switch (this) {
      case TEAM_NOT_FOUND,
          TEAM_NOT_READY,
          CREDENTIAL_NOT_FOUND,
          CREDENTIAL_MALFORMED,
          CREDENTIAL_REFUSED,
          CREDENTIAL_OF_ANOTHER_TEAM,
          MISSING_SCOPE,
          ENDPOINT_NOT_ALLOWED,
          FORBIDDEN,
          RATE_LIMITED,
          HONEYCOMB_UNAVAILABLE,
          KUBERNETES_UNAVAILABLE ->
          true;
      case AVAILABLE,
          PAUSED,
          TEAM_TERMINATING,
          NAMESPACE_NOT_ALLOWED,
          KEY_TYPE_NOT_ALLOWED,
          ENVIRONMENT_NOT_FOUND,
          NOTHING_TO_DISABLE,
          SECRET_CONFLICT,
          SECRET_CONTESTED,
          SECRET_IMMUTABLE,
          SECRET_NOT_WRITABLE,
          STATUS_NOT_WRITABLE,
          KEY_IDS_NOT_WRITABLE,
          RESTART_NOT_ALLOWED,
          DISABLED_IN_HONEYCOMB,
          MARK_LOST,
          NOT_APPLIED,
          MASS_LOSS,
          ANOTHER_WRITER,
          REJECTED,
          PROOF_REFUSED,
          SETTLING,
          MINTING_PAUSED,
          OVERLAP_PENDING ->
          false;
    };
  }

  /** Whether only a person can mend it: the condition {@code Stalled}. */
  public boolean stalled() {
    return stalled;
  }
}
