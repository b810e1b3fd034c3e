-- The book of one guarantee fund (担保基金账簿). `jinzhu init` executes this page as it stands, and
-- `jinzhu verify` compares every book with it. Amounts are whole fen, days are numbers such as
-- 20180201, instants are microseconds since 1970-01-01 UTC. An empty party or guarantee means none.
PRAGMA application_id = 1246318170;  -- 'JINZ'
PRAGMA user_version = 2;             -- the version of this page

-- 1. Recorded history: the truth. It grows; nothing of it ever changes or goes away. ------------

-- What happened, one row an event. `content` holds the fields of its kind as canonical JSON, and
-- `hash` chains it to the event before (SHA-256 over the form described in docs/BOOK.md).
CREATE TABLE event (
  number      INTEGER PRIMARY KEY,                                   -- 1, 2, 3 …, without a gap
  recorded_at INTEGER NOT NULL,                                      -- when it was recorded
  day         INTEGER NOT NULL CHECK (day BETWEEN 00010101 AND 99991231),   -- when it takes effect
  date        INTEGER NOT NULL CHECK (date BETWEEN 00010101 AND 99991231),  -- the date it was given
  kind        TEXT    NOT NULL,                                      -- guarantee.issue, loan.repay …
  ref         TEXT,                                                  -- the caller's unique reference
  memo        TEXT,
  override    TEXT,                                                  -- why a limit was passed
  "by"        TEXT,                                                  -- who recorded it
  content     TEXT    NOT NULL,
  rules       INTEGER NOT NULL CHECK (rules >= 1),                   -- version of the posting rules
  charter     INTEGER NOT NULL REFERENCES event,                     -- the event that adopted it
  hash        BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX event_ref ON event (ref) WHERE ref IS NOT NULL;
CREATE INDEX event_day ON event (day);

-- Whom and what balances are kept for, numbered once. Memorandum accounts (表外) count downwards
-- from -1, all others upwards from 1, so that the sign tells them apart.
CREATE TABLE sub_account (
  number    INTEGER PRIMARY KEY,
  account   TEXT NOT NULL,                                           -- the role: cash, feeIncome …
  party     TEXT NOT NULL,
  guarantee TEXT NOT NULL,
  UNIQUE (account, party, guarantee),
  CHECK (CASE WHEN account IN ('inForce', 'inForceContra') THEN number < 0 ELSE number > 0 END)
) STRICT;

-- The entries of an event: each line moves an amount from the credited to the debited sub-account,
-- so nothing can be out of balance. They are written just before the event that seals them.
CREATE TABLE posting (
  event   INTEGER NOT NULL REFERENCES event DEFERRABLE INITIALLY DEFERRED,
  line    INTEGER NOT NULL,                                          -- 1, 2, 3 …
  debit   INTEGER NOT NULL REFERENCES sub_account,
  credit  INTEGER NOT NULL REFERENCES sub_account CHECK (credit <> debit),
  amount  INTEGER NOT NULL CHECK (amount > 0),
  red     INTEGER NOT NULL CHECK (red IN (0, 1)),                    -- 红字: counts below zero
  closing INTEGER NOT NULL CHECK (closing IN (0, 1)),                -- 结转: a closing entry
  PRIMARY KEY (event, line),
  CHECK ((debit > 0) = (credit > 0))                                 -- 表外 only with 表外
) STRICT, WITHOUT ROWID;

-- Append only. The INSERT triggers matter as much as the others: INSERT OR REPLACE would delete a
-- row without firing a DELETE trigger, through any unique key that it meets.
CREATE TRIGGER event_insert BEFORE INSERT ON event
WHEN NEW.number <> (SELECT ifnull(max(number), 0) + 1 FROM event)
  OR NEW.recorded_at < (SELECT recorded_at FROM event WHERE number = NEW.number - 1)
  OR EXISTS (SELECT 1 FROM event WHERE ref = NEW.ref)
BEGIN SELECT raise(ABORT, '账簿只增不改: an event must be the next one, later, with a new ref'); END;
CREATE TRIGGER event_update BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, '账簿只增不改: an event cannot be changed'); END;
CREATE TRIGGER event_delete BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, '账簿只增不改: an event cannot be removed'); END;

