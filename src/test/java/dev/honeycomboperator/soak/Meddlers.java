package dev.honeycomboperator.soak;

import dev.honeycomboperator.effect.Names;
import dev.honeycomboperator.honeycomb.ApiKey;
import dev.honeycomboperator.honeycomb.KeyType;
import dev.honeycomboperator.honeycomb.fake.FakeTeam;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;

/** Those who put their hands on what is the operator's: the Secrets, and the keys in the UI. */
final class Meddlers {
  private final Ground ground;
  private final Collectors collectors;
  private final Deeds deeds;
  private final Figures figures;
  private final History history;

  Meddlers(Ground ground, Collectors collectors, Deeds deeds, Figures figures, History history) {
    this.ground = ground;
    this.collectors = collectors;
    this.deeds = deeds;
    this.figures = figures;
    this.history = history;
  }

  void secret(Luck luck) {
    List<Secret> secrets =
        ground
            .kubernetes()
            .secrets()
            .inAnyNamespace()
            .withLabel(Names.MANAGED_BY, Names.OPERATOR)
            .list()
            .getItems();
    luck.anyOf(secrets).ifPresent(secret -> meddle(secret, luck));
  }

  private void meddle(Secret secret, Luck luck) {
    collectors.look();
    figures.count(Figures.Counter.SECRETS);
    String place = Ground.place(secret);
    switch (luck.below(5)) {
      case 0, 1 -> {
        history.tell("delete Secret %s".formatted(place));
        ground.kubernetes().resource(secret).delete();
      }
      case 2 -> alter(secret, "{\"stringData\":{\"api-key\":\"by hand\"}}");
      case 3 -> alter(secret, "{\"data\":{\"api-key\":null}}");
      default ->
          alter(secret, "{\"metadata\":{\"annotations\":{\"%s\":null}}}".formatted(Names.LEDGER));
    }
  }

  private void alter(Secret secret, String patch) {
    history.tell("alter Secret %s: %s".formatted(Ground.place(secret), patch));
    ground.kubernetes().resource(secret).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  void inUi(Luck luck) {
    FakeTeam team = luck.oneOf(ground.teams());
    luck.anyOf(team.keys().stream().filter(key -> Ground.isOurs(key)).toList())
        .ifPresent(key -> meddle(team, key, luck));
  }

  private void meddle(FakeTeam team, ApiKey key, Luck luck) {
    figures.count(Figures.Counter.IN_UI);
    switch (luck.below(3)) {
      case 0 -> {
        history.tell("in the UI: delete %s".formatted(key.id()));
        deeds.meddling(key.id());
        team.deleteInUi(key.id());
      }
      case 1 -> {
        history.tell("in the UI: rename %s".formatted(key.id()));
        team.renameInUi(key.id(), "by hand " + key.name());
      }
      default -> {
        history.tell("in the UI: another key named as %s".formatted(key.id()));
        deeds.made(
            team.createInUi(KeyType.INGEST, key.name(), key.environmentId().orElseThrow())
                .key()
                .id());
      }
    }
  }
}
