/** What an organisation does to run its portfolio, as rules state it: practices, guardrails, and what they speak for. */
@NullMarked
package org.operatingmodel.practice;

import org.jspecify.annotations.NullMarked;
