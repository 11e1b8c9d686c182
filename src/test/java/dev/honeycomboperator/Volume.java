package dev.honeycomboperator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A Secret as it is mounted: the files are links through {@code ..data} into a directory that is
 * written anew for each change, so that whoever reads sees the old files or the new ones.
 */
record Volume(Path mount) {

  private static final String FILE = "api-key";
  private static final String DATA = "..data";

  void renew(String value) {
    try {
      var directory = Files.createTempDirectory(mount, "..");
      Files.writeString(directory.resolve(FILE), value);
      var link = mount.resolve("..data_tmp");
      Files.createSymbolicLink(link, directory.getFileName());
      Files.move(link, mount.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
      if (!Files.exists(mount.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(mount.resolve(FILE), Path.of(DATA, FILE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read() {
    try {
      return Files.readString(mount.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
