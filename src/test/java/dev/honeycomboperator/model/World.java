package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All there is of one resource, at one moment. Copied for every step. */
final class World {

  static final int MAX_KEYS = 12;

  /** In ticks: a request that ended so long ago has done all that it will ever do. */
  static final int SETTLING = 1;

  /** In ticks. */
  static final int OVERLAP = Integer.getInteger("model.overlap", 1);

  /** In ticks: so long after its successor was made a key goes, whoever uses it. */
  static final int ATMOST = OVERLAP + 1;

  /** A POST that Honeycomb has not carried out yet, though nobody waits for it any more. */
  record Late(int environment, int name, boolean disabled, int age) {}

  /** Whom the team's management key speaks for. */
  enum Credential {
    RIGHT('r'),
    REFUSED('n'),
    ANOTHER_TEAM('a');

    final char code;

    Credential(char code) {
      this.code = code;
    }
  }

  int environment;
  int name;
  boolean disabled;
  boolean rotation;

  /** The keys were said to have leaked. */
  boolean revocation;

  /** Previous keys are to be kept. */
  boolean kept;

  /** The key that is as old as the schedule lets it become; -1 for none. */
  int due = -1;

  Optional<DeletionPolicy> deletion = Optional.empty();
  boolean guarded;

  /** Somebody else took the finalizer off. */
  boolean unguardedByOthers;

  boolean gone;

  /** It went while keys of it were known, and nobody could help it. */
  boolean abandoned;

  Credential credential = Credential.RIGHT;
  int statusKey = -1;
  List<Integer> statusPrevious = List.of();

  /** A restore took it, and it was not written since. */
  boolean statusLost;

  Vault vault = Vault.NONE;

  /** Somebody else took what it said of previous keys. */
  boolean recordLost;

  /** What somebody may restore: the Secret before it got another value. */
  Vault older = Vault.NONE;

  /** The pod that uses the Secret; none where nobody asks for evidence. */
  Optional<Pod> pod = Optional.empty();

  List<Key> keys = new ArrayList<>();
  List<Late> late = new ArrayList<>();
  Replica leader = new Replica();
  @Nullable Replica paused;
  int faultsLeft;
  int meddlingsLeft;
  int wishesLeft;
  int postsLeft = 1;

  World(Scope scope) {
    faultsLeft = scope.faults();
    meddlingsLeft = scope.meddlings();
    wishesLeft = scope.wishes();
  }

  World copy() {
    var copy = new World(new Scope(faultsLeft, meddlingsLeft, wishesLeft));
    copy.environment = environment;
    copy.name = name;
    copy.disabled = disabled;
    copy.rotation = rotation;
    copy.revocation = revocation;
    copy.kept = kept;
    copy.due = due;
    copy.recordLost = recordLost;
    copy.older = older;
    copy.pod = pod;
    copy.deletion = deletion;
    copy.guarded = guarded;
    copy.unguardedByOthers = unguardedByOthers;
    copy.gone = gone;
    copy.abandoned = abandoned;
    copy.credential = credential;
    copy.statusKey = statusKey;
    copy.statusPrevious = statusPrevious;
    copy.statusLost = statusLost;
    copy.vault = vault;
    copy.keys = new ArrayList<>(keys);
    copy.late = new ArrayList<>(late);
    copy.leader = leader.copy();
    copy.paused = paused == null ? null : paused.copy();
    copy.postsLeft = postsLeft;
    return copy;
  }

