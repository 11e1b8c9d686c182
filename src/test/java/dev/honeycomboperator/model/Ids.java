package dev.honeycomboperator.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Ids as the decision has them, of ids as the model has them, and back. */
final class Ids {

  private static final List<String> SELECTORS = List.of("slug:e0", "slug:e1", "id:e0", "id:e1");

  private Ids() {}

  static String name(int id) {
    return "k" + id;
  }

  static Optional<String> nameIfAny(int id) {
    return id < 0 ? Optional.empty() : Optional.of(name(id));
  }

  static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  static int number(Optional<String> id) {
    return id.map(Ids::number).orElse(-1);
  }

  static List<Integer> in(int set) {
    return IntStream.range(0, World.MAX_KEYS).filter(id -> (set >> id & 1) == 1).boxed().toList();
  }

  static List<String> names(List<Integer> ids) {
    return ids.stream().map(Ids::name).toList();
  }

  static List<Integer> numbers(List<String> ids) {
    return ids.stream().map(Ids::number).toList();
  }

  static int set(List<Integer> ids) {
    var set = 0;
    for (int id : ids) {
      set |= 1 << id;
    }
    return set;
  }

  static int set(Set<String> names) {
    return set(names.stream().map(Ids::number).toList());
  }

  static Set<String> names(int set) {
    return Set.copyOf(names(in(set)));
  }

  static List<Integer> without(List<Integer> ids, int id) {
    return ids.stream().filter(other -> other != id).toList();
  }

  static void writeTo(StringBuilder text, List<Integer> ids) {
    text.append((char) ids.size());
    ids.forEach(id -> text.append((char) id.intValue()));
  }

  static String selector(int number) {
    return SELECTORS.get(number);
  }

  static int selector(String text) {
    return SELECTORS.indexOf(text);
  }
}