CREATE TRIGGER sub_account_insert BEFORE INSERT ON sub_account
WHEN NEW.number NOT IN ((SELECT max(ifnull(max(number), 0), 0) + 1 FROM sub_account),
                        (SELECT min(ifnull(min(number), 0), 0) - 1 FROM sub_account))
  OR EXISTS (SELECT 1 FROM sub_account
             WHERE (account, party, guarantee) = (NEW.account, NEW.party, NEW.guarantee))
BEGIN SELECT raise(ABORT, '账簿只增不改: a sub-account must be new and numbered next'); END;
CREATE TRIGGER sub_account_update BEFORE UPDATE ON sub_account
BEGIN SELECT raise(ABORT, '账簿只增不改: a sub-account cannot be changed'); END;
CREATE TRIGGER sub_account_delete BEFORE DELETE ON sub_account
BEGIN SELECT raise(ABORT, '账簿只增不改: a sub-account cannot be removed'); END;

CREATE TRIGGER posting_insert BEFORE INSERT ON posting
WHEN NEW.event <> (SELECT ifnull(max(number), 0) + 1 FROM event)
  OR NEW.line <> (SELECT ifnull(max(line), 0) + 1 FROM posting WHERE event = NEW.event)
BEGIN SELECT raise(ABORT, '账簿只增不改: a posting must be the next line of the next event'); END;
CREATE TRIGGER posting_update BEFORE UPDATE ON posting
BEGIN SELECT raise(ABORT, '账簿只增不改: a posting cannot be changed'); END;
CREATE TRIGGER posting_delete BEFORE DELETE ON posting
BEGIN SELECT raise(ABORT, '账簿只增不改: a posting cannot be removed'); END;

-- 2. Projections: what follows from the events. `verify` rebuilds every row and compares. --------

