package dev.honeycomboperator;

import static dev.honeycomboperator.HistoryLaws.hold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.honeycomboperator.crd.HoneycombApiKey;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Environment;
import dev.honeycomboperator.honeycomb.Sensitive;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds in every fleet; told of each effect as it is carried out, whoever hears of it. */
final class FleetLaws {

  static final String ACCEPTED = "the key in a Secret is accepted at every moment";
  static final String SPREAD = "no minute holds more than 2 % of the fleet's rotations";
  static final String LEAKED = "in the end there is no key that nobody knows of";

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** A few of a small fleet may meet. */
  private static final int FEW = 3;

  private final FleetWorld world;
  private final int mostInAMinute;
  private final Map<String, Lineage> byName = new LinkedHashMap<>();
  private final Map<String, Lineage> byMark = new HashMap<>();
  private final Map<String, Lineage> byKey = new HashMap<>();
  private final Deque<Instant> lastMinute = new ArrayDeque<>();
  private @Nullable Environment environment;
  private @Nullable BrokenLaw broken;
  private int rotations;
  private int fullestMinute;

  FleetLaws(FleetWorld world, int size) {
    this.world = world;
    this.mostInAMinute = Math.max(size / 50, FEW);
  }

  void areOf(Environment production) {
    environment = production;
  }

  void expect(String name, Duration every, Outages outages) {
    var lineage = new Lineage(name, every, outages);
    byName.put(name, lineage);
    byMark.put(Mark.of(SimulatedWorld.INSTALLATION, world.namespace(), name).toString(), lineage);
  }

  synchronized void demanded(String name) {
    lineage(name).demanded();
  }

  private Lineage lineage(String name) {
    return Objects.requireNonNull(byName.get(name));
  }

  /** A request that Honeycomb carried out. */
  synchronized void honeycomb(Request request, Ending ending) {
    if (ending instanceof Ending.Reply reply && reply.status() < 300) {
      judged(() -> honeycomb(request, reply.body()));
    }
  }

  private void honeycomb(Request request, String reply) {
    var now = world.now();
    var id = request.target().substring(request.target().lastIndexOf('/') + 1);
    switch (request.method()) {
      case "POST" -> posted(json(reply).path("data"), now);
      case "PATCH" -> {
        if (json(request.body()).at("/data/attributes/disabled").asBoolean()) {
          of(id).disabled(id, now);
        }
        the_key_in_its_secret_is_accepted(of(id));
      }
      case "DELETE" -> {
        of(id).deleted(id, now);
        the_key_in_its_secret_is_accepted(of(id));
      }
      default -> {}
    }
  }

  private Lineage of(String id) {
    return Objects.requireNonNull(byKey.get(id));
  }

  private void posted(JsonNode key, Instant now) {
    var mark = Mark.in(key.at("/attributes/name").asText()).orElseThrow().toString();
    var lineage = Objects.requireNonNull(byMark.get(mark));
    byKey.put(key.path("id").asText(), lineage);
    if (lineage.posted(key.path("id").asText(), now)) {
      rotated(now);
    }
  }

  private void rotated(Instant now) {
    rotations++;
    lastMinute.removeIf(at -> !at.isAfter(now.minus(MINUTE)));
    lastMinute.add(now);
    fullestMinute = Math.max(fullestMinute, lastMinute.size());
    hold(lastMinute.size() <= mostInAMinute, SPREAD, lastMinute.size() + " until " + now);
  }

  private void the_key_in_its_secret_is_accepted(Lineage lineage) {
    lineage
        .value()
        .ifPresent(value -> hold(world.honeycomb.accepts(value), ACCEPTED, lineage.toString()));
  }

  /** A Secret as it was written. */
  synchronized void secret(String name, Secret secret) {
    Optional.ofNullable(secret.getData())
        .map(data -> data.get("api-key"))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
        .map(Sensitive::of)
        .ifPresent(value -> judged(() -> handedOut(lineage(name), value)));
  }

  private void handedOut(Lineage lineage, Sensitive value) {
    var key = world.honeycomb.keyOf(value).flatMap(world.team::key);
    hold(
        key.flatMap(ApiKey::environmentId)
            .equals(Optional.ofNullable(environment).map(Environment::id)),
        ACCEPTED,
        lineage + " " + key);
    lineage.holds(key.orElseThrow().id(), value);
  }

  /** A resource as it was written, or its status. */
  synchronized void resource(String name, HoneycombApiKey resource) {
    judged(() -> lineage(name).record(resource.lastStatus().recordedIds().toList()));
  }

  /** The first law that was broken is the one that counts; here nobody would hear of it. */
  private void judged(Runnable judgement) {
    try {
      judgement.run();
    } catch (BrokenLaw law) {
      broken = broken == null ? law : broken;
    }
  }

  /**
   * @throws BrokenLaw if anything was done that must not be
   */
  synchronized void check() {
    if (broken != null) {
      throw broken;
    }
  }

  private static JsonNode json(String text) {
    return Serialization.unmarshal(text, JsonNode.class);
  }

  /** Of a fleet that was left alone for some time. */
  synchronized void inTheEnd() {
    check();
    for (var lineage : byName.values()) {
      hold(lineage.leaked().isEmpty(), LEAKED, lineage + " " + lineage.leaked());
      lineage.inTheEnd(world.now());
      the_key_in_its_secret_is_accepted(lineage);
    }
  }

  boolean areAllServed() {
    return byName.values().stream().allMatch(lineage -> lineage.value().isPresent());
  }

  synchronized int rotations() {
    return rotations;
  }

  synchronized int fullestMinute() {
    return fullestMinute;
  }

  Collection<Lineage> lineages() {
    return byName.values();
  }
}
