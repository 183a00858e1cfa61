-- What processes that share a database have to agree on.

-- A process that answers, and when it was last heard of.
CREATE TABLE worker (
  id uuid PRIMARY KEY, name text NOT NULL, since timestamptz NOT NULL, seen timestamptz NOT NULL DEFAULT now(),
  -- When the library that it answers from was made, its memory in megabytes, and whether it is the one that polls.
  library text, megabytes int NOT NULL, polls boolean NOT NULL DEFAULT false
);

-- Whether a process is there: it has been heard of in so many seconds (while the server was away nobody could be), or
-- its connection stands, as that of one does which is only slow.
CREATE FUNCTION there(worker_ uuid, seconds int) RETURNS boolean LANGUAGE sql STABLE SET search_path = isnad, public AS $$
  SELECT EXISTS (SELECT FROM worker WHERE id = worker_ AND greatest(seen, pg_postmaster_start_time()) > now() - seconds * interval '1 second')
    OR EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = (hashtext('isnad worker ' || worker_)::bigint & 4294967295)::oid)
$$;

-- Updates of a bot, from when they came until some days after they were done with, so that one that comes twice is known.
CREATE TABLE inbox (
  bot bigint NOT NULL, id bigint NOT NULL,
  -- Within which they keep their order.
  chat bigint NOT NULL,
  -- As it came, until it is done with: what people write is theirs.
  content text,
  came timestamptz NOT NULL DEFAULT now(),
  -- Who is at it, how often it was begun, and whether a message that answers it is out.
  worker uuid, begun int NOT NULL DEFAULT 0, said boolean NOT NULL DEFAULT false,
  done timestamptz,
  PRIMARY KEY (bot, id)
);
CREATE INDEX ON inbox (bot, chat, id) WHERE done IS NULL;
CREATE INDEX ON inbox (done) WHERE done IS NOT NULL;

-- When the last 31 messages went out, more than any limit counts, by chat and in all. Of no use after a crash.
CREATE UNLOGGED TABLE turn (key text PRIMARY KEY, taken timestamptz[] NOT NULL);

-- Takes the next turn in each of these respects, of which so many are given within so many milliseconds: how many milliseconds it is until then.
CREATE FUNCTION turn(keys text[], most int[], within int[]) RETURNS int LANGUAGE plpgsql SET search_path = isnad, public AS $$
DECLARE
  before timestamptz[];
  next timestamptz := clock_timestamp();
BEGIN
  FOR i IN 1 .. cardinality(keys) LOOP
    INSERT INTO turn VALUES (keys[i], '{}') ON CONFLICT DO NOTHING;
    SELECT taken INTO before FROM turn WHERE key = keys[i] FOR UPDATE;
    IF cardinality(before) >= most[i] THEN
      next := greatest(next, before[cardinality(before) - most[i] + 1] + within[i] * interval '1 millisecond');
    END IF;
  END LOOP;
  FOR i IN 1 .. cardinality(keys) LOOP
    UPDATE turn SET taken = (taken || next)[greatest(1, cardinality(taken) - 30):] WHERE key = keys[i];
  END LOOP;
  RETURN greatest(0, ceil(extract(epoch FROM next - clock_timestamp()) * 1000));
END
$$;

-- What somebody did in the last minute, and how often they were told to wait since. Of no use after a crash.
CREATE UNLOGGED TABLE pace (key text PRIMARY KEY, did timestamptz[] NOT NULL, refused int NOT NULL DEFAULT 0, seen timestamptz NOT NULL DEFAULT now());

-- Counts what somebody does: seconds until they may, 0 for now; and how often they were refused since they last might.
CREATE FUNCTION pace(key_ text, per_minute int) RETURNS TABLE (seconds int, refused int) LANGUAGE plpgsql SET search_path = isnad, public AS $$
#variable_conflict use_column
DECLARE
  recent timestamptz[];
  wait int := 0;
BEGIN
  INSERT INTO pace (key, did) VALUES (key_, '{}') ON CONFLICT DO NOTHING;
  SELECT did INTO recent FROM pace WHERE key = key_ FOR UPDATE;
  recent := ARRAY (SELECT at FROM unnest(recent) AS at WHERE at > clock_timestamp() - interval '1 minute' ORDER BY at);
  IF cardinality(recent) < per_minute THEN
    recent := recent || clock_timestamp();
  ELSE
    wait := ceil(extract(epoch FROM recent[1] + interval '1 minute' - clock_timestamp()));
  END IF;
  RETURN QUERY UPDATE pace SET did = recent, refused = CASE WHEN wait = 0 THEN 0 ELSE pace.refused + 1 END, seen = now() WHERE key = key_ RETURNING wait, pace.refused;
END
$$;
