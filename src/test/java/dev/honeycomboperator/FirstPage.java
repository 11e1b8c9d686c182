package dev.honeycomboperator;

import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Ending;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Handler;
import dev.honeycomboperator.honeycomb.fake.LoopbackServer.Request;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Only the first page is read, and what is not on it is not there. */
final class FirstPage implements Mutation {
  private static final Pattern ID = Pattern.compile("\"id\": ?\"(hc[a-z]ik_\\w+)\"");
  private final Set<String> listed = new HashSet<>();

  @Override
  public Ending honeycomb(Request request, Handler honeycomb) {
    var target = request.target();
    if (!request.method().equals("GET") || !target.contains("/api-keys")) {
      return honeycomb.handle(request);
    }
    var lists = target.contains("?");
    if (lists && honeycomb.handle(request) instanceof Ending.Reply page) {
      listed.clear();
      ID.matcher(page.body()).results().forEach(found -> listed.add(found.group(1)));
      return new Ending.Reply(
          page.status(),
          page.headers(),
          page.body().replaceFirst("\"next\": ?\"[^\"]*\"", "\"next\":null"));
    }
    var id = target.substring(target.lastIndexOf('/') + 1);
    return honeycomb.handle(
        listed.contains(id) ? request : new Request("GET", target + "0", request.headers(), ""));
  }
}
