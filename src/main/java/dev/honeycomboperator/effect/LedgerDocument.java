package dev.honeycomboperator.effect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.honeycomboperator.decision.Ledger;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The annotation {@link Names#LEDGER}: the ledger, a digest of the value and the names of what we
 * set on the Secret. A wire format: every released form is read for ever, none is rewritten for its
 * form alone.
 *
 * @param v of the form; a form newer than ours is never taken for damage
 * @param leaked ids as in {@link Ledger.Leaving}, like the four that follow
 * @param entry the entry of the Secret that holds the value
 * @param salt of {@code sha256}, in which the value is hashed so that a change of it is noticed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LedgerDocument(
    int v,
    @Nullable String key,
    @Nullable String type,
    @Nullable String environment,
    @Nullable String environmentId,
    @Nullable String team,
    @Nullable List<String> previous,
    boolean disabled,
    boolean proven,
    @Nullable String rotation,
    @Nullable String revocation,
    @Nullable List<String> leaked,
    @Nullable List<String> previousDisabled,
    @Nullable String swapped,
    @Nullable Boolean successor,
    @Nullable List<String> restarted,
    @Nullable String entry,
    @Nullable String salt,
    @Nullable String sha256,
    @Nullable List<String> labels,
    @Nullable List<String> annotations,
    @Nullable List<String> data) {

  static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Empty for a text that is not a ledger, which somebody must have damaged. */
  static Optional<LedgerDocument> parse(String text) {
    try {
      // JSON's null is no error to the parser.
      return Optional.ofNullable(JSON.readValue(text, LedgerDocument.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts is always JSON", e);
    }
  }

  boolean isNewer() {
    return v > VERSION;
  }

  Optional<Ledger> ledger() {
    if (Stream.of(key, type, environment, environmentId, team).anyMatch(Objects::isNull)
        || !ApiKey.isId(Objects.requireNonNull(key))) {
      return Optional.empty();
    }
    return KeyType.fromWireName(Objects.requireNonNull(type))
        .map(
            known ->
                new Ledger(
                    Objects.requireNonNull(key),
                    known,
                    Objects.requireNonNull(environment),
                    Objects.requireNonNull(environmentId),
                    Objects.requireNonNull(team),
                    listOf(previous).stream().filter(ApiKey::isId).toList(),
                    disabled,
                    proven,
                    new Ledger.Served(
                        Optional.ofNullable(rotation), Optional.ofNullable(revocation)),
                    new Ledger.Leaving(
                        Set.copyOf(listOf(leaked)),
                        Set.copyOf(listOf(previousDisabled)),
                        time(swapped),
                        Boolean.TRUE.equals(successor),
                        Set.copyOf(listOf(restarted)))));
  }

  private static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static List<String> listOf(@Nullable List<String> names) {
    return names == null ? List.of() : names.stream().filter(Objects::nonNull).toList();
  }
}
