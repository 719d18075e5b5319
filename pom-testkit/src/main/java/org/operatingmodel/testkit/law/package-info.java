/**
 * The laws that every governance keeps, to be held against a user's own packs.
 *
 * <p>Read first: {@link org.operatingmodel.testkit.law.PolicyLaws}, which a test extends, and
 * {@link org.operatingmodel.testkit.law.Law}, which says what each law promises.
 */
@NullMarked
package org.operatingmodel.testkit.law;

import org.jspecify.annotations.NullMarked;
