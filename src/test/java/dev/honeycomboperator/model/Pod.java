package dev.honeycomboperator.model;

/**
 * What uses the Secret, and has the value that was there when it started.
 *
 * @param key whose value it has
 * @param age in ticks, as {@link World#ATMOST} caps them
 */
record Pod(int key, int age) {

  Pod aged() {
    return new Pod(key, Math.min(age + 1, World.ATMOST));
  }

  Pod numbered(Numbering numbers) {
    return new Pod(numbers.of(key), age);
  }

  void writeTo(StringBuilder text) {
    text.append((char) (key + 1 | age << 4));
  }
}
