package dev.honeycomboperator.crd;

/** The names that users type, and what the API server asks of names that they invent. */
public final class Api {

  public static final String GROUP = "honeycomb-operator.dev";
  public static final String VERSION = "v1alpha1";

  static final int MAX_NAME = 253;

  static final String IS_NAME =
      "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')";
  static final String IS_NAME_IN_WORDS =
      "must consist of lower-case letters, digits, '-' and '.', and begin and end with a letter or"
          + " digit, such as my-name";

  static final String IS_ENTRY = "self.matches('^[-._a-zA-Z0-9]+$')";
  static final String IS_ENTRY_IN_WORDS =
      "must consist of letters, digits, '-', '_' and '.', as the names of a Secret's entries do";

  private Api() {}
}
