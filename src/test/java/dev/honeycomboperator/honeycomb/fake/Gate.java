package dev.honeycomboperator.honeycomb.fake;

/** Stands before a door: may keep a request from the fake, and change or withhold its reply. */
@FunctionalInterface
public interface Gate {

  Gate OPEN = (request, fake) -> fake.handle(request);

  LoopbackServer.Ending pass(LoopbackServer.Request request, LoopbackServer.Handler fake);
}
