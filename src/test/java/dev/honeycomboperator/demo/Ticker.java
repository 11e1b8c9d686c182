package dev.honeycomboperator.demo;

import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.fake.Call;
import dev.honeycomboperator.honeycomb.fake.Journal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells of the writes to Honeycomb as they happen, for whoever plays with kubectl. */
final class Ticker implements AutoCloseable {
  private static final Set<Operation> WRITES =
      Set.of(Operation.CREATE_KEY, Operation.UPDATE_KEY, Operation.DELETE_KEY);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Journal journal;
  private final Narrator narrator;
  private int told;

  Ticker(Journal journal, Narrator narrator) {
    this.journal = journal;
    this.narrator = narrator;
    this.told = journal.calls().size();
    var _ = clock.scheduleWithFixedDelay(this::tell, 200, 200, TimeUnit.MILLISECONDS);
  }

  private void tell() {
    List<Call> calls = journal.calls();
    calls.subList(told, calls.size()).forEach(this::tell);
    told = calls.size();
  }

  private void tell(Call call) {
    String outcome = call.status() / 100 == 2 ? "" : ": " + call.status();
    call.route()
        .operation()
        .filter(WRITES::contains)
        .map(operation -> (operation.doing() + " " + call.id()).strip() + outcome)
        .ifPresent(narrator::detail);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
