package dev.honeycomboperator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the operator said. */
final class OperatorLog {
  static final Path FILE = Path.of("target", "demo", "operator.log");

  private static final int TAIL = 12;
  private static final int LINE = 240;

  private OperatorLog() {}

  /** The end of it without stack traces. */
  static List<String> tail() {
    if (!Files.exists(FILE)) {
      return List.of();
    }
    try {
      List<String> lines = Files.readAllLines(FILE).stream().filter(OperatorLog::readable).toList();
      return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
          .map(line -> line.substring(0, Math.min(LINE, line.length())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean readable(String line) {
    return !line.isBlank() && !line.startsWith("\t");
  }
}
