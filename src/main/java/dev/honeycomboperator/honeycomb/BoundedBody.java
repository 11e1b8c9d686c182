package dev.honeycomboperator.honeycomb;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to a size and drops the connection at the first byte beyond. The JDK's own limit
 * fails the whole exchange instead, and so would hide the status of an endless error page.
 */
final class BoundedBody implements BodySubscriber<BoundedBody.Text> {

  /** Not a record, see {@link Reply}. */
  static final class Text {
    private final String content;
    private final boolean cutOff;

    Text(String content, boolean cutOff) {
      this.content = content;
      this.cutOff = cutOff;
    }

    String content() {
      return content;
    }

    boolean cutOff() {
      return cutOff;
    }
  }

  private final int limit;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<Text> result = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  BoundedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Text> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      var bytes = new byte[Math.min(buffer.remaining(), limit - read.size())];
      buffer.get(bytes);
      read.writeBytes(bytes);
      if (buffer.hasRemaining()) {
        complete(true);
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
    }
  }

  @Override
  public void onError(Throwable problem) {
    result.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    complete(false);
  }

  private void complete(boolean cutOff) {
    result.complete(new Text(read.toString(StandardCharsets.UTF_8), cutOff));
  }
}
