package dev.honeycomboperator.effect;

import dev.honeycomboperator.decision.Mark;
import dev.honeycomboperator.decision.Observed.Strayed;
import dev.honeycomboperator.honeycomb.HoneycombException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of keys that the Secret or status name but the list does not show with our mark. Each
 * is asked for by id, and a 404 is believed only while the credential still speaks for the same
 * team.
 */
record Whereabouts(List<Strayed> strayed, Set<String> gone) {

  static Whereabouts of(List<String> ids, Mark mark, TeamSession team) throws HoneycombException {
    var inventory = team.inventory();
    var strayed = new ArrayList<Strayed>();
    var gone = new HashSet<String>();
    for (var id : ids) {
      if (isListed(id, mark, team)) {
        continue;
      }
      if (inventory.isGone(id)) {
        gone.add(id);
        continue;
      }
      var found = team.honeycomb().key(id);
      if (found.isPresent()) {
        inventory.put(found.get());
        if (!mark.isOn(found.get().name())) {
          strayed.add(new Strayed(found.get(), inventory.wasSeenWith(id, mark.toString())));
        }
      } else if (team.teamIsConfirmed()) {
        inventory.remove(id);
        gone.add(id);
      }
    }
    return new Whereabouts(strayed, gone);
  }

  private static boolean isListed(String id, Mark mark, TeamSession team) {
    return team.inventory().withBracket(mark.toString()).stream()
        .anyMatch(key -> key.id().equals(id));
  }
}
