-- The published library. A run writes the rows of the next release, which no reader sees, and publishes
-- them by one row in release: a reader of release R sees what was born by then and is not gone by then.
CREATE TABLE release (
  id int PRIMARY KEY,
  published timestamptz NOT NULL DEFAULT now(),
  model text NOT NULL,
  dimensions int NOT NULL,
  built text NOT NULL,
  -- What the library holds, and what stands under which number: the same as SQLite's.
  state text NOT NULL,
  graph text NOT NULL,
  articles int NOT NULL,
  passages int NOT NULL,
  -- Stems in all passages together, for BM25.
  stems bigint NOT NULL,
  -- In how many passages each character gram occurs: 262,144 numbers of 4 bytes.
  grams bytea NOT NULL
);

CREATE TABLE article (
  id int NOT NULL, born int NOT NULL, gone int NOT NULL DEFAULT 2147483647,
  -- Of the article with its passages and vectors.
  digest bytea NOT NULL,
  key text COLLATE "C" NOT NULL, path text NOT NULL, hash text NOT NULL,
  -- As received; in UTF-16 where it holds what this server's text cannot.
  text text, utf16 bytea,
  blocks text NOT NULL, title text, source text, author text, date text COLLATE "C", url text, language text,
  sketch bytea, story text COLLATE "C", lines bytea NOT NULL,
  PRIMARY KEY (id, born),
  CHECK ((text IS NULL) <> (utf16 IS NULL))
);
CREATE INDEX ON article (key);
CREATE INDEX ON article (story) WHERE story IS NOT NULL;
CREATE INDEX ON article (gone) WHERE gone < 2147483647;

-- A passage is born and gone with its article.
CREATE TABLE passage (
  id int NOT NULL, born int NOT NULL, gone int NOT NULL DEFAULT 2147483647,
  article int NOT NULL, "from" int NOT NULL, "to" int NOT NULL,
  -- Its own language, where that is not the article's.
  tongue text,
  hash bytea NOT NULL,
  -- Its words, tokens and sentences as 32-bit numbers.
  packed bytea NOT NULL,
  -- Distinct stems of text and title, and how many there are in all.
  stems int[] NOT NULL, length int NOT NULL,
  PRIMARY KEY (id, born)
);
CREATE INDEX ON passage (article, born);
CREATE INDEX ON passage (born);
CREATE INDEX ON passage (gone) WHERE gone < 2147483647;

CREATE TABLE embedding (
  passage int NOT NULL, born int NOT NULL, gone int NOT NULL DEFAULT 2147483647,
  dimensions int NOT NULL, vector vector NOT NULL,
  PRIMARY KEY (passage, born)
);

CREATE TABLE stem (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stem text COLLATE "C" NOT NULL UNIQUE);

-- A stem in a passage: how often, a title's twice; and how many stems the passage has.
CREATE TABLE posting (
  stem int NOT NULL, passage int NOT NULL, born int NOT NULL, count int NOT NULL, length int NOT NULL,
  PRIMARY KEY (stem, passage, born) INCLUDE (count, length)
);

-- In how many passages a stem occurs, since a release.
CREATE TABLE frequency (stem int NOT NULL, born int NOT NULL, count int NOT NULL, PRIMARY KEY (stem, born));

-- Folded words by number, a run of numbers a row, with hashes of their stems and consonants.
CREATE TABLE lexicon (
  first int NOT NULL, born int NOT NULL, gone int NOT NULL DEFAULT 2147483647,
  folded text NOT NULL, stems bytea NOT NULL, consonants bytea NOT NULL,
  PRIMARY KEY (first, born)
);

CREATE FUNCTION frequency_of(stem_ int, release_ int) RETURNS int LANGUAGE sql STABLE SET search_path = isnad, public AS
  'SELECT coalesce((SELECT count FROM frequency WHERE stem = stem_ AND born <= release_ ORDER BY born DESC LIMIT 1), 0)';

CREATE FUNCTION counts(release_ int, stems_ text[]) RETURNS int[] LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  SELECT coalesce(array_agg(coalesce(frequency_of(s.id, release_), 0) ORDER BY w.place), '{}')
  FROM unnest(stems_) WITH ORDINALITY AS w(stem, place) LEFT JOIN stem s ON s.stem = w.stem
$$;

-- Passages that a filter lets through; names are told whole, dates as exact as they are given. dated: no articles without a date.
CREATE FUNCTION passing(release_ int, sources text[], authors text[], language_ text, since text, until text, dated boolean) RETURNS SETOF int LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  SELECT p.id FROM article a JOIN passage p ON p.article = a.id AND p.born = a.born
  WHERE a.born <= release_ AND a.gone > release_
    AND (sources IS NULL OR a.source = ANY (sources))
    AND (authors IS NULL OR a.author = ANY (authors))
    AND (language_ IS NULL OR starts_with(lower(coalesce(p.tongue, a.language)), lower(language_)))
    AND (since IS NULL OR left(a.date, length(since)) >= left(since, length(a.date)) COLLATE "C")
    AND (until IS NULL OR left(a.date, length(until)) <= until COLLATE "C")
    AND (NOT dated OR a.date IS NOT NULL)
$$;

-- BM25 (k1 1.2, b 0.75) of a stem in a passage.
CREATE FUNCTION bm25(passages int, usual float8, frequency int, count int, length int) RETURNS float8 LANGUAGE sql IMMUTABLE AS
  'SELECT greatest(ln((passages - frequency + 0.5) / (frequency + 0.5)), 1e-6) * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / usual))';

