/**
 * People, the roles that they hold over time, and their teams.
 *
 * <p>Read first: {@link org.operatingmodel.organisation.Person}, {@link org.operatingmodel.organisation.RoleHolding}, {@link org.operatingmodel.organisation.Team}.
 */
@NullMarked
package org.operatingmodel.organisation;

import org.jspecify.annotations.NullMarked;
