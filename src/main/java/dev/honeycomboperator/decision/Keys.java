package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.honeycomb.ApiKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of a resource's keys is what. The ids that the Secret and status name only select among the
 * keys that bear the mark.
 *
 * @param recorded every id that the Secret or status names as handed out, oldest first as far as is
 *     known
 */
public record Keys(Observed seen, Optional<Ledger> ledger, List<String> recorded) {

  public static Keys of(Observed seen) {
    var ledger =
        seen.target() instanceof Target.Ours ours ? ours.knownLedger() : Optional.<Ledger>empty();
    var recorded =
        Stream.concat(
                Stream.concat(
                        ledger.stream().flatMap(known -> known.previous().stream()),
                        seen.statusIds().stream())
                    .filter(id -> ledger.filter(known -> known.keyId().equals(id)).isEmpty()),
                ledger.stream().map(Ledger::keyId))
            .distinct()
            .toList();
    return new Keys(seen, ledger, recorded);
  }

  /** The key that the Secret holds, where the Secret still holds its value. */
  public Optional<ApiKey> held() {
    return seen.target() instanceof Target.Holding holding
        ? seen.ours().stream().filter(key -> key.id().equals(holding.ledger().keyId())).findFirst()
        : Optional.empty();
  }

  public List<ApiKey> previous() {
    var held = held();
    return seen.ours().stream()
        .filter(key -> recorded.contains(key.id()) && !held.equals(Optional.of(key)))
        .sorted(Comparator.comparing(ApiKey::created))
        .toList();
  }

  List<ApiKey> orphans() {
    return seen.ours().stream().filter(key -> !recorded.contains(key.id())).toList();
  }

  Optional<Strayed> strayed(String id) {
    return seen.strayed().stream().filter(strayed -> strayed.key().id().equals(id)).findFirst();
  }

  /**
   * What the ledger of the held key is to name; a strayed key stays on it, its mark may come back.
   */
  List<String> previousOnRecord() {
    var held = held().map(ApiKey::id);
    return recordedNotGone().stream().filter(id -> !held.equals(Optional.of(id))).toList();
  }

  public List<String> recordedNotGone() {
    return recorded.stream().filter(id -> !seen.gone().contains(id)).toList();
  }

  /**
   * The key that took {@code previous}' place: the next that the ledger names and that is not older
   * by Honeycomb's timestamps. One that was made while {@code previous} was held, and came into no
   * Secret, stands before it. Status is not asked, it could name a successor that never was.
   */
  Optional<ApiKey> successorOf(ApiKey previous) {
    return seen.ours().stream()
        .filter(key -> isOnLedger(key) && succeeds(key, previous))
        .min(Comparator.comparing(ApiKey::created));
  }

  private boolean isOnLedger(ApiKey key) {
    return ledger
        .filter(known -> known.keyId().equals(key.id()) || known.previous().contains(key.id()))
        .isPresent();
  }

  private boolean succeeds(ApiKey key, ApiKey previous) {
    return !key.created().isBefore(previous.created())
        && recorded.indexOf(key.id()) > recorded.indexOf(previous.id());
  }
}
