package dev.honeycomboperator.honeycomb.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Errors in the families in which the real API sends them. */
final class ErrorReplies {

  private static final String PAGE =
      "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

  private ErrorReplies() {}

  static LoopbackServer.Ending of(Refusal refusal, Map<String, String> headers, boolean v2) {
    var body = JsonNodeFactory.instance.objectNode();
    if (refusal.status() == 413) {
      headers.put("Content-Type", "application/json");
      body.put("status", 413)
          .put("type", "https://api.honeycomb.io/problems/payload-too-large")
          .put("title", refusal.title())
          .put("error", refusal.detail());
    } else if (v2) {
      headers.put("Content-Type", JsonApi.MEDIA_TYPE);
      var error =
          body.putArray("errors")
              .addObject()
              .put("id", UUID.randomUUID().toString().replace("-", ""))
              .put("status", String.valueOf(refusal.status()))
              .put("code", refusal.code())
              .put("title", refusal.title());
      if (!refusal.detail().isEmpty()) {
        error.put("detail", refusal.detail());
      }
      if (refusal.status() == 401) {
        error.putObject("source").put("header", "Authorization");
      } else if (!refusal.pointer().isEmpty()) {
        error.putObject("source").put("pointer", refusal.pointer());
      }
    } else {
      headers.put("Content-Type", "application/json");
      body.put(
          "error",
          refusal.status() == 401 ? "unknown API key - check your credentials" : refusal.title());
    }
    return new LoopbackServer.Ending.Reply(refusal.status(), headers, body.toString());
  }

  /**
   * @param method since the JDK's client repeats a GET by itself unless part of a reply came
   */
  static LoopbackServer.Ending of(
      Fault.Manner manner, Map<String, String> headers, boolean v2, String method, Instant now) {
    return switch (manner) {
      case Fault.Manner.Status status -> of(Refusal.broken(status.status()), headers, v2);
      case Fault.Manner.BadGateway _ -> page(502, headers);
      case Fault.Manner.Garbled _ -> page(200, headers);
      case Fault.Manner.Silence _ -> new LoopbackServer.Ending.Silence();
      case Fault.Manner.Reset _, Fault.Manner.Refused _, Fault.Manner.Slow _ ->
          method.equals("GET")
              ? new LoopbackServer.Ending.Half()
              : new LoopbackServer.Ending.Reset();
      case Fault.Manner.RateLimited limited -> rateLimited(limited, headers, v2, now);
    };
  }

  private static LoopbackServer.Ending rateLimited(
      Fault.Manner.RateLimited limited, Map<String, String> headers, boolean v2, Instant now) {
    var at = now.plus(limited.retryAfter());
    switch (limited.form()) {
      case HTTP_DATE -> headers.put("Retry-After", HttpDates.format(at));
      case RFC_3339 -> headers.put("Retry-After", at.truncatedTo(ChronoUnit.SECONDS).toString());
      case SECONDS -> headers.put("Retry-After", String.valueOf(limited.retryAfter().toSeconds()));
      case NONE -> {}
    }
    return of(Refusal.rateLimited("Please try again after " + at + "."), headers, v2);
  }

  private static LoopbackServer.Ending page(int status, Map<String, String> headers) {
    headers.put("Content-Type", "text/html; charset=utf-8");
    return new LoopbackServer.Ending.Reply(status, headers, PAGE);
  }
}
