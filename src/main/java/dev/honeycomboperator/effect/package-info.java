/**
 * Looking at the world and changing it. {@link dev.honeycomboperator.effect.Observer} looks, twice:
 * at caches, and, before anything is changed, at what the API server holds. {@link
 * dev.honeycomboperator.effect.Actor} makes a move, {@code Issuance} the only one with two effects
 * that matter. {@code KeySecret} and {@code SecretDraft} are the form of the Secret and its ledger;
 * teams and their credentials are kept by {@link dev.honeycomboperator.effect.TeamKeeper} and
 * {@link dev.honeycomboperator.effect.Credentials}, their keys as a whole are watched by {@link
 * dev.honeycomboperator.effect.Census} and {@link dev.honeycomboperator.effect.OrphanSweep}.
 */
@NullMarked
package dev.honeycomboperator.effect;

import org.jspecify.annotations.NullMarked;
