package dev.honeycomboperator.decision;

import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.honeycomb.ApiKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of a resource's keys is what. The ids that the Secret and status name only select among the
 * keys that bear the mark.
 *
 * @param recorded every id that the Secret or status names as handed out, oldest first; before them
 *     those of which nobody knows when, or whether
 */
public record Keys(Observed seen, Optional<Ledger> ledger, List<String> recorded) {

  public static Keys of(Observed seen) {
    var ledger =
        seen.target() instanceof Target.Ours ours ? ours.knownLedger() : Optional.<Ledger>empty();
    var handedOut =
        ledger.stream()
            .flatMap(known -> Stream.concat(known.previous().stream(), Stream.of(known.keyId())))
            .distinct()
            .toList();
    var noted = seen.statusIds().stream().filter(id -> !handedOut.contains(id));
    return new Keys(seen, ledger, Stream.concat(noted, handedOut.stream()).distinct().toList());
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
   * by Honeycomb's timestamps. One that may have come into no Secret stands before those that did.
   * Status is not asked, it could name a successor that never was.
   */
  Optional<ApiKey> successorOf(ApiKey previous) {
    return seen.ours().stream()
        .filter(key -> isOnLedger(key.id()) && succeeds(key, previous))
        .min(Comparator.comparing(ApiKey::created));
  }

  /**
   * When the previous key was replaced, as Honeycomb's timestamps have it, which nobody here can
   * forge or forget.
   */
  Optional<Instant> replaced(ApiKey previous) {
    return successorOf(previous).map(ApiKey::created);
  }

  /**
   * The key that is newer than the held one, if there is one. Either it was made and not written,
   * or an older Secret came back; nobody can tell which, or when.
   */
  Optional<ApiKey> newest() {
    var previous = previous();
    return previous.isEmpty()
        ? Optional.empty()
        : Optional.of(previous.getLast())
            .filter(
                key -> held().filter(held -> key.created().isAfter(held.created())).isPresent());
  }

  Ledger.Leaving leaving() {
    return ledger.map(Ledger::leaving).orElse(Ledger.Leaving.NONE);
  }

  /** By when the held key's value was in the Secret; never before there was one. */
  Optional<Instant> swap() {
    return leaving()
        .swapped()
        .flatMap(at -> held().map(ApiKey::created).map(made -> made.isAfter(at) ? made : at));
  }

  /**
   * Whether the keys are said to have leaked, and none was issued for that yet. Where no ledger can
   * say it, it is taken for old news: revoking cannot be undone.
   */
  boolean leakIsNews(Rotation rotation) {
    return rotation.revoked().isPresent()
        && ledger
            .filter(known -> !known.served().revocation().equals(rotation.revoked()))
            .isPresent();
  }

  /**
   * The keys that have leaked when a leak is news. Where the key that the ledger names is gone, an
   * older Secret came back: what status alone names may have been issued for this very news.
   */
  List<String> leaked() {
    var old = ledger.filter(known -> seen.gone().contains(known.keyId())).isPresent();
    return old ? recordedNotGone().stream().filter(this::isOnLedger).toList() : recordedNotGone();
  }

  private boolean isOnLedger(String id) {
    return ledger
        .filter(known -> known.keyId().equals(id) || known.previous().contains(id))
        .isPresent();
  }

  private boolean succeeds(ApiKey key, ApiKey previous) {
    return !key.created().isBefore(previous.created())
        && recorded.indexOf(key.id()) > recorded.indexOf(previous.id());
  }
}
