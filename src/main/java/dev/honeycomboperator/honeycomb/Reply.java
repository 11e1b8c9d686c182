package dev.honeycomboperator.honeycomb;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;

/** A reply as it came. Not a record: its body may hold a secret, and a record prints itself. */
final class Reply {

  private final int status;
  private final HttpHeaders headers;
  private final BoundedBody.Text body;

  Reply(int status, HttpHeaders headers, BoundedBody.Text body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  boolean successful() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The sender's clock, in whole seconds. */
  Optional<Instant> date() {
    return header("Date").flatMap(RetryAfter::httpDate);
  }

  /** As much of it as was read. */
  String body() {
    return body.content();
  }

  boolean cutOff() {
    return body.cutOff();
  }
}