  Optional<Key> key(int id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  void change(int id, UnaryOperator<Key> how) {
    keys.replaceAll(key -> key.id() == id ? how.apply(key) : key);
  }

  Key mint(int environmentOfKey, int nameOfKey, boolean disabledKey, boolean planted) {
    var id = keys.stream().mapToInt(Key::id).max().orElse(-1);
    id = Math.max(id, 31 - Integer.numberOfLeadingZeros(referredTo())) + 1;
    var key = Key.made(id, environmentOfKey, nameOfKey, disabledKey, planted);
    keys.add(key);
    return key;
  }

  /** What status and the Secret say was handed out. */
  boolean isRecorded(int id) {
    return ((statusIds() | vault.recorded()) >> id & 1) == 1;
  }

  int statusIds() {
    return Ids.set(statusPrevious) | bit(statusKey);
  }

  void write(Vault written) {
    if (vault.holding() && vault.value() != written.value()) {
      older = vault;
    }
    vault = written;
    keys.replaceAll(key -> key.beside(written.value()));
    leader.turn = leader.turn.secretChanged();
    if (paused != null) {
      paused.turn = paused.turn.secretChanged();
    }
  }

  void resourceChanged() {
    leader.turn = leader.turn.resourceChanged();
    if (paused != null) {
      paused.turn = paused.turn.resourceChanged();
    }
  }

  void tick() {
    keys.replaceAll(key -> key.aged(vault.value(), oldest()));
    vault = vault.aged();
    pod = pod.map(Pod::aged);
    late.replaceAll(
        post -> new Late(post.environment(), post.name(), post.disabled(), post.age() + 1));
    late.removeIf(post -> post.age() >= SETTLING);
    leader.tick();
    if (paused != null) {
      paused.tick();
    }
  }

  /** In ticks: the age after which nothing changes. */
  private int oldest() {
    return OVERLAP + (pod.isPresent() ? ATMOST : OVERLAP);
  }

  /** The ids that somebody still knows, apart from Honeycomb. */
  private int referredTo() {
    var ids =
        statusIds()
            | vault.ids()
            | older.ids()
            | bit(pod.map(Pod::key).orElse(-1))
            | leader.knownIds()
            | leader.turn.ids();
    return paused == null ? ids : ids | paused.knownIds() | paused.turn.ids();
  }

  private static int bit(int id) {
    return id < 0 ? 0 : 1 << id;
  }

  /** The same world with what nobody can tell apart made the same. */
  World canonical() {
    if (gone) {
      leader = new Replica();
    }
    if (meddlingsLeft == 0) {
      older = Vault.NONE;
    }
    if (due != vault.value()) {
      due = -1;
    }
    keys.replaceAll(Key::canonical);
    var referred = referredTo();
    keys.removeIf(key -> key.deadFor() > 0 && (referred & bit(key.id())) == 0);
    var ids = referred;
    for (var key : keys) {
      ids |= bit(key.id());
    }
    var numbers = new Numbering(ids);
    leader.gone &= ids;
    leader.markSeen &= ids;
    if (paused != null) {
      paused.gone &= ids;
      paused.markSeen &= ids;
    }
    if (!numbers.changesNothing()) {
      number(numbers);
    }
    return this;
  }

  private void number(Numbering numbers) {
    keys.replaceAll(key -> key.numbered(numbers.of(key.id())));
    statusKey = numbers.of(statusKey);
    statusPrevious = numbers.ofAll(statusPrevious);
    vault = vault.numbered(numbers);
    older = older.numbered(numbers);
    pod = pod.map(there -> there.numbered(numbers));
    due = numbers.of(due);
    leader = leader.numbered(numbers);
    paused = paused == null ? null : paused.numbered(numbers);
  }

  /** Two worlds that are the same have the same text. */
  String text() {
    var text = new StringBuilder(64);
    text.append(deletion.map(policy -> policy.name().charAt(2)).orElse(' '))
        .append(credential.code)
        .append(
            (char)
                (environment
                    | name << 1
                    | (guarded ? 1 << 2 : 0)
                    | (gone ? 1 << 3 : 0)
                    | (statusKey + 1) << 4
                    | (unguardedByOthers ? 1 << 10 : 0)
                    | (abandoned ? 1 << 11 : 0)
                    | (disabled ? 1 << 12 : 0)
                    | (rotation ? 1 << 13 : 0)
                    | (statusLost ? 1 << 14 : 0)))
        .append((char) (faultsLeft | meddlingsLeft << 3 | wishesLeft << 6 | (postsLeft + 1) << 9))
        .append(
            (char)
                (keys.size()
                    | late.size() << 4
                    | (revocation ? 1 << 8 : 0)
                    | (kept ? 1 << 9 : 0)
                    | (due + 1) << 10
                    | (recordLost ? 1 << 14 : 0)));
    Ids.writeTo(text, statusPrevious);
    vault.writeTo(text);
    older.writeTo(text);
    pod.ifPresent(there -> there.writeTo(text));
    keys.forEach(key -> key.writeTo(text));
    late.forEach(
        post ->
            text.append(
                (char)
                    (post.environment()
                        | post.name() << 1
                        | (post.disabled() ? 4 : 0)
                        | post.age() << 3)));
    leader.writeTo(text);
    if (paused != null) {
      paused.writeTo(text);
    }
    return text.toString();
  }
}
