package org.operatingmodel.portfolio;

import org.operatingmodel.organisation.PersonId;

/**
 * A fact about one person; a decision about a product sees those of the people whom the product's facts mention.
 *
 * @since 0.1
 */
public interface PersonScoped {
    /** The person whom the fact is about. */
    @InRules
    PersonId personId();
}
