package dev.honeycomboperator.honeycomb;

/** The fake through its door in Java. */
final class FakeHoneycombContractTest extends HoneycombContract {

  @Override
  Honeycomb client(ManagementKey credential) {
    return fake.client(credential);
  }
}
