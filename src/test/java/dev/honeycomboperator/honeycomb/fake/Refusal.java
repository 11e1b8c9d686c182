package dev.honeycomboperator.honeycomb.fake;

/** A request that Honeycomb answers with an error. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String title;
  private final String pointer;

  private Refusal(int status, String code, String title, String detail, String pointer) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.title = title;
    this.pointer = pointer;
  }

  static Refusal of(int status, Switches.ErrorText text, String detail) {
    return new Refusal(status, text.code(), text.title(), detail, "");
  }

  static Refusal invalid(String pointer, String detail) {
    return new Refusal(422, "validation-failed/invalid", "field is invalid", detail, pointer);
  }

  static Refusal unparseable(String detail) {
    return new Refusal(400, "invalid", "request body could not be parsed", detail, "");
  }

  static Refusal unauthenticated() {
    return new Refusal(401, "unauthenticated/invalid-key", "invalid API key", "", "");
  }

  static Refusal tooLarge() {
    return new Refusal(
        413,
        "",
        "Request body is too large.",
        "Body size is larger than maximum size of 100000 bytes",
        "");
  }

  static Refusal rateLimited(String detail) {
    return new Refusal(429, "rate-limited/may-retry", "request rate limit exceeded", detail, "");
  }

  static Refusal broken(int status) {
    return new Refusal(status, "internal-error", "something went wrong!", "", "");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String title() {
    return title;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  String pointer() {
    return pointer;
  }
}
