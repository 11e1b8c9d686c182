package dev.honeycomboperator.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Sensitive;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Those who use the keys. They look into the Secrets again and again, and go on using each key that
 * they ever saw there until its overlap is over.
 */
final class Collectors implements AutoCloseable {
  private static final int LOOK_EVERY_MILLIS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Honeycomb's timestamps may be cut to seconds. */
  private static final Duration TIMESTAMPS = Duration.ofSeconds(1);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Ground ground;
  private final Deeds deeds;
  private final Duration overlap;
  private final History history;
  private final Map<String, HandedOut> seen = new ConcurrentHashMap<>();
  private final Map<String, String> lost = new LinkedHashMap<>();

  Collectors(Ground ground, Deeds deeds, Duration overlap, History history) {
    this.ground = ground;
    this.deeds = deeds;
    this.overlap = overlap;
    this.history = history;
    var _ =
        clock.scheduleWithFixedDelay(
            this::lookQuietly, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void lookQuietly() {
    try {
      look();
    } catch (RuntimeException e) {
      // A scheduler would say nothing and never look again.
      history.tell("collectors could not look: %s".formatted(e));
      lose("the looking itself", e.toString());
    }
  }

  /** Looks now; also asked for by whoever is about to take a Secret away. */
  synchronized void look() {
    for (Secret secret :
        ground
            .kubernetes()
            .secrets()
            .inAnyNamespace()
            .withLabel(Names.MANAGED_BY, Names.OPERATOR)
            .list()
            .getItems()) {
      note(secret);
    }
    seen.values().stream()
        .filter(key -> !lost.containsKey(key.id()))
        .filter(key -> !ground.honeycomb().accepts(key.value()))
        .forEach(this::mayBeDead);
  }

  private void note(Secret secret) {
    String id = ledger(secret).path("key").asText();
    String encoded = secret.getData() == null ? null : secret.getData().get("api-key");
    if (encoded == null
        || id.isEmpty()
        || seen.containsKey(id)
        || secret.getMetadata().getOwnerReferences().isEmpty()) {
      return;
    }
    Sensitive value =
        Sensitive.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    if (!issued(value)) {
      return;
    }
    HandedOut key =
        new HandedOut(
            id,
            value,
            secret.getMetadata().getOwnerReferences().getFirst().getUid(),
            secret.getMetadata().getNamespace() + "/" + secret.getMetadata().getName(),
            remote(id).map(ApiKey::created).orElseGet(Instant::now),
            Instant.now());
    seen.put(id, key);
    history.tell("handed out: %s".formatted(key));
  }

  private static JsonNode ledger(Secret secret) {
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    try {
      return JSON.readTree(annotations.getOrDefault(Names.LEDGER, "{}"));
    } catch (JsonProcessingException _) {
      return JSON.createObjectNode();
    }
  }

  /** Not something that somebody wrote into the Secret. */
  private boolean issued(Sensitive value) {
    return ground.honeycomb().allSecretsEverIssued().stream().anyMatch(value.reveal()::endsWith);
  }

  private Optional<ApiKey> remote(String id) {
    return ground.teams().stream().flatMap(team -> team.key(id).stream()).findFirst();
  }

  private void mayBeDead(HandedOut key) {
    Optional<ApiKey> remote = remote(key.id());
    if (deeds.excuseDeath(key) || overlapIsOver(key)) {
      return;
    }
    if (remote.isEmpty()) {
      lose(key.id(), "%s: deleted, and nobody but the operator can have done it".formatted(key));
    } else if (remote.get().disabled() && !deeds.excuseDisabling(key)) {
      lose(key.id(), "%s: disabled, and nobody asked for it".formatted(key));
    } else if (!remote.get().disabled() && !ground.honeycomb().accepts(key.value())) {
      lose(key.id(), "%s: not accepted".formatted(key));
    }
  }

  private boolean overlapIsOver(HandedOut key) {
    return seen.values().stream()
        .filter(other -> other.succeeds(key))
        .map(successor -> successor.created().plus(overlap).minus(TIMESTAMPS))
        .anyMatch(end -> end.isBefore(Instant.now()));
  }

  private synchronized void lose(String id, String how) {
    if (lost.putIfAbsent(id, how) == null) {
      history.tell("LOST IN USE: %s".formatted(how));
    }
  }

  int handedOut() {
    return seen.size();
  }

  synchronized List<String> lost() {
    return List.copyOf(lost.values());
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
