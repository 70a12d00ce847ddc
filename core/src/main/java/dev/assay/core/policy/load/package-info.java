/**
 * Finds and reads what a check is made of: policies, data, inputs. All problems are collected, none ends the reading.
 */
@NullMarked
package dev.assay.core.policy.load;

import org.jspecify.annotations.NullMarked;
