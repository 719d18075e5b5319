package example.security;

/** What a penetration test found. */
public record Weakness(String name, boolean mended) {}
