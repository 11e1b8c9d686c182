package dev.honeycomboperator.honeycomb;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes what a reply says fit to be shown: no secret, no control characters, nothing that differs
 * from one reply to the next, and not much of it.
 */
final class Quotes {

  private static final int LONGEST = 200;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]{6,}");
  private static final Pattern INGEST_KEY =
      Pattern.compile("(hc[a-z]i[kc]_[a-z0-9]{26})[a-z0-9]{6,}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d[0-9:.,]*(?:Z|[+-]\\d\\d:?\\d\\d)?");
  private static final Pattern REQUEST_ID =
      Pattern.compile(
          "\\b(?:[0-9a-f]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\b");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private final List<Sensitive> secrets;

  Quotes(List<Sensitive> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  String quote(String said) {
    // Long before the cut, so that no secret is cut in half and then not known again.
    var text = UNPRINTABLE.matcher(said).replaceAll(" ").strip();
    for (var secret : secrets) {
      text = without(secret.reveal(), text);
    }
    text = INGEST_KEY.matcher(text).replaceAll("$1***");
    text = TIME.matcher(text).replaceAll("(time)");
    text = REQUEST_ID.matcher(text).replaceAll("(id)");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  // Also a piece of the secret gives it away in part: a reply may have cut what it quotes.
  private static String without(String secret, String text) {
    return WORD.matcher(text.replace(secret, "***"))
        .replaceAll(word -> secret.contains(word.group()) ? "***" : word.group());
  }
}
