-- What is known of each item, for one part of the items; DuckDB streams over each part in one thread.
-- Instants are milliseconds after ${from}; ${span} of them lie before the horizon, ${week} in a week.
-- One number a row, so that the sort moves nothing but keys: instant, sequence, team, type, state.
ordered_${part} AS (
  SELECT item, ((entered_at - ${from}) << 27) | (sequence::BIGINT << 13) | (team::BIGINT << 5) | (type::BIGINT << 3)
           | state AS packed
  FROM flow_rows WHERE entered_at < ${from} + ${span} ${condition} ORDER BY item, packed),
-- Without a partition and an order of their own, windows stream over the sorted rows.
neighbours_${part} AS (
  SELECT item, packed, lag(item) OVER () AS item_before, lag(packed) OVER () AS packed_before,
         lead(item) OVER () IS DISTINCT FROM item AS last
  FROM ordered_${part}),
states_${part} AS (
  SELECT item, packed, last, packed >> 27 AS entered, (packed & 7)::UTINYINT AS state,
         (CASE WHEN item_before = item THEN packed_before & 7 ELSE 0 END)::UTINYINT AS state_before,
         CASE WHEN item_before = item AND (packed_before & 7) = 2 THEN (packed >> 27) - (packed_before >> 27) ELSE 0 END
           AS active
  FROM neighbours_${part}),
-- Only rows go on that start or end a stretch in progress, start one of done, or are the last of an item.
points_${part} AS (
  SELECT item, packed, last, entered, state, state_before, active_so_far,
         state IN (1, 2) AS works, state_before IN (1, 2) AS worked
  FROM (SELECT *, sum(active) OVER (ROWS UNBOUNDED PRECEDING) AS active_so_far FROM states_${part})
  WHERE (state IN (1, 2)) <> (state_before IN (1, 2)) OR (state = 3 AND state_before <> 3) OR last),
-- The largest number so far, with the item on top and the start upside down, is that of the item's first start.
starts_${part} AS (
  SELECT *, lag(entered) OVER () AS entered_before,
         max(CASE WHEN works AND NOT worked THEN (item::BIGINT << 37) | (${span} - entered) ELSE 0 END)
           OVER (ROWS UNBOUNDED PRECEDING) AS first_start
  FROM points_${part}),
stretches_${part} AS MATERIALIZED (
  SELECT ((packed >> 5) & 255)::UTINYINT AS team, ((packed >> 3) & 3)::UTINYINT AS type, last,
         active_so_far::BIGINT AS active_so_far,
         CASE WHEN last AND state = 3 THEN CASE WHEN state_before = 3 THEN entered_before ELSE entered END END AS finished,
         CASE WHEN first_start >> 37 = item THEN ${span} - (first_start & ((1::BIGINT << 37) - 1)) END AS started,
         CASE WHEN worked OR works THEN (CASE WHEN worked THEN entered_before ELSE entered END // ${week})::UTINYINT END
           AS from_week,
         (CASE WHEN works THEN ${weeks} ELSE entered // ${week} END)::UTINYINT AS to_week
  FROM starts_${part} WHERE last OR (worked AND NOT works)),
completed_${part} AS (
  SELECT team, type, (finished // ${week})::UTINYINT AS week, finished - started AS flow_time,
         CASE WHEN started IS NOT NULL THEN active END AS active
  FROM (SELECT *, active_so_far - lag(active_so_far, 1, 0) OVER () AS active FROM stretches_${part} WHERE last)
  WHERE finished IS NOT NULL)