-- The best by BM25. The rarest stems are read first, and no more than so many postings. among: no others.
CREATE FUNCTION by_words(release_ int, stems_ text[], most int, postings int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  WITH asked AS (SELECT s.id, s.stem, frequency_of(s.id, release_) AS frequency FROM stem s WHERE s.stem = ANY (stems_)),
  budget AS (
    SELECT asked.*, row_number() OVER rarest AS rank, sum(frequency) OVER rarest AS read
    FROM asked WHERE frequency > 0 WINDOW rarest AS (ORDER BY frequency, stem)
  ),
  chosen AS MATERIALIZED (
    SELECT budget.id, frequency, r.passages, r.stems::float8 / r.passages AS usual
    FROM budget, release r WHERE r.id = release_ AND (rank <= 2 OR read <= postings)
  ),
  weighed AS MATERIALIZED (
    SELECT p.passage, p.born, sum(bm25(c.passages, c.usual, c.frequency, p.count, p.length)) AS score
    FROM chosen c JOIN posting p ON p.stem = c.id WHERE p.born <= release_ GROUP BY p.passage, p.born
  ),
  best AS (
    SELECT w.passage, w.score FROM (
      SELECT * FROM weighed
      WHERE among IS NULL OR passage IN (SELECT unnest(among))
      ORDER BY score DESC, passage OFFSET 0
    ) w
    WHERE EXISTS (SELECT FROM passage v WHERE v.id = w.passage AND v.born = w.born AND v.gone > release_ OFFSET 0)
    ORDER BY w.score DESC, w.passage LIMIT most
  )
  SELECT passage, (row_number() OVER (ORDER BY score DESC, passage))::int - 1 FROM best
$$;

-- Passages that have a stem of every group, best first by BM25: what names a day.
CREATE FUNCTION naming(release_ int, groups jsonb, most int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  WITH asked AS MATERIALIZED (
    SELECT g.part, s.id, frequency_of(s.id, release_) AS frequency, r.passages, r.stems::float8 / r.passages AS usual
    FROM release r, jsonb_array_elements(groups) WITH ORDINALITY AS g(stems, part), jsonb_array_elements_text(g.stems) AS t(stem) JOIN stem s ON s.stem = t.stem
    WHERE r.id = release_
  ),
  weighed AS (
    SELECT p.passage, sum(bm25(a.passages, a.usual, a.frequency, p.count, p.length)) AS score
    FROM asked a JOIN posting p ON p.stem = a.id JOIN passage v ON v.id = p.passage AND v.born = p.born
    WHERE v.born <= release_ AND v.gone > release_ AND (among IS NULL OR p.passage IN (SELECT unnest(among)))
    GROUP BY p.passage HAVING count(DISTINCT a.part) = jsonb_array_length(groups)
  )
  SELECT passage, (row_number() OVER (ORDER BY score DESC, passage))::int - 1 FROM weighed ORDER BY score DESC, passage LIMIT most
$$;

-- The first passages of the newest articles that have any of these.
CREATE FUNCTION beginnings(release_ int, most int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  SELECT min(p.id), (row_number() OVER (ORDER BY a.date DESC NULLS LAST, a.id))::int - 1
  FROM passage p JOIN article a ON a.id = p.article AND a.born = p.born
  WHERE p.id IN (SELECT unnest(among)) AND p.born <= release_ AND p.gone > release_
  GROUP BY a.id, a.date ORDER BY a.date DESC NULLS LAST, a.id LIMIT most
$$;

-- The nearest by inner product of unit vectors: exactly among few, else by HNSW over half floats, ordered anew by whole ones.
CREATE FUNCTION by_vector(release_ int, asked vector, most int, exact int, among int[]) RETURNS TABLE (id int, place int) LANGUAGE plpgsql STABLE SET search_path = isnad, public AS $$
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
    PERFORM set_config('hnsw.ef_search', '200', true), set_config('hnsw.iterative_scan', 'strict_order', true),
      set_config('hnsw.max_scan_tuples', '200000', true);
    candidates := candidates || format(' AND e.dimensions = %s ORDER BY e.vector::halfvec(%s) <#> $2::halfvec(%s) LIMIT 2 * $3', size, size, size);
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT n.passage, (row_number() OVER (ORDER BY n.far, n.passage))::int - 1 FROM (
       SELECT c.passage, c.vector <#> $2 AS far FROM (%s) c ORDER BY far, c.passage LIMIT $3
     ) n', candidates) USING release_, asked, most, among, size;
END
$$;

-- All that a question asks: the best by words and by vector with their cosines, and their neighbours; where news is
-- asked for, what tells it. What the asker holds already is not sent again.
CREATE FUNCTION propose(
  release_ int, stems_ text[], asked text, most int, postings int, exact int,
  filtered boolean, sources text[], authors text[], language_ text, since text, until text,
  news_ boolean, news_since text, news_until text, groups jsonb, held int[]
) RETURNS TABLE (id int, article int, "from" int, "to" int, packed bytea, cosine float8, words int, vectors int, news int) LANGUAGE plpgsql STABLE SET search_path = isnad, public AS $$
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
  JOIN passage p ON p.id = wanted.id AND p.born <= release_ AND p.gone > release_
  LEFT JOIN found ON found.id = p.id
  LEFT JOIN embedding e ON e.passage = found.id AND e.born = p.born
  LEFT JOIN unnest(held) AS h(id) ON h.id = p.id;
END
$$;
