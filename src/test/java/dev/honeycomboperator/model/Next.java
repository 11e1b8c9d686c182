package dev.honeycomboperator.model;

import java.util.function.Consumer;

/** Takes what can happen next in a world. */
interface Next {

  void step(String label, World world);

  /** What happens if nobody disturbs; a world without it is at rest. */
  void undisturbed(String label, World world);

  /** A law is broken by what would happen next. */
  void broken(String label, Violation violation);

  default void offer(String label, World world, boolean undisturbed) {
    if (undisturbed) {
      undisturbed(label, world);
    } else {
      step(label, world);
    }
  }

  default void attempt(String label, World world, boolean undisturbed, Consumer<World> what) {
    var copy = world.copy();
    try {
      what.accept(copy);
      if (copy.gone) {
        Laws.after_deletion_no_key_is_left(copy);
      }
    } catch (Violation violation) {
      broken(label, violation);
      return;
    }
    offer(label, copy, undisturbed);
  }

  default void attempt(String label, World world, Consumer<World> what) {
    attempt(label, world, false, what);
  }

  default void fault(String label, World world, Consumer<World> what) {
    attempt(
        label,
        world,
        it -> {
          it.faultsLeft--;
          it.postsLeft++;
          what.accept(it);
        });
  }

  default void meddling(String label, World world, Consumer<World> what) {
    attempt(
        label,
        world,
        it -> {
          it.meddlingsLeft--;
          it.postsLeft++;
          what.accept(it);
        });
  }

  default void wish(String label, World world, Consumer<World> what) {
    attempt(
        label,
        world,
        it -> {
          it.wishesLeft--;
          what.accept(it);
          it.resourceChanged();
        });
  }
}
