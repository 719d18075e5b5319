/**
 * Capabilities that products share, the golden paths to production, and how a feature becomes one that all can use.
 *
 * <p>Read first: {@link org.operatingmodel.platform.ProvidedCapability}, {@link org.operatingmodel.platform.Graduation},
 * {@link org.operatingmodel.platform.GoldenPath}.
 */
@NullMarked
package org.operatingmodel.platform;

import org.jspecify.annotations.NullMarked;