-- Balances, debit positive: of today, by day, and by month for whole accounts.
CREATE TABLE balance (
  sub_account INTEGER PRIMARY KEY,
  total       INTEGER NOT NULL,
  last_day    INTEGER NOT NULL                                       -- of its latest movement
) STRICT;
CREATE TABLE movement (
  sub_account    INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  debit          INTEGER NOT NULL,
  credit         INTEGER NOT NULL,
  closing_debit  INTEGER NOT NULL,                                   -- of closing entries, apart
  closing_credit INTEGER NOT NULL,
  PRIMARY KEY (sub_account, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE month (
  account        TEXT    NOT NULL,
  month          INTEGER NOT NULL,                                   -- its first day
  debit          INTEGER NOT NULL,
  credit         INTEGER NOT NULL,
  closing_debit  INTEGER NOT NULL,
  closing_credit INTEGER NOT NULL,
  PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;

-- Parties, as changed by their events; a field left empty by a change stays as it was.
CREATE TABLE party_change (
  party       TEXT    NOT NULL,
  event       INTEGER NOT NULL,
  day         INTEGER NOT NULL,
  undone      INTEGER,                                               -- day of its reversal
  change      TEXT    NOT NULL,        -- added, updated, sanctioned, reinstated, agreed
  name TEXT, role TEXT, sponsor TEXT, joint_group TEXT, size TEXT, trade TEXT, related TEXT,
  controller INTEGER, id_number TEXT,  -- of a party added or updated
  reason TEXT,                         -- of a sanction
  coverage TEXT, margin_rate TEXT, credit_line INTEGER,              -- of a bank's agreement
  PRIMARY KEY (party, event)
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (                 -- which events name a party, or move its balances
  party TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (party, event)
) STRICT, WITHOUT ROWID;

-- A guarantee as each of its events, or a reversal, left it. On a day, the latest event up to it
-- holds. `live` is the latest event that stands (0: the issue was reversed), `before` the one before.
CREATE TABLE guarantee_state (
  guarantee TEXT NOT NULL, event INTEGER NOT NULL, day INTEGER NOT NULL,
  live INTEGER NOT NULL, before INTEGER NOT NULL,
  borrower TEXT NOT NULL, obligor TEXT NOT NULL, bank TEXT NOT NULL, product TEXT NOT NULL,
  principal INTEGER NOT NULL, issued INTEGER NOT NULL, start INTEGER NOT NULL, due INTEGER NOT NULL,
  coverage TEXT NOT NULL, fee_rate TEXT NOT NULL, counter_guarantee TEXT,
  reguarantor TEXT, reguarantee_share TEXT,
  overdue_since INTEGER, manual_class TEXT, extended_overdue INTEGER, first_compensated INTEGER,
  repaid INTEGER NOT NULL, repaid_share INTEGER NOT NULL,
  released INTEGER NOT NULL, released_share INTEGER NOT NULL,
  compensated INTEGER NOT NULL, compensated_share INTEGER NOT NULL,
  interest INTEGER NOT NULL, interest_share INTEGER NOT NULL,
  fee_booked INTEGER NOT NULL, fee_received INTEGER NOT NULL, fee_refunded INTEGER NOT NULL,
  costs INTEGER NOT NULL, recovered INTEGER NOT NULL, deposits_applied INTEGER NOT NULL,
  forfeited INTEGER NOT NULL, assets_taken INTEGER NOT NULL, asset_shortfalls INTEGER NOT NULL,
  recovered_in_all INTEGER NOT NULL, recovery_income INTEGER NOT NULL,
  shares TEXT,                         -- joint calls, re-guarantee claims, write-offs, as JSON
  PRIMARY KEY (guarantee, event)
) STRICT, WITHOUT ROWID;
-- From when until when a guarantee was open, and who owed: what was open on a day is an index range.
CREATE TABLE guarantee_span (
  obligor TEXT NOT NULL, closed INTEGER NOT NULL, guarantee TEXT NOT NULL, opened INTEGER NOT NULL,
  PRIMARY KEY (obligor, closed, guarantee)                           -- closed: 99991231 while open
) STRICT, WITHOUT ROWID;
CREATE INDEX guarantee_span_closed ON guarantee_span (closed, opened);
-- What is open over everything recorded, as far as measures ask: its latest state, added up.
CREATE TABLE guarantee_open (
  guarantee TEXT PRIMARY KEY,
  borrower TEXT NOT NULL, obligor TEXT NOT NULL, bank TEXT NOT NULL,
  issued INTEGER NOT NULL, start INTEGER NOT NULL, due INTEGER NOT NULL,
  overdue_since INTEGER, manual_class TEXT, extended_overdue INTEGER, first_compensated INTEGER,
  principal INTEGER NOT NULL, balance INTEGER NOT NULL, own_share INTEGER NOT NULL,
  compensation_receivable INTEGER NOT NULL, joint_receivable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What limits and rates are measured from: exposures, totals, what moved each day, losses carried.
CREATE TABLE exposure (
  holder TEXT NOT NULL CHECK (holder IN ('customer', 'bank')), party TEXT NOT NULL,
  balance INTEGER NOT NULL, own_share INTEGER NOT NULL, PRIMARY KEY (holder, party)
) STRICT, WITHOUT ROWID;
CREATE TABLE total (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE flow (
  day INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (day, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE burden (
  member TEXT NOT NULL, year INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
  write_off INTEGER NOT NULL, guarantee TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (member, year, day, event, write_off, guarantee)
) STRICT, WITHOUT ROWID;

-- Rules, locks and confirmations, and what was taken back.
CREATE TABLE charter (event INTEGER PRIMARY KEY, day INTEGER NOT NULL, undone INTEGER) STRICT;
CREATE TABLE close (event INTEGER PRIMARY KEY, period TEXT NOT NULL, reopened INTEGER) STRICT;
CREATE TABLE assertion (
  event INTEGER PRIMARY KEY, day INTEGER NOT NULL, account TEXT NOT NULL, party TEXT,
  amount INTEGER NOT NULL
) STRICT;
CREATE TABLE reversal (event INTEGER PRIMARY KEY, reversed_by INTEGER NOT NULL) STRICT;

-- 3. To read with: the journal in yuan, for any SQLite tool. ---------------------------------------
CREATE VIEW journal AS
SELECT e.number AS event, e.day, e.kind, e.memo, p.line,
  trim(d.account || ' ' || d.party || ' ' || d.guarantee) AS debit,
  trim(c.account || ' ' || c.party || ' ' || c.guarantee) AS credit,
  printf('%s%d.%02d', iif(p.red, '-', ''), p.amount / 100, p.amount % 100) AS yuan
FROM posting p JOIN event e ON e.number = p.event
  JOIN sub_account d ON d.number = p.debit JOIN sub_account c ON c.number = p.credit;
