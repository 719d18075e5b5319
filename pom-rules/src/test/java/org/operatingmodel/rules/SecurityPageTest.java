package org.operatingmodel.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md promises, it promises together with the test that shows it. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Properties))(?:\\.(\\w+))?`");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("SECURITY.md"));
    }

    @Test
    void the_tests_that_the_page_names_exist() throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        Matcher named = NAMED.matcher(page());
        int count = 0;
        while (named.find()) {
            count++;
            String method = named.group(2);
            List<Path> sources = sources(named.group(1));
            if (sources.size() != 1
                    || method != null && !Files.readString(sources.get(0)).contains("void " + method + "(")) {
                missing.add(named.group());
            }
        }
        assertThat(count).isPositive();
        assertThat(missing).isEmpty();
    }

    @Test
    void each_promise_names_a_test() throws IOException {
        String page = page();
        String promises =
                page.substring(page.indexOf("If `RulePack` hands out a pack"), page.indexOf("## What is not promised"));
        assertThat(promises.split("\n- |\n\n")).hasSizeGreaterThan(8).allSatisfy(promise -> {
            if (!promise.startsWith("If `RulePack` hands")) {
                assertThat(promise).containsPattern(NAMED);
            }
        });
    }

    private static List<Path> sources(String test) throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (path, attributes) ->
                        path.endsWith(test + ".java") && path.toString().contains("src"))) {
            return files.toList();
        }
    }
}
