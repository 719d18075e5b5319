-- The same figures as one writes them down: nothing is known of the data but its meaning.
WITH states AS (
  SELECT item, sequence, team, type, state, entered_at, coalesce(lag(state) OVER own, 0) AS state_before,
         lead(entered_at) OVER own AS left_at
  FROM flow_rows WHERE entered_at < ${from} + ${span} WINDOW own AS (PARTITION BY item ORDER BY entered_at, sequence)),
items AS (
  SELECT any_value(team) AS team, any_value(type) FILTER (left_at IS NULL) AS type,
         any_value(state) FILTER (left_at IS NULL) AS state, min(entered_at) FILTER (state IN (1, 2)) AS started,
         max(entered_at) FILTER (state <> state_before) AS ended,
         coalesce(sum(left_at - entered_at) FILTER (state = 2), 0) AS active
  FROM states GROUP BY item),
completed AS (
  SELECT team, type, (ended - ${from}) // ${week} AS week, ended - started AS flow_time,
         CASE WHEN started IS NOT NULL THEN active END AS active
  FROM items WHERE state = 3),
turns AS (
  SELECT item, team, state IN (1, 2) AS arrives, entered_at,
         lead(entered_at) OVER (PARTITION BY item ORDER BY entered_at, sequence) AS departed_at,
         min(entered_at) OVER (PARTITION BY item) AS started
  FROM states WHERE (state IN (1, 2)) <> (state_before IN (1, 2))),
present AS (
  SELECT team, started,
         unnest(range((entered_at - ${from}) // ${week}, coalesce((departed_at - ${from}) // ${week}, ${weeks}))) AS week
  FROM turns WHERE arrives),
completions AS (
  SELECT team, week, count(*) AS velocity, count(*) FILTER (type = 0) AS features, count(*) FILTER (type = 1) AS defects,
         count(*) FILTER (type = 2) AS risks, count(*) FILTER (type = 3) AS debts, count(flow_time) AS timed,
         sum(flow_time)::BIGINT AS flow_time, sum(active)::BIGINT AS active,
         quantile_disc(flow_time, [0.5, 0.85, 0.95]) AS percentiles
  FROM completed GROUP BY GROUPING SETS ((week, team), (week))),
loads AS (
  SELECT team, week, count(*) AS load,
         quantile_disc(least((week + 1) * ${week}, ${span}) + ${from} - started, 0.85) AS age
  FROM present GROUP BY GROUPING SETS ((week, team), (week)))
SELECT team::INTEGER, week::INTEGER, velocity, features, defects, risks, debts, timed, flow_time, active,
       percentiles[1], percentiles[2], percentiles[3], NULL, NULL
FROM completions
UNION ALL
SELECT team::INTEGER, week::INTEGER, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, load, age
FROM loads
