package org.operatingmodel.gatehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ids of items and the numbers that stand for them, in the bytes of an id and {@link #HEAP_OF_ID} more. */
final class ItemIds {
    /** How many characters an id may have. */
    static final int LONGEST = 1000;
    /** How much heap an id takes at most beside its own bytes, while new ones are looked up among them. */
    static final int HEAP_OF_ID = 28;

    private static final int HASH_FACTOR = 0x9E3779B9;
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    /** The length of an id stands before it. */
    private static final int LENGTH_BYTES = 2;

    /** The ids, none of which goes from one page to the next: they grow without being copied. */
    private final List<byte[]> pages = new ArrayList<>();
    /** Where in the last page the next id goes. */
    private int free = PAGE;
    /** Where each id is: the page and the place in it. */
    private int[] places = new int[1 << 8];
    /** Numbers of ids plus one, at slots that their hash says; 0 is free. */
    private int[] table = new int[1 << 10];

    private int count;

    /** The number of an id of at most {@link #LONGEST} characters, a new one when it was not there. */
    int numberOf(String id) {
        int slot = slot(id);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count + (count >> 1));
        }
        places[count++] = add(id.getBytes(StandardCharsets.UTF_8));
        table[slot] = count;
        if (count > table.length >> 1) {
            rehash();
        }
        return count - 1;
    }

    private int add(byte[] id) {
        if (free + LENGTH_BYTES + id.length > PAGE) {
            if (pages.size() == 1 << Integer.SIZE - 1 - PAGE_BITS) {
                throw new Refusal(
                        "The ids of the items must be shorter than 2 GiB in all, but are not. Split the file.");
            }
            pages.add(new byte[PAGE]);
            free = 0;
        }
        byte[] page = pages.get(pages.size() - 1);
        int place = pages.size() - 1 << PAGE_BITS | free;
        page[free] = (byte) (id.length >> Byte.SIZE);
        page[free + 1] = (byte) id.length;
        System.arraycopy(id, 0, page, free + LENGTH_BYTES, id.length);
        free += LENGTH_BYTES + id.length;
        return place;
    }

    private void rehash() {
        int length = table.length * 2;
        table = new int[0]; // given up before the larger one is made
        table = new int[length];
        for (int number = 0; number < count; number++) {
            table[slot(of(number))] = number + 1;
        }
    }

    /** Where the id is, or the free slot where it belongs. */
    private int slot(String id) {
        int slot = (id.hashCode() * HASH_FACTOR) >>> 1 & table.length - 1;
        while (table[slot] != 0 && !equal(table[slot] - 1, id)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private boolean equal(int number, String id) {
        byte[] page = page(number);
        int from = from(number);
        int length = to(number) - from;
        if (length < id.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            if (character >= 0x80) {
                return id.equals(of(number));
            }
            if (page[from + i] != character) {
                return false;
            }
        }
        return length == id.length();
    }

    private byte[] page(int number) {
        return pages.get(places[number] >>> PAGE_BITS);
    }

    private int from(int number) {
        return (places[number] & PAGE - 1) + LENGTH_BYTES;
    }

    private int to(int number) {
        int from = from(number);
        byte[] page = page(number);
        return from + ((page[from - 2] & 0xff) << Byte.SIZE | page[from - 1] & 0xff);
    }

    /** The id that a number stands for. */
    String of(int number) {
        int from = from(number);
        return new String(page(number), from, to(number) - from, StandardCharsets.UTF_8);
    }

    /** Gives up what only new ids need; none can be added afterwards. */
    void complete() {
        table = new int[0];
    }

    /** Gives up the ids, for what is left to do needs only their numbers. */
    void giveUp() {
        pages.clear();
        places = new int[0];
        complete();
    }

    /** How many bytes the ids themselves take. */
    long length() {
        return (long) pages.size() << PAGE_BITS;
    }

    /** How many ids there are. */
    int count() {
        return count;
    }

    /** The numbers in the order of the bytes of their ids. */
    int[] sorted() {
        Integer[] numbers = new Integer[count];
        Arrays.setAll(numbers, i -> i);
        Arrays.sort(
                numbers,
                (left, right) ->
                        Arrays.compareUnsigned(page(left), from(left), to(left), page(right), from(right), to(right)));
        return Arrays.stream(numbers).mapToInt(Integer::intValue).toArray();
    }
}
