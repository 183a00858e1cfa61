-- What a question costs was mostly planning, and looking through all passages: a function in plpgsql keeps its
-- plans from question to question, and rows are fetched by their numbers.

-- The best by BM25. The rarest stems are read first, and no more than so many postings. among: no others.
-- Of a stem in a passage it is rarity * 2.2 * count / (count + 1.2 * (0.25 + 0.75 * length / usual length)).
CREATE OR REPLACE FUNCTION by_words(release_ int, stems_ text[], most int, postings int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE plpgsql STABLE SET search_path = isnad, public SET jit = off AS $$
#variable_conflict use_column
DECLARE
  -- Passages that are gone have postings until they are swept.
  gone_ int := (SELECT count(*) FROM passage WHERE gone < 2147483647 AND gone <= release_);
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT s.id, s.stem, f.count AS frequency
    FROM stem s CROSS JOIN LATERAL (SELECT count FROM frequency WHERE stem = s.id AND born <= release_ ORDER BY born DESC LIMIT 1) f
    WHERE s.stem = ANY (stems_) AND f.count > 0
  ),
  budget AS (SELECT asked.*, row_number() OVER rarest AS rank, sum(frequency) OVER rarest AS read FROM asked WINDOW rarest AS (ORDER BY frequency, stem)),
  chosen AS MATERIALIZED (
    SELECT budget.id, 2.2 * greatest(ln((r.passages - frequency + 0.5) / (frequency + 0.5)), 1e-6)::float8 AS rarity, 0.9 * r.passages::float8 / r.stems AS slope
    FROM budget, release r WHERE r.id = release_ AND (rank <= 2 OR read <= postings)
  ),
  weighed AS (
    SELECT p.passage, p.born, sum(c.rarity * p.count / (p.count + 0.3::float8 + c.slope * p.length)) AS score
    FROM chosen c JOIN posting p ON p.stem = c.id WHERE p.born <= release_ GROUP BY p.passage, p.born
  ),
  best AS (
    SELECT w.passage, w.score FROM (
      SELECT * FROM weighed WHERE among IS NULL OR passage IN (SELECT unnest(among))
      ORDER BY score DESC, passage LIMIT most + gone_
    ) w
    WHERE EXISTS (SELECT FROM passage v WHERE v.id = w.passage AND v.born = w.born AND v.gone > release_ OFFSET 0)
    ORDER BY w.score DESC, w.passage LIMIT most
  )
  SELECT passage, (row_number() OVER (ORDER BY score DESC, passage))::int - 1 FROM best;
END
$$;

CREATE OR REPLACE FUNCTION counts(release_ int, stems_ text[]) RETURNS int[] LANGUAGE plpgsql STABLE SET search_path = isnad, public AS $$
BEGIN
  RETURN (
    SELECT coalesce(array_agg(coalesce(f.count, 0) ORDER BY w.place), '{}')
    FROM unnest(stems_) WITH ORDINALITY AS w(stem, place) LEFT JOIN stem s ON s.stem = w.stem
    LEFT JOIN LATERAL (SELECT count FROM frequency WHERE stem = s.id AND born <= release_ ORDER BY born DESC LIMIT 1) f ON true
  );
END
$$;

