package dev.honeycomboperator.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** That no process wrote a secret into its log. */
final class Secrecy {
  private Secrecy() {}

  /** The lines that hold one, by file and number. */
  static List<String> broken(Set<String> secrets) {
    try (Stream<Path> files = Files.list(History.FOLDER)) {
      return files.sorted().flatMap(file -> in(file, secrets)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> in(Path file, Set<String> secrets) {
    try {
      List<String> lines = Files.readAllLines(file);
      return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
          .filter(i -> secrets.stream().anyMatch(lines.get(i)::contains))
          .map(i -> "a secret is in %s, line %d".formatted(file, i + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
