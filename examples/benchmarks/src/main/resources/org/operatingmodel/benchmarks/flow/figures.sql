-- All figures, in one statement with items.sql in front of it. README.md says what else was tried.
-- A quantile of a decimal is exact: the ceil(p * n)-th smallest.
completions AS (
  SELECT team, week, count(*) AS velocity, count(*) FILTER (type = 0) AS features, count(*) FILTER (type = 1) AS defects,
         count(*) FILTER (type = 2) AS risks, count(*) FILTER (type = 3) AS debts, count(flow_time) AS timed,
         sum(flow_time)::BIGINT AS flow_time, sum(active)::BIGINT AS active,
         quantile_disc(flow_time, [0.5, 0.85, 0.95]) AS percentiles
  FROM (${completed}) GROUP BY GROUPING SETS ((week, team), (week))),
present AS (
  SELECT team, started, unnest(range(from_week, to_week)) AS week FROM (${stretches}) WHERE from_week < to_week),
loads AS (
  SELECT team, week, count(*) AS load, quantile_disc(least((week + 1) * ${week}, ${span}) - started, 0.85) AS age
  FROM present GROUP BY GROUPING SETS ((week, team), (week)))
SELECT team::INTEGER, week::INTEGER, velocity, features, defects, risks, debts, timed, flow_time, active,
       percentiles[1], percentiles[2], percentiles[3], NULL, NULL
FROM completions
UNION ALL
SELECT team::INTEGER, week::INTEGER, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, load, age
FROM loads
