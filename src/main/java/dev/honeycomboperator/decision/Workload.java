package dev.honeycomboperator.decision;

/** Something of the same namespace whose pods are to be restarted for a new key. */
public record Workload(Kind kind, String name) {

  public enum Kind {
    DEPLOYMENT("Deployment"),
    DAEMON_SET("DaemonSet"),
    STATEFUL_SET("StatefulSet");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As Kubernetes spells it. */
    public String text() {
      return text;
    }
  }

  @Override
  public String toString() {
    return kind.text() + "/" + name;
  }
}
