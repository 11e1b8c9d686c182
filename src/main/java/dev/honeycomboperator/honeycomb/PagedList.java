package dev.honeycomboperator.honeycomb;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Follows {@code links.next} to the end. Waits for the rate limit between two pages, since to start
 * over would cost the same pages again.
 */
final class PagedList {

  // Far above what a team can have; below what it takes to fill the heap.
  private static final int MOST_PAGES = 1_000;

  private record Page<T>(List<T> items, Optional<String> next) {}

  private final ApiCaller api;
  private final Endpoint endpoint;
  private final HttpTransport transport;

  PagedList(ApiCaller api, Endpoint endpoint, HttpTransport transport) {
    this.api = api;
    this.endpoint = endpoint;
    this.transport = transport;
  }

  <T> List<T> all(Operation operation, URI first, ApiCaller.Decoder<List<T>> items)
      throws HoneycombException {
    var all = new ArrayList<T>();
    var seen = new HashSet<URI>();
    var patience = transport.settings().listPatience();
    var at = Optional.of(first);
    while (at.isPresent()) {
      var uri = at.get();
      if (!seen.add(uri) || seen.size() > MOST_PAGES) {
        throw misled(operation, "its pages do not come to an end");
      }
      while (true) {
        try {
          var page = page(operation, uri, items);
          all.addAll(page.items());
          at = following(operation, uri, page);
          break;
        } catch (HoneycombException e) {
          if (seen.size() > 1
              && e.problem() instanceof Problem.RateLimited limited
              && patience.compareTo(limited.retryAfter()) >= 0) {
            patience = patience.minus(limited.retryAfter());
            await(limited.retryAfter(), e);
            continue;
          }
          throw e;
        }
      }
    }
    return List.copyOf(all);
  }

  private <T> Page<T> page(Operation operation, URI uri, ApiCaller.Decoder<List<T>> items)
      throws HoneycombException {
    return api.call(
        operation,
        api.request(uri),
        document ->
            new Page<>(
                items.decode(document),
                document.at("links").at("next").optionalText().filter(next -> !next.isEmpty())));
  }

  private Optional<URI> following(Operation operation, URI uri, Page<?> page)
      throws HoneycombException {
    if (page.next().isEmpty()) {
      return Optional.empty();
    }
    var next = endpoint.next(uri, page.next().get());
    if (next.isEmpty()) {
      throw misled(operation, "its next page is not a page of this list");
    }
    return next;
  }

  private void await(Duration time, HoneycombException instead) throws HoneycombException {
    try {
      transport.pause().pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw instead;
    }
  }

  private HoneycombException misled(Operation operation, String how) {
    return new HoneycombException(
        new Problem.Unintelligible(
            "%s: the reply of %s cannot be followed: %s"
                .formatted(operation.doing(), endpoint, how)));
  }
}