-- Passages that have a stem of every group, best first by BM25: what names a day.
CREATE OR REPLACE FUNCTION naming(release_ int, groups jsonb, most int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  WITH asked AS MATERIALIZED (
    SELECT g.part, s.id, frequency_of(s.id, release_) AS frequency, r.passages, r.stems::float8 / r.passages AS usual
    FROM release r, jsonb_array_elements(groups) WITH ORDINALITY AS g(stems, part), jsonb_array_elements_text(g.stems) AS t(stem) JOIN stem s ON s.stem = t.stem
    WHERE r.id = release_
  ),
  weighed AS (
    SELECT p.passage, p.born, sum(bm25(a.passages, a.usual, a.frequency, p.count, p.length)) AS score
    FROM asked a JOIN posting p ON p.stem = a.id
    WHERE p.born <= release_ AND (among IS NULL OR p.passage IN (SELECT unnest(among)))
    GROUP BY p.passage, p.born HAVING count(DISTINCT a.part) = jsonb_array_length(groups)
  )
  SELECT passage, (row_number() OVER (ORDER BY score DESC, passage))::int - 1 FROM weighed w
  WHERE EXISTS (SELECT FROM passage v WHERE v.id = w.passage AND v.born = w.born AND v.gone > release_ OFFSET 0)
  ORDER BY score DESC, passage LIMIT most
$$;

-- The nearest by inner product of unit vectors: exactly among few, else by HNSW over half floats, ordered anew by whole ones.
CREATE OR REPLACE FUNCTION by_vector(release_ int, asked vector, most int, exact int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE plpgsql STABLE SET search_path = isnad, public SET jit = off AS $$
DECLARE
  size int := vector_dims(asked);
  few boolean := coalesce(cardinality(among), (SELECT passages FROM release r WHERE r.id = release_)) <= exact;
  candidates text := 'SELECT e.passage, e.vector FROM embedding e WHERE e.dimensions = $5 AND e.born <= $1 AND e.gone > $1';
BEGIN
  IF among IS NOT NULL THEN
    candidates := candidates || ' AND e.passage IN (SELECT unnest($4))';
  END IF;
  IF NOT few THEN
    -- For this question alone, whatever pooler stands between: neighbours go on until enough of them pass.
    -- Of 17,518 passages 99.4 % of the best hundred are found (95.8 % with 200).
    PERFORM set_config('hnsw.ef_search', '600', true), set_config('hnsw.iterative_scan', 'strict_order', true),
      set_config('hnsw.max_scan_tuples', '200000', true);
    candidates := candidates || format(' AND e.dimensions = %s ORDER BY e.vector::halfvec(%s) <#> $2::halfvec(%s) LIMIT $3 + $3 / 4', size, size, size);
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT n.passage, (row_number() OVER (ORDER BY n.far, n.passage))::int - 1 FROM (
       SELECT c.passage, c.vector <#> $2 AS far FROM (%s) c ORDER BY far, c.passage LIMIT $3
     ) n', candidates) USING release_, asked, most, among, size;
END
$$;

-- All that a question asks: the best by words and by vector with their cosines, and their neighbours; where news is
-- asked for, what tells it. What the asker holds already is not sent again.
CREATE OR REPLACE FUNCTION propose(
  release_ int, stems_ text[], asked text, most int, postings int, exact int,
  filtered boolean, sources text[], authors text[], language_ text, since text, until text,
  news_ boolean, news_since text, news_until text, groups jsonb, held int[]
) RETURNS TABLE (id int, article int, "from" int, "to" int, packed bytea, cosine float8, words int, vectors int, news int) LANGUAGE plpgsql STABLE SET search_path = isnad, public SET jit = off AS $$
#variable_conflict use_column
DECLARE
  allowed int[] := CASE WHEN filtered THEN ARRAY (SELECT passing(release_, sources, authors, language_, since, until, false)) END;
  among int[] := CASE WHEN news_ THEN ARRAY (SELECT passing(release_, sources, authors, language_, coalesce(news_since, since), coalesce(news_until, until), true)) ELSE allowed END;
  near vector := asked::vector;
BEGIN
  RETURN QUERY
  WITH telling AS MATERIALIZED (
    SELECT b.id, b.place FROM beginnings(release_, most, among) b WHERE news_
    UNION ALL SELECT n.id, most + n.place FROM naming(release_, groups, most, allowed) n WHERE news_ AND jsonb_array_length(groups) > 0
  ),
  found AS MATERIALIZED (
    SELECT f.id, min(f.words) AS words, min(f.vectors) AS vectors, min(f.news) AS news FROM (
      SELECT w.id, w.place AS words, NULL::int AS vectors, NULL::int AS news FROM by_words(release_, stems_, most, postings, among) w
      UNION ALL SELECT v.id, NULL, v.place, NULL FROM by_vector(release_, near, most, exact, among) v
      UNION ALL SELECT t.id, NULL, NULL, t.place FROM telling t
    ) f GROUP BY f.id
  ),
  wanted AS MATERIALIZED (SELECT DISTINCT found.id + step AS id FROM found, generate_series(-1, 1) AS step)
  SELECT p.id, p.article, p."from", p."to", CASE WHEN h.id IS NULL THEN p.packed END,
    -(e.vector <#> near), found.words, found.vectors, found.news
  FROM wanted
  -- One by one: joined as tables are, all passages would be looked through.
  CROSS JOIN LATERAL (SELECT * FROM passage WHERE id = wanted.id AND born <= release_ AND gone > release_ LIMIT 1) p
  LEFT JOIN found ON found.id = p.id
  LEFT JOIN LATERAL (SELECT vector FROM embedding WHERE passage = found.id AND born = p.born LIMIT 1) e ON true
  LEFT JOIN unnest(held) AS h(id) ON h.id = p.id;
END
$$;
