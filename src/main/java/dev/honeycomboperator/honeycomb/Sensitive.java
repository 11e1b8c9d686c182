package dev.honeycomboperator.honeycomb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Text that must not be seen: prints as {@code ***}, is no record, bean or {@link CharSequence},
 * and so reaches no log, message or JSON by accident. {@link #reveal()} is the one way to read it;
 * the architecture tests list its callers.
 */
public final class Sensitive {

  private final String text;

  private Sensitive(String text) {
    this.text = text;
  }

  public static Sensitive of(String text) {
    return new Sensitive(text);
  }

  public String reveal() {
    return text;
  }

  /** This text preceded by {@code prefix}, which is not secret. */
  public Sensitive prefixed(String prefix) {
    return new Sensitive(prefix + text);
  }

  public boolean startsWith(String prefix) {
    return text.startsWith(prefix);
  }

  /**
   * Hexadecimal SHA-256 over salt and text: tells whether a value is the one we wrote, not what it
   * is.
   */
  public String digest(String salt) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sensitive that
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), that.text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same for all: a hash code is printed and compared in places where a secret has no business.
   */
  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "***";
  }
}
