package dev.honeycomboperator.crd;

import io.fabric8.kubernetes.client.CustomResource;

/** What the two kinds of team have in common. */
public abstract class Team<S> extends CustomResource<S, HoneycombTeamStatus> {

  private static final long serialVersionUID = 1L;

  public abstract TeamSettings settings();
}
