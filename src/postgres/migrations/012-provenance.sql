-- What was known of a citation's article when its words were given out, as JSON; and 1 where an editor tried a question.
ALTER TABLE cited ADD COLUMN source text;
ALTER TABLE asked ADD COLUMN trial int;
