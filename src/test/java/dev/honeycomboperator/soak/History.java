package dev.honeycomboperator.soak;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What happened when, in a file: the first thing to read when a law was broken. */
final class History implements AutoCloseable {
  static final Path FOLDER = Path.of("target", "soak");

  private final PrintWriter out;

  private History(PrintWriter out) {
    this.out = out;
  }

  /** In an empty folder. */
  static History begin() {
    try {
      Files.createDirectories(FOLDER);
      try (var old = Files.newDirectoryStream(FOLDER, "*.log")) {
        for (Path file : old) {
          Files.delete(file);
        }
      }
      return new History(
          new PrintWriter(Files.newBufferedWriter(FOLDER.resolve("history.log")), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FormatMethod
  synchronized void tell(@FormatString String format, Object... parts) {
    out.println(Instant.now() + " " + format.formatted(parts));
  }

  @Override
  public void close() {
    out.close();
  }
}
