/**
 * What a new version of a rule pack asks more, asks less, or only says in other words.
 *
 * <p>Read first: {@link org.operatingmodel.rules.difference.PackDifference},
 * {@link org.operatingmodel.rules.difference.PackChange}, {@link org.operatingmodel.rules.difference.ChangeKind}.
 */
@NullMarked
package org.operatingmodel.rules.difference;

import org.jspecify.annotations.NullMarked;
