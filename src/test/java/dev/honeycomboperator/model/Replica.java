package dev.honeycomboperator.model;

import dev.honeycomboperator.model.World.Credential;
import java.util.Arrays;
import java.util.List;

/** An operator's process: what it remembers, and the turn it is in. */
final class Replica {

  /** In ticks, no more than {@link World#SETTLING}. */
  int leadingFor;

  boolean fresh;

  /** Ticks since a POST of unknown outcome ended; -1 for none. */
  int taintedFor = -1;

  /** Ticks since a change of unknown outcome ended; -1 for none. */
  int unheardFor = -1;

  /** By id: 0 for a key that is not known, otherwise its name and since when it is disabled. */
  final int[] inventory;

  /** Sets of ids. */
  int gone;

  int markSeen;
  Turn turn = Turn.IDLE;

  Replica() {
    inventory = new int[World.MAX_KEYS];
  }

  Replica copy() {
    var copy = new Replica(inventory.clone());
    copy.leadingFor = leadingFor;
    copy.fresh = fresh;
    copy.taintedFor = taintedFor;
    copy.unheardFor = unheardFor;
    copy.gone = gone;
    copy.markSeen = markSeen;
    copy.turn = turn;
    return copy;
  }

  /** A change was asked for, and nobody knows what came of it. */
  void heardNothing(int id) {
    forget(id);
    fresh = false;
    unheardFor = 0;
  }

  /** A request of this process that lands before a tick is over, though nobody waits for it. */
  Replica leftBehind(Turn request) {
    var left = new Replica();
    left.inventory[request.key()] = inventory[request.key()];
    left.markSeen = markSeen & 1 << request.key();
    left.turn = request.aged();
    return left;
  }

  private Replica(int[] inventory) {
    this.inventory = inventory;
  }

  boolean knows(int id) {
    return inventory[id] != 0;
  }

  int nameOf(int id) {
    return (inventory[id] - 1) % 8 / 2;
  }

  boolean disabled(int id) {
    return (inventory[id] - 1) % 2 == 1;
  }

  /** Ticks since Honeycomb's timestamp of its last change, of a key that is disabled. */
  int disabledFor(int id) {
    return (inventory[id] - 1) / 8;
  }

  void put(Key key) {
    inventory[key.id()] = 1 + 2 * key.name() + (key.disabled() ? 1 : 0) + 8 * key.off().shown();
    gone &= ~(1 << key.id());
    if (Names.isMarked(key.name())) {
      markSeen |= 1 << key.id();
    }
  }

  void forget(int id) {
    inventory[id] = 0;
  }

  void remove(int id) {
    inventory[id] = 0;
    gone |= 1 << id;
  }

  /**
   * A new list of all keys.
   *
   * @param lagging the list does not show yet what happened this very tick, but for our own writes
   */
  void list(World world, boolean lagging) {
    var listed = new Replica();
    var keys = world.credential == Credential.RIGHT ? world.keys : List.<Key>of();
    for (var key : keys) {
      var unseen = lagging && key.age() == 0 && !knows(key.id());
      var stillSeen = lagging && key.deadFor() == 0 && (gone >> key.id() & 1) == 0;
      if ((key.alive() && !unseen) || stillSeen) {
        listed.put(key);
      }
    }
    System.arraycopy(listed.inventory, 0, inventory, 0, inventory.length);
    gone &= ~listed.markSeen;
    markSeen |= listed.markSeen;
    if (leadingFor >= World.SETTLING) {
      if (unheardFor < 0 || unheardFor >= World.SETTLING) {
        fresh = true;
        unheardFor = -1;
      }
      if (taintedFor >= World.SETTLING) {
        taintedFor = -1;
      }
    }
  }

  void tick() {
    leadingFor = Math.min(leadingFor + 1, World.SETTLING);
    taintedFor = taintedFor < 0 ? -1 : Math.min(taintedFor + 1, World.SETTLING);
    unheardFor = unheardFor < 0 ? -1 : Math.min(unheardFor + 1, World.SETTLING);
    turn = turn.aged();
    for (int id = 0; id < inventory.length; id++) {
      if (knows(id) && disabled(id) && disabledFor(id) < World.OVERLAP) {
        inventory[id] += 8;
      }
    }
  }

  int knownIds() {
    var ids = 0;
    for (int id = 0; id < inventory.length; id++) {
      ids |= knows(id) ? 1 << id : 0;
    }
    return ids;
  }

  /** Gives ids new numbers; what nobody refers to any more is forgotten. */
  Replica numbered(Numbering numbers) {
    var renumbered = new Replica();
    for (int id = 0; id < inventory.length; id++) {
      if (knows(id)) {
        renumbered.inventory[numbers.of(id)] = inventory[id];
      }
    }
    renumbered.leadingFor = leadingFor;
    renumbered.fresh = fresh;
    renumbered.taintedFor = taintedFor;
    renumbered.unheardFor = unheardFor;
    renumbered.gone = numbers.ofAll(gone);
    renumbered.markSeen = numbers.ofAll(markSeen);
    renumbered.turn = turn.numbered(numbers);
    return renumbered;
  }

  void writeTo(StringBuilder text) {
    text.append(
            (char) (leadingFor | (fresh ? 8 : 0) | (taintedFor + 1) << 4 | (unheardFor + 1) << 8))
        .append((char) gone)
        .append((char) markSeen);
    turn.writeTo(text);
    Arrays.stream(inventory).forEach(seen -> text.append((char) seen));
  }
}
