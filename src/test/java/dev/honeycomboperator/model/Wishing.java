package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import java.util.Optional;

/** What the resource's user can ask for next. */
final class Wishing {

  private Wishing() {}

  static void from(World world, Next next) {
    if (world.wishesLeft == 0) {
      return;
    }
    if (world.deletion.isPresent()) {
      if (world.deletion.get() != DeletionPolicy.RETAIN) {
        next.wish(
            "the user lets the keys live after all",
            world,
            it -> it.deletion = Optional.of(DeletionPolicy.RETAIN));
      }
      return;
    }
    next.wish(
        "the user wants another environment",
        world,
        it -> {
          it.environment = 1 - it.environment;
          it.postsLeft++;
        });
    next.wish("the user wants another name", world, it -> it.name = 1 - it.name);
    next.wish(
        "the user wants the key " + (world.disabled ? "enabled" : "disabled"),
        world,
        it -> it.disabled = !it.disabled);
    if (!world.rotation) {
      next.wish(
          "the user wants a rotation",
          world,
          it -> {
            it.rotation = true;
            it.postsLeft++;
          });
    }
    if (!world.revocation) {
      next.wish("the user says that the keys leaked", world, Wishing::revoke);
    }
    if (world.kept || hasPrevious(world)) {
      next.wish(
          "the user wants previous keys " + (world.kept ? "to go" : "kept"),
          world,
          it -> it.kept = !it.kept);
    }
    if (world.due < 0 && world.vault.holding() && hasPrevious(world)) {
      next.wish(
          "the key is as old as its schedule lets it become",
          world,
          it -> {
            it.due = it.vault.value();
            it.postsLeft++;
          });
    }
    for (var policy : DeletionPolicy.values()) {
      next.wish(
          "the user deletes the resource, policy " + policy,
          world,
          it -> {
            it.deletion = Optional.of(policy);
            if (!it.guarded) {
              vanish(it);
            }
          });
    }
  }

  private static void revoke(World world) {
    world.revocation = true;
    world.postsLeft++;
    if (world.vault.recorded() != 0) {
      world.keys.replaceAll(key -> key.leakedIf(key.isOurs() && !key.planted()));
    }
  }

  private static boolean hasPrevious(World world) {
    return world.keys.stream()
        .anyMatch(key -> key.isOurs() && key.handedOut() && key.id() != world.vault.value());
  }

  /** A resource without finalizer goes at once; where others took that off, with keys left. */
  static void vanish(World world) {
    world.abandoned = world.unguardedByOthers;
    Hands.release(world);
  }
}
