package dev.honeycomboperator.honeycomb.fake;

import dev.honeycomboperator.honeycomb.Honeycomb;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.ManagementKey;
import dev.honeycomboperator.honeycomb.Operation;
import dev.honeycomboperator.honeycomb.Permission;
import dev.honeycomboperator.honeycomb.Sensitive;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/**
 * All of Honeycomb that the operator needs, with the teams, people, accidents and outages a test
 * wants. Starts empty; thread-safe.
 */
public final class FakeHoneycomb implements AutoCloseable {

  private final Core core;
  private final Events events = new Events();
  private final Collection<HttpDoor> doors = new CopyOnWriteArrayList<>();

  public FakeHoneycomb() {
    this(InstantSource.system());
  }

  public FakeHoneycomb(InstantSource clock) {
    this(clock, new SecureRandom());
  }

  public FakeHoneycomb(InstantSource clock, RandomGenerator random) {
    core = new Core(clock, random);
  }

  /** The team of this slug, founded if there is none. */
  public FakeTeam team(String slug) {
    return new FakeTeam(core, core.team(slug));
  }

  public Switches switches() {
    return core.switches;
  }

  public Journal journal() {
    return core.journal;
  }

  /** How many calls of this kind there were, whatever came of them. */
  public int calls(Operation operation) {
    return core.journal.calls(operation).size();
  }

  public Events events() {
    return events;
  }

  /** The door in Java: as the real client, without a wire. */
  public Honeycomb client(ManagementKey credential) {
    return new JavaDoor(core, credential);
  }

  /** The door in HTTP, on a free port of the loopback interface. */
  public HttpDoor listen() {
    return listen(0);
  }

  public HttpDoor listen(int port) {
    return listen(Gate.OPEN, port);
  }

  /** The same with somebody before it. */
  public HttpDoor listen(Gate gate) {
    return listen(gate, 0);
  }

  private HttpDoor listen(Gate gate, int port) {
    var door = new HttpDoor(core, this::send, gate, port);
    doors.add(door);
    return door;
  }

  /** The next call of this kind goes wrong; several such are served in the order of the script. */
  public void failNext(Operation operation, Fault fault) {
    failNext(operation, 1, fault);
  }

  public void failNext(Operation operation, int times, Fault fault) {
    core.faults.next(operation, times, fault);
  }

  /** Every call of this kind goes wrong until {@link #heal}. */
  public void failEvery(Operation operation, Fault fault) {
    core.faults.every(operation, fault);
  }

  /** Every call of every kind goes wrong until {@link #heal}. */
  public void outage(Fault fault) {
    core.faults.outage(fault);
    if (fault.manner() instanceof Fault.Manner.Refused) {
      doors.forEach(HttpDoor::shut);
    }
  }

  /**
   * Ends all faults; whoever waits for a silent reply loses the connection. What is late stays
   * late.
   */
  public void heal() {
    core.faults.clear();
    doors.forEach(HttpDoor::open);
  }

  /** Carries out every late request now. */
  public void commitLate() {
    core.commitLate(Instant.MAX);
  }

  /**
   * Sends an event with a key's value; {@code false} is the 401 after which senders drop their
   * data.
   */
  public boolean send(Sensitive value) {
    return core.locked(
        () -> {
          var caller = core.admission.keyValue(value.reveal());
          var admitted =
              caller
                  .map(found -> found.team().everyKey.get(found.keyId()))
                  .filter(
                      key ->
                          key.type() == KeyType.INGEST
                              || key.permissions().contains(Permission.SEND_EVENTS))
                  .isPresent();
          events.count(admitted);
          return admitted;
        });
  }

  /** Whether the value of a key is let in now. */
  public boolean accepts(Sensitive value) {
    return keyOf(value).isPresent();
  }

  /** The id of the key whose value it is, if that is let in now. */
  public Optional<String> keyOf(Sensitive value) {
    return core.locked(() -> core.admission.keyValue(value.reveal()).map(Core.Caller::keyId));
  }

  /** Every secret there ever was, management keys included: what a search for leaks looks for. */
  public Set<String> allSecretsEverIssued() {
    return core.minting.secrets();
  }

  /** The ids of all keys of all teams, for laws that hold everywhere. */
  public Set<String> keyIds() {
    var ids = new HashSet<String>();
    for (var team : List.copyOf(core.teams())) {
      ids.addAll(core.locked(() -> Set.copyOf(team.keys.keySet())));
    }
    return ids;
  }

  @Override
  public void close() {
    doors.forEach(HttpDoor::close);
  }
}
