package dev.honeycomboperator.crd;

import io.fabric8.kubernetes.client.CustomResource;

/** What the two kinds of team have in common. */
public abstract class Team<S> extends CustomResource<S, HoneycombTeamStatus> {

  private static final long serialVersionUID = 1L;

  public abstract TeamSettings settings();

  /** What status says; nothing, where it was never written. */
  public HoneycombTeamStatus lastStatus() {
    var status = getStatus();
    return status == null ? HoneycombTeamStatus.EMPTY : status;
  }
}
