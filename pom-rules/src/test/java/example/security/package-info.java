/** Fact types of a host, as tests register them. */
@NullMarked
package example.security;

import org.jspecify.annotations.NullMarked;
