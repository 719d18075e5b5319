/**
 * What a whole portfolio comes to: the diagnosis of an operating model, what is missing, and what differs between two
 * snapshots.
 */
@NullMarked
package org.operatingmodel.rules.report;

import org.jspecify.annotations.NullMarked;
