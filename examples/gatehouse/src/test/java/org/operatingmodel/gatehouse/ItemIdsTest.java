package org.operatingmodel.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemIdsTest {
    @Test
    void each_id_has_its_number_wherever_it_is_kept() {
        // Of 1 to 1000 characters, so that many pages of 65536 bytes are filled, and hardly one to its last byte
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            texts.add(i + (i % 3 == 0 ? "\u00e4" : "x").repeat(i * 37 % (ItemIds.LONGEST - 4)));
        }
        ItemIds ids = new ItemIds();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(ids.numberOf(texts.get(i))).isEqualTo(i);
            }
        }
        ids.complete();
        assertThat(ids.count()).isEqualTo(5000);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(ids.of(i)).isEqualTo(texts.get(i));
        }
    }

    @Test
    void the_beginning_of_an_id_is_another_id() {
        ItemIds ids = new ItemIds();
        for (String id : List.of("AB", "A", "ABC", "\u00c4", "A\u00c4", "\ud83d\ude00")) {
            assertThat(ids.numberOf(id)).isEqualTo(ids.count() - 1);
        }
        assertThat(ids.numberOf("A")).isEqualTo(1);
        assertThat(ids.numberOf("\u00c4")).isEqualTo(3);
        assertThat(ids.count()).isEqualTo(6);
    }

    @Test
    void numbers_are_sorted_by_the_bytes_of_their_ids() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            texts.add("%05d".formatted(i));
        }
        Collections.shuffle(texts, new Random(1));
        ItemIds ids = new ItemIds();
        texts.forEach(ids::numberOf);
        List<String> sorted = Arrays.stream(ids.sorted()).mapToObj(ids::of).toList();
        assertThat(sorted).isSorted().hasSize(20_000);
    }

    @Test
    void the_pages_are_what_the_ids_take() {
        ItemIds ids = new ItemIds();
        assertThat(ids.length()).isZero();
        ids.numberOf("A");
        assertThat(ids.length()).isEqualTo(65_536);
        // 65 of 1000 bytes and 2 for the length, and the 3 of the first, are 65133; one more does not fit
        for (int i = 10; i < 75; i++) {
            ids.numberOf(i + "x".repeat(998));
        }
        assertThat(ids.length()).isEqualTo(65_536);
        ids.numberOf("y".repeat(401));
        assertThat(ids.length()).isEqualTo(65_536); // 65133 + 403 is all of it
        ids.numberOf("B");
        assertThat(ids.length()).isEqualTo(131_072);
    }
}
