package dev.honeycomboperator;

import dev.honeycomboperator.kube.ApiCall;

/** What watches would tell a process; status is nobody's news. */
final class News {

  private volatile boolean ofKey;
  private volatile boolean ofTeam;

  void hear(ApiCall call) {
    if (!call.writes()) {
      return;
    }
    switch (call.resource()) {
      case "honeycombapikeys" -> ofKey = true;
      case "honeycombteams" -> ofTeam = true;
      case "secrets" -> {
        ofKey |= !SimulatedWorld.CREDENTIAL.equals(call.name());
        ofTeam |= SimulatedWorld.CREDENTIAL.equals(call.name());
      }
      default -> {}
    }
  }

  void ofEverything() {
    ofKey = true;
    ofTeam = true;
  }

  boolean takeOfKey() {
    var news = ofKey;
    ofKey = false;
    return news;
  }

  boolean takeOfTeam() {
    var news = ofTeam;
    ofTeam = false;
    return news;
  }
}
