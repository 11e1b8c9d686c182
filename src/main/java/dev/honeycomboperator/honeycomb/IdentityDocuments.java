package dev.honeycomboperator.honeycomb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who keys are, and environments, as documents (API pages "Auth" and "Environments"). */
final class IdentityDocuments {

  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  TeamIdentity team(Json document) throws Json.Unexpected {
    var data = document.at("data");
    var teamId = data.at("relationships").at("team").at("data").at("id").text();
    var scopes = new HashSet<String>();
    for (var scope : data.at("attributes").at("scopes").elements().toList()) {
      scope.optionalText().ifPresent(scopes::add);
    }
    // The slug is nowhere but among the included resources.
    for (var included : document.at("included").elements().toList()) {
      if (included.at("id").optionalText().equals(Optional.of(teamId))) {
        var team = included.at("attributes");
        return new TeamIdentity(
            data.at("id").text(KeyDocuments.ID),
            teamId,
            team.at("slug").text(SLUG),
            team.at("name").optionalText().orElse(""),
            scopes);
      }
    }
    throw new Json.Unexpected("its team is not among the included resources");
  }

  List<Environment> environments(Json document) throws Json.Unexpected {
    var environments = new ArrayList<Environment>();
    for (var data : document.at("data").elements().toList()) {
      var attributes = data.at("attributes");
      environments.add(
          new Environment(
              data.at("id").text(KeyDocuments.ID),
              attributes.at("name").text(),
              attributes.at("slug").text()));
    }
    return environments;
  }

  KeyIdentity key(Json document) throws Json.Unexpected {
    return new KeyIdentity(
        document.at("id").text(),
        document.at("environment").at("slug").optionalText().orElse(""),
        document.at("team").at("slug").text());
  }
}
