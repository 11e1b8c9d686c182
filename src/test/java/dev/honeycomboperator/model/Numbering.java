package dev.honeycomboperator.model;

import java.util.List;

/** New small numbers for the ids in use, in the same order. */
record Numbering(int inUse) {

  int of(int id) {
    return id < 0 ? id : Integer.bitCount(inUse & (1 << id) - 1);
  }

  List<Integer> ofAll(List<Integer> ids) {
    return ids.isEmpty()
        ? ids
        : ids.stream().filter(id -> (inUse >> id & 1) == 1).map(this::of).toList();
  }

  int ofAll(int ids) {
    var numbered = 0;
    for (int rest = ids & inUse; rest != 0; rest &= rest - 1) {
      numbered |= 1 << of(Integer.numberOfTrailingZeros(rest));
    }
    return numbered;
  }

  boolean changesNothing() {
    return (inUse & inUse + 1) == 0;
  }
}
