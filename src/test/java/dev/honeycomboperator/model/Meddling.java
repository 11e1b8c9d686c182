package dev.honeycomboperator.model;

import dev.honeycomboperator.decision.Desired.DeletionPolicy;
import dev.honeycomboperator.model.Key.Off.By;
import dev.honeycomboperator.model.Vault.Kind;
import dev.honeycomboperator.model.World.Credential;
import java.util.List;

/** What others than the operator and the resource's user can do next. */
final class Meddling {

  private final Assumptions assumptions;

  Meddling(Assumptions assumptions) {
    this.assumptions = assumptions;
  }

  void from(World world, Next next) {
    if (world.meddlingsLeft == 0) {
      return;
    }
    withSecret(world, next);
    withResource(world, next);
    for (var key : world.keys) {
      withKey(world, key, next);
    }
    next.meddling("somebody makes a key with our mark", world, it -> it.mint(0, 0, false, true));
  }

  private void withSecret(World world, Next next) {
    var vault = world.vault;
    if (vault.ours() && assumptions.recordLasts() && world.statusLost) {
      return;
    }
    if (vault.ours()) {
      next.meddling("somebody deletes the Secret", world, it -> unrecord(it, Vault.NONE));
      next.meddling("somebody replaces the Secret", world, it -> unrecord(it, Vault.FOREIGN));
      if (vault.value() >= 0) {
        next.meddling("somebody alters the value", world, it -> it.write(vault.altered()));
      }
      if (vault.ledger() >= 0) {
        next.meddling(
            "somebody strips the annotations", world, it -> unrecord(it, vault.stripped()));
      }
      if (world.older.holding() && world.older.value() != vault.value()) {
        next.meddling(
            "somebody restores the Secret with key " + world.older.value(),
            world,
            it -> unrecord(it, it.older));
      }
    } else if (vault.kind() == Kind.FOREIGN) {
      next.meddling("the foreign Secret is deleted", world, it -> it.write(Vault.NONE));
    } else if (vault.kind() == Kind.NONE) {
      next.meddling("somebody makes the Secret", world, it -> it.write(Vault.FOREIGN));
    }
  }

  /** What it said of previous keys is lost. */
  private static void unrecord(World world, Vault instead) {
    world.keys.replaceAll(key -> key.leakedIf(false));
    world.recordLost = true;
    world.write(instead);
  }

  private void withResource(World world, Next next) {
    if (world.guarded) {
      next.meddling("somebody takes the finalizer off", world, Meddling::unguard);
    }
    // With the operator scaled down, as the documentation has it.
    if (world.paused == null
        && world.leader.turn.idle()
        && (mayLoseStatus(world) || !assumptions.recordLasts())) {
      next.meddling(
          "the resource is restored without its status",
          world,
          it -> {
            it.statusKey = -1;
            it.statusPrevious = List.of();
            it.statusLost = true;
            unguard(it);
            Faults.restart(it, false);
          });
    }
  }

  private static boolean mayLoseStatus(World world) {
    return world.credential == Credential.RIGHT
        && world.keys.stream()
            .filter(key -> key.isOurs() && key.handedOut())
            .allMatch(key -> (world.vault.recorded() >> key.id() & 1) == 1);
  }

  private static void unguard(World world) {
    world.guarded = false;
    world.unguardedByOthers = true;
    world.resourceChanged();
    if (world.deletion.isPresent()) {
      Wishing.vanish(world);
    }
  }

  private static boolean isToStay(World world) {
    return world.deletion.filter(policy -> policy != DeletionPolicy.DELETE).isPresent();
  }

  private static void withKey(World world, Key key, Next next) {
    var id = key.id();
    if (key.alive() && key.name() == Names.SOMEBODYS) {
      next.meddling(
          "somebody gives key " + id + " its name back",
          world,
          it -> {
            var theirs = !it.isRecorded(id) || isToStay(it);
            it.change(id, same -> same.renamed(0).plantedIf(theirs));
          });
    }
    if (!key.isOurs() || key.taken()) {
      return;
    }
    next.meddling(
        "somebody deletes key " + id,
        world,
        it -> it.change(id, same -> same.takenByOthers().died()));
    next.meddling(
        "somebody renames key " + id,
        world,
        it -> it.change(id, same -> same.takenByOthers().renamed(Names.SOMEBODYS)));
    next.meddling(
        "somebody " + (key.disabled() ? "enables" : "disables") + " key " + id,
        world,
        it ->
            it.change(
                id,
                same -> same.takenByOthers().switched(same.disabled() ? By.NOBODY : By.SOMEBODY)));
  }
}
