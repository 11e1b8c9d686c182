package dev.honeycomboperator.honeycomb.fake;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a collection into pages; a cursor names the last item seen, which may be gone by then. */
final class Paging {

  static final int DEFAULT_SIZE = 20;
  private static final int LARGEST = 100;

  record Page<T>(List<T> items, Optional<String> next) {}

  /** What is asked for; {@code size} as it came. */
  record Wanted(int size, Optional<String> after) {}

  /** Where an item stands in every order there is. */
  record Position(String name, String id) {
    String cursor() {
      return HexFormat.of().formatHex((name + "\0" + id).getBytes(StandardCharsets.UTF_8));
    }

    static Position of(String cursor) {
      try {
        var text = new String(HexFormat.of().parseHex(cursor), StandardCharsets.UTF_8);
        var split = text.indexOf('\0');
        return new Position(text.substring(0, split), text.substring(split + 1));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw Refusal.invalid("page[after]", "the cursor is invalid");
      }
    }
  }

  private final Switches switches;

  Paging(Switches switches) {
    this.switches = switches;
  }

  <T> Page<T> page(Collection<T> all, Function<T, Position> position, Wanted wanted) {
    if (wanted.size() < 1 || wanted.size() > LARGEST) {
      throw Refusal.invalid("page[size]", "the value must be between 1 and 100");
    }
    var order = order();
    var after = wanted.after().map(Position::of);
    var rest =
        all.stream()
            .filter(item -> after.isEmpty() || order.compare(position.apply(item), after.get()) > 0)
            .sorted(Comparator.comparing(position, order))
            .toList();
    if (rest.size() <= wanted.size()) {
      return new Page<>(rest, Optional.empty());
    }
    var items = rest.subList(0, wanted.size());
    return new Page<>(items, Optional.of(position.apply(items.getLast()).cursor()));
  }

  private Comparator<Position> order() {
    return switch (switches.sortOrder) {
      case BY_ID -> Comparator.comparing(Position::id);
      case NEWEST_FIRST -> Comparator.comparing(Position::id).reversed();
      case BY_NAME -> Comparator.comparing(Position::name).thenComparing(Position::id);
    };
  }
}
