package dev.assay.ledger.witness;

class InMemoryWitnessStateTest extends WitnessStateContract {
    @Override
    WitnessState open() {
        return new InMemoryWitnessState();
    }
}
