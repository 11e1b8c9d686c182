package dev.honeycomboperator.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What the seed has in store. */
final class Luck {
  private final Random random;

  Luck(long seed) {
    this.random = new Random(seed);
  }

  /** Of one's own for something, so that what it draws does not depend on what others drew. */
  Luck fork() {
    return new Luck(random.nextLong());
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> Optional<T> anyOf(List<T> choices) {
    return choices.isEmpty() ? Optional.empty() : Optional.of(oneOf(choices));
  }

  <T> List<T> shuffled(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    Collections.shuffle(copy, random);
    return copy;
  }

  Duration between(Duration least, Duration most) {
    return least.plusMillis((long) (random.nextDouble() * most.minus(least).toMillis()));
  }

  /** Around {@code mean}, half of it at least. */
  Duration around(Duration mean) {
    return between(mean.dividedBy(2), mean.multipliedBy(3).dividedBy(2));
  }
}
