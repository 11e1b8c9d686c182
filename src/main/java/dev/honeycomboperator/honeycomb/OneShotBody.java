package dev.honeycomboperator.honeycomb;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request body that can be sent once. The JDK's client repeats a GET by itself when a connection
 * dies under it, and anything at all when {@code jdk.httpclient.enableAllMethodRetry} is set; a
 * repetition asks for the body again and fails here, before it reaches Honeycomb.
 */
final class OneShotBody implements BodyPublisher {

  private final BodyPublisher body;
  private final AtomicBoolean sent = new AtomicBoolean();

  OneShotBody(String text) {
    body = BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    if (sent.compareAndSet(false, true)) {
      body.subscribe(subscriber);
      return;
    }
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    subscriber.onError(new IOException("this request must not be sent twice"));
  }
}
