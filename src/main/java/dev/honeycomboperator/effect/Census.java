package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Brake;
import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which of a team's keys are accounted for, and which that should be there are not: what the brakes
 * go by. Beside the {@link Inventory}, one for all resources of a team; a list is gone through
 * once. Safe for use by many threads.
 */
public final class Census {

  private final Inventory inventory;
  private final String installation;
  private final Supplier<Instant> baselineEnd;
  private final Duration settling;

  /** Ids that were there before us or that we made, whatever name they bear now. */
  private final Set<String> known = new HashSet<>();

  /** New with the last list, by id; a POST that is under way may yet account for them. */
  private final Map<String, String> strangers = new HashMap<>();

  /** Not forgotten when they are deleted: who made them may still be there. */
  private final Set<String> foreign = new TreeSet<>();

  private final Set<String> confirmed = new HashSet<>();
  private final Set<String> postsUnderWay = new HashSet<>();
  private final Map<String, Instant> lostPosts = new HashMap<>();
  private Optional<Instant> judged = Optional.empty();

  private final Set<String> revoked = new HashSet<>();
  private final Set<String> acceptedLosses = new HashSet<>();
  private Set<String> missing = Set.of();
  private int held;
  private Optional<Instant> counted = Optional.empty();

  /**
   * @param baselineEnd until when keys may turn up that a process before us made
   * @param settling how long after a POST ended what it made may turn up
   */
  public Census(
      Inventory inventory, String installation, Supplier<Instant> baselineEnd, Duration settling) {
    this.inventory = inventory;
    this.installation = installation;
    this.baselineEnd = baselineEnd;
    this.settling = settling;
  }

  /** A POST for a key with this mark begins. */
  synchronized void posting(Mark mark) {
    postsUnderWay.add(mark.toString());
  }

  synchronized void posted(Mark mark, String id) {
    postsUnderWay.remove(mark.toString());
    known.add(id);
  }

  synchronized void postMadeNothing(Mark mark) {
    postsUnderWay.remove(mark.toString());
  }

  /** What the POST made, if anything, is one key with this mark. */
  synchronized void postLost(Mark mark, Instant ended) {
    postsUnderWay.remove(mark.toString());
    lostPosts.put(mark.toString(), ended);
  }

  /** A key that we deleted is not lost. */
  synchronized void revoked(String id) {
    revoked.add(id);
  }

  /** What a process before us could not account for, and nobody confirmed. */
  public synchronized void recall(Collection<String> ids) {
    ids.stream().filter(id -> !confirmed.contains(id)).forEach(foreign::add);
  }

  /**
   * Counts what is missing, if there was a list since the last count.
   *
   * @param heldKeys the ids that Secrets hold; asked only then
   */
  synchronized void count(Supplier<Set<String>> heldKeys) {
    var listedAt = inventory.listedAt();
    if (!counted.equals(listedAt)) {
      counted = listedAt;
      var ids = heldKeys.get();
      held = ids.size();
      missing = new TreeSet<>(ids);
      missing.removeIf(id -> inventory.find(id).isPresent());
    }
  }

  /**
   * @param skew how far Honeycomb's clock is ahead of ours
   * @param team as in {@link Brake.MassLoss}
   */
  synchronized Optional<Brake> brake(Duration skew, String team) {
    judge(skew);
    if (!foreign.isEmpty()) {
      return Optional.of(new Brake.AnotherWriter(List.copyOf(foreign), team));
    }
    var lost = lost();
    return Brake.MassLoss.isMass(lost.size(), held)
        ? Optional.of(new Brake.MassLoss(lost, held, team))
        : Optional.empty();
  }

  /**
   * Lets go of the brake that is on, if this is its token: the keys it is about do not count any
   * more.
   *
   * @return whether it was
   */
  synchronized boolean confirm(String token, Duration skew) {
    var on = brake(skew, "").filter(brake -> brake.token().equals(token));
    on.ifPresent(
        brake -> {
          switch (brake) {
            case Brake.AnotherWriter writer -> {
              confirmed.addAll(foreign);
              known.addAll(foreign);
              foreign.clear();
            }
            case Brake.MassLoss loss -> acceptedLosses.addAll(loss.missing());
          }
        });
    return on.isPresent();
  }

  /** Ids of keys that another writer made; empty once they are confirmed. */
  public synchronized List<String> foreignKeys() {
    return List.copyOf(foreign);
  }

  /** Looked up again, since a key that a list left out may have been found by its id. */
  private List<String> lost() {
    return missing.stream()
        .filter(id -> !revoked.contains(id) && !acceptedLosses.contains(id))
        .filter(id -> inventory.find(id).isEmpty())
        .toList();
  }

  private void judge(Duration skew) {
    if (!judged.equals(inventory.listedAt())) {
      var list = inventory.snapshot();
      judged = list.listedAt();
      strangers.clear();
      list.keys().forEach(key -> sort(key, skew));
      settleStrangers();
      // Whatever a POST made that ended so long before is on this list.
      judged.ifPresent(
          began -> lostPosts.values().removeIf(ended -> !ended.plus(settling).isAfter(began)));
    } else {
      settleStrangers();
    }
  }

  private void sort(ApiKey key, Duration skew) {
    var mark = Mark.in(key.name()).filter(found -> found.installation().equals(installation));
    if (mark.isEmpty() || isOfBaseline(key, skew)) {
      known.add(key.id());
    } else if (!known.contains(key.id()) && !foreign.contains(key.id())) {
      strangers.put(key.id(), mark.get().toString());
    }
  }

  private boolean isOfBaseline(ApiKey key, Duration skew) {
    var end = baselineEnd.get();
    return judged.filter(began -> began.isAfter(end)).isEmpty()
        || !key.created().minus(skew).isAfter(end);
  }

  private void settleStrangers() {
    strangers
        .entrySet()
        .removeIf(
            stranger -> {
              if (postsUnderWay.contains(stranger.getValue())) {
                return false;
              }
              if (lostPosts.remove(stranger.getValue()) != null) {
                known.add(stranger.getKey());
              } else if (!known.contains(stranger.getKey())) {
                foreign.add(stranger.getKey());
              }
              return true;
            });
  }
}
