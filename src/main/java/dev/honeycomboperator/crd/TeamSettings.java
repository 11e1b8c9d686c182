package dev.honeycomboperator.crd;

import dev.honeycomboperator.crd.HoneycombApiKeySpec.KeyKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team's spec, whichever kind it was written as.
 *
 * @param allowedNamespaces null: the team's own namespace alone
 */
public record TeamSettings(
    HoneycombTeamSpec.@Nullable Region region,
    @Nullable String endpoint,
    CredentialRef.InNamespace credential,
    @Nullable List<KeyKind> allowedKeyTypes,
    @Nullable AllowedNamespaces allowedNamespaces) {}
