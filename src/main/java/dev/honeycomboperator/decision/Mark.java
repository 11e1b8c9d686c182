package dev.honeycomboperator.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The end of a remote key's name, {@code [k8s:<installation>:<resource>]}: says whose the key is.
 * Honeycomb has neither tags nor unique names, so this is all there is to find a key again whose id
 * was lost. A wire format: every released form is read for ever.
 *
 * @param installation unique per live cluster and installation: 1 to 16 of {@code [a-z0-9-]}
 * @param resource digest of namespace and name, so that a resource that is recreated or restored
 *     finds its keys again
 */
public record Mark(String installation, String resource) {

  /** Honeycomb takes names of 100 characters; the longest mark needs 40 of them. */
  public static final int MAX_DISPLAY_NAME = 60;

  private static final Pattern INSTALLATION = Pattern.compile("[a-z0-9-]{1,16}");
  private static final Pattern LAST_BRACKET =
      Pattern.compile("^.*\\[k8s:([a-z0-9-]{1,16}):([a-z2-7]{16})]$", Pattern.DOTALL);
  private static final int RESOURCE_BYTES = 10;
  private static final int CUT_DIGEST_BYTES = 5;

  public Mark {
    if (!INSTALLATION.matcher(installation).matches()) {
      throw new IllegalArgumentException(
          "installation '" + installation + "' must be 1 to 16 of the characters a-z, 0-9 and -");
    }
  }

  public static Mark of(String installation, String namespace, String name) {
    // Neither half can contain a slash, so no two resources share this text.
    return new Mark(installation, digest(namespace + "/" + name, RESOURCE_BYTES));
  }

  /** The mark that a remote name bears; only its last bracket counts. */
  public static Optional<Mark> in(String remoteName) {
    var matcher = LAST_BRACKET.matcher(remoteName);
    return matcher.matches()
        ? Optional.of(new Mark(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The installation id of a cluster and a namespace in it, for those who configure none. */
  public static String derivedInstallation(String clusterUid, String operatorNamespace) {
    return digest(clusterUid + "/" + operatorNamespace, RESOURCE_BYTES);
  }

  /** How every mark of an installation begins. */
  public static String prefixOf(String installation) {
    return "[k8s:" + installation + ":";
  }

  public boolean isOn(String remoteName) {
    return in(remoteName).filter(this::equals).isPresent();
  }

  /**
   * At most 100 characters; a display name that is too long is cut, with a digest of what was cut.
   */
  public String nameFor(String displayName) {
    return fitting(displayName) + " " + this;
  }

  /** The display name as {@link #nameFor} writes it. */
  public static String fitting(String displayName) {
    if (displayName.length() <= MAX_DISPLAY_NAME) {
      return displayName;
    }
    var digest = "~" + digest(displayName, CUT_DIGEST_BYTES);
    return displayName.substring(0, MAX_DISPLAY_NAME - digest.length()) + digest;
  }

  @Override
  public String toString() {
    return prefixOf(installation) + resource + "]";
  }

  static String digest(String text, int bytes) {
    return base32(Arrays.copyOf(sha256(text), bytes));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** RFC 4648 in lower case; for multiples of five bytes, so that there is no padding. */
  private static String base32(byte[] bytes) {
    var alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    var text = new StringBuilder();
    var buffer = 0L;
    for (int i = 0; i < bytes.length; i++) {
      buffer = buffer << 8 | (bytes[i] & 0xff);
      if (i % 5 == 4) {
        for (int shift = 35; shift >= 0; shift -= 5) {
          text.append(alphabet.charAt((int) (buffer >> shift & 31)));
        }
        buffer = 0;
      }
    }
    return text.toString();
  }
}
