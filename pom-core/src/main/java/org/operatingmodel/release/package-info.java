/**
 * How versions reach customers: by trains that leave on a calendar, or in stages that bake.
 *
 * <p>Read first: {@link org.operatingmodel.release.ReleaseTrain}, {@link org.operatingmodel.release.Release}, {@link org.operatingmodel.release.Rollout}.
 */
@NullMarked
package org.operatingmodel.release;

import org.jspecify.annotations.NullMarked;
