package dev.assay.inputs.toml;

/**
 * One part of a key.
 *
 * @param name the name
 * @param mark its position
 */
record TomlKey(String name, long mark) {}
