package dev.honeycomboperator.architecture.plants.decision;

import java.nio.file.Files;
import java.nio.file.Path;

final class OpensAFile {
  boolean look() {
    return Files.exists(Path.of("planted"));
  }
}
