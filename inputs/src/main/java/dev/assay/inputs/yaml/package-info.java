/**
 * YAML as Kubernetes and Conftest read it: the words and numbers of YAML 1.1, merge keys, all keys as text, and every
 * document of a stream.
 */
@NullMarked
package dev.assay.inputs.yaml;

import org.jspecify.annotations.NullMarked;
