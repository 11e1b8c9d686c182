package dev.honeycomboperator.crd;

/** The names that users type. */
public final class Api {

  public static final String GROUP = "honeycomb-operator.dev";
  public static final String VERSION = "v1alpha1";

  private Api() {}
}
