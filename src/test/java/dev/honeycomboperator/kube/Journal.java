package dev.honeycomboperator.kube;

import java.util.ArrayList;
import java.util.List;

/** Every call of the API in the order of arrival, so that a test can say what was not written. */
public final class Journal {
  private final List<ApiCall> calls = new ArrayList<>();

  synchronized void add(ApiCall call) {
    calls.add(call);
  }

  public synchronized List<ApiCall> calls() {
    return List.copyOf(calls);
  }

  /** Calls that may have changed something; leases excepted, whose renewal is a heartbeat. */
  public List<ApiCall> writes() {
    return calls().stream()
        .filter(ApiCall::writes)
        .filter(call -> !"leases".equals(call.resource()))
        .toList();
  }

  public synchronized void clear() {
    calls.clear();
  }
}
