/**
 * JSON as the ledger needs it: a strict reader into an immutable tree, and the one canonical form (RFC 8785).
 *
 * <p>Everything that is signed or hashed goes through here, so the reader refuses what two programs could read
 * differently: duplicate names, lone surrogates, byte order marks, anything but UTF-8, trailing content. Numbers keep
 * their exact decimal value; the writer refuses a number that RFC 8785 would round.
 */
@NullMarked
package dev.assay.ledger.json;

import org.jspecify.annotations.NullMarked;
