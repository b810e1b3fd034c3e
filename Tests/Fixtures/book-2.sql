-- A book of schema version 2, with the events of the one of version 1. Frozen: every later program must
-- read it, verify it and record into it. Never made afresh once released.
PRAGMA application_id = 1246318170;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO event VALUES(1,1561867200000000,20180101,20180101,'charter.adopt',NULL,NULL,NULL,'王会计','{"charter":{"appropriation":{"generalRisk":"0.1","surplus":"0.1","surplusCeiling":"0.5"},"chart":"cas","coverage":"1","currency":"CNY","eligibility":{"trade":null},"fee":{"basis":"annual","on":"share","rate":"0.0007","recognition":"issue"},"fund":"示范基金","jointCall":{"basis":"equal"},"limits":{"customer":"0.1","enforce":"refuse","equityInGuarantors":"0.00","focusLeverage":"15","groupIsRelated":"false","leverage":"10","memberMultiple":null,"minimumCapital":"20000000.00","related":"0.15"},"losses":[{"layer":"compensationReserve"},{"basis":"capital","layer":"members","yearlyCap":null},{"layer":"income"}],"nonPerforming":{"classByObligor":"true","doubtful":"271","loss":"361","specialMention":"1","substandard":"91"},"regime":"licensed","reserves":{"compensation":"0.01","compensationCeiling":"0.1","unearned":"0.5"},"utcOffset":"+08:00","weights":{"farmer":"0.75","farmerThreshold":"2000000.00","focusBalance":"0.5","focusCustomers":"0.8","other":"1","small":"0.75","smallThreshold":"5000000.00"}}}',1,1,X'cdecb911a78864e78cda1b8e3593976e4f549a3b335e04735855f31af652a404');
INSERT INTO event VALUES(2,1561867200000000,20180102,20180102,'party.add',NULL,NULL,NULL,'王会计','{"group":"G1","name":"一场","party":"M01","role":"member","size":"small"}',1,1,X'981eddda2751efee09f30a5f121c53b263c8be6c4d7e5337e72f0e0e9b9feaa1');
INSERT INTO event VALUES(3,1561867200000000,20180102,20180102,'party.add',NULL,NULL,NULL,'王会计','{"name":"二场","party":"M02","role":"member","size":"medium"}',1,1,X'd44208ed70746df566885e25411ad08d2cc10567f25a53bc5729922663b680c1');
INSERT INTO event VALUES(4,1561867200000000,20180102,20180102,'party.add',NULL,NULL,NULL,'王会计','{"name":"农商行","party":"B01","role":"bank"}',1,1,X'ee1b9a6a19a0f897df3583e40590f5ca74723931391daa1e4e8a8d5f9d432848');
INSERT INTO event VALUES(5,1561867200000000,20180105,20180105,'capital.pay','cap-1','首期"股金"',NULL,'王会计','{"amount":"8000000.00","member":"M01"}',1,1,X'80ecf6edfd7c1e2373ccdf3bfce7d18fcadf4a57ae1ed04fc15b4b5752348804');
INSERT INTO event VALUES(6,1561867200000000,20180105,20180105,'capital.pay','cap-2',NULL,NULL,'王会计','{"amount":"6000000.00","member":"M02"}',1,1,X'4399947579a3228fdce04fb04c52d5197bff4d990d56505904a89bad837025c1');
INSERT INTO event VALUES(7,1561867200000000,20180201,20180201,'guarantee.issue',NULL,NULL,NULL,'王会计','{"bank":"B01","borrower":"M01","due":"2019-02-01","feeRate":"0.007","guarantee":"D1","principal":"1000000.00"}',1,1,X'd58946a8bb2fb9dcedfc530e772e0710d1440514b32f5da883f51ba8ecf65323');
INSERT INTO event VALUES(8,1561867200000000,20180201,20180201,'fee.receive',NULL,NULL,NULL,'王会计','{"amount":"7000.00","guarantee":"D1"}',1,1,X'0d6e51dcf07f4d46ba9aeccfe264ab9d1e45125d928ae6730cef0f290ca0b5bb');
INSERT INTO event VALUES(9,1561867200000000,20180801,20180801,'loan.repay',NULL,NULL,NULL,'王会计','{"amount":"400000.00","guarantee":"D1"}',1,1,X'315f096c4fc08cc560ffc2f6d9bd839c21d05a7e6179ae4a48fc9ec5c49f8f0d');
INSERT INTO event VALUES(10,1561867200000000,20180901,20180901,'loan.repay','mistaken',NULL,NULL,'王会计','{"amount":"100000.00","guarantee":"D1"}',1,1,X'255784e8a5a24b7f60a7fac75b2dc811f6564c745d63d289869517c27d472f46');
INSERT INTO event VALUES(11,1561867200000000,20180902,20180902,'event.reverse',NULL,NULL,NULL,'王会计','{"event":"mistaken","reason":"重记"}',1,1,X'47fca3cd3dabe8e3ef62ead2c59124d7f5afd965b6aba04d3f3a3f4bb41fc4b8');
INSERT INTO event VALUES(12,1561953600000000,20181231,20181231,'period.close',NULL,NULL,NULL,'王会计','{"period":"2018"}',1,1,X'baea87df4e6360e94f2fa3ca66de1a6e019d0f4357f59c4ec5b5470aef6aceea');
CREATE TABLE sub_account (
  number    INTEGER PRIMARY KEY,
  account   TEXT NOT NULL,                                           -- the role: cash, feeIncome …
  party     TEXT NOT NULL,
  guarantee TEXT NOT NULL,
  UNIQUE (account, party, guarantee),
  CHECK (CASE WHEN account IN ('inForce', 'inForceContra') THEN number < 0 ELSE number > 0 END)
) STRICT;
INSERT INTO sub_account VALUES(-2,'inForceContra','','');
INSERT INTO sub_account VALUES(-1,'inForce','','D1');
INSERT INTO sub_account VALUES(1,'cash','','');
INSERT INTO sub_account VALUES(2,'paidInCapital','M01','');
INSERT INTO sub_account VALUES(3,'paidInCapital','M02','');
INSERT INTO sub_account VALUES(4,'feeReceivable','','D1');
INSERT INTO sub_account VALUES(5,'feeIncome','','D1');
INSERT INTO sub_account VALUES(6,'unearnedProvision','','');
INSERT INTO sub_account VALUES(7,'unearnedReserve','','');
INSERT INTO sub_account VALUES(8,'compensationProvision','','');
INSERT INTO sub_account VALUES(9,'compensationReserve','','');
INSERT INTO sub_account VALUES(10,'currentProfit','','');
INSERT INTO sub_account VALUES(11,'retainedEarnings','','');
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
INSERT INTO posting VALUES(5,1,1,2,800000000,0,0);
INSERT INTO posting VALUES(6,1,1,3,600000000,0,0);
INSERT INTO posting VALUES(7,1,-1,-2,100000000,0,0);
INSERT INTO posting VALUES(7,2,4,5,700000,0,0);
INSERT INTO posting VALUES(8,1,1,4,700000,0,0);
INSERT INTO posting VALUES(9,1,-2,-1,40000000,0,0);
INSERT INTO posting VALUES(10,1,-2,-1,10000000,0,0);
INSERT INTO posting VALUES(11,1,-2,-1,10000000,1,0);
INSERT INTO posting VALUES(12,1,6,7,350000,0,0);
INSERT INTO posting VALUES(12,2,8,9,600000,0,0);
INSERT INTO posting VALUES(12,3,5,10,700000,0,1);
INSERT INTO posting VALUES(12,4,10,6,350000,0,1);
INSERT INTO posting VALUES(12,5,10,8,600000,0,1);
INSERT INTO posting VALUES(12,6,11,10,250000,0,1);
CREATE TABLE balance (
  sub_account INTEGER PRIMARY KEY,
  total       INTEGER NOT NULL,
  last_day    INTEGER NOT NULL                                       -- of its latest movement
) STRICT;
INSERT INTO balance VALUES(-2,-60000000,20180902);
INSERT INTO balance VALUES(-1,60000000,20180902);
INSERT INTO balance VALUES(1,1400700000,20180201);
INSERT INTO balance VALUES(2,-800000000,20180105);
INSERT INTO balance VALUES(3,-600000000,20180105);
INSERT INTO balance VALUES(4,0,20180201);
INSERT INTO balance VALUES(5,0,20181231);
INSERT INTO balance VALUES(6,0,20181231);
INSERT INTO balance VALUES(7,-350000,20181231);
INSERT INTO balance VALUES(8,0,20181231);
INSERT INTO balance VALUES(9,-600000,20181231);
INSERT INTO balance VALUES(10,0,20181231);
INSERT INTO balance VALUES(11,250000,20181231);
CREATE TABLE movement (
  sub_account    INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  debit          INTEGER NOT NULL,
  credit         INTEGER NOT NULL,
  closing_debit  INTEGER NOT NULL,                                   -- of closing entries, apart
  closing_credit INTEGER NOT NULL,
  PRIMARY KEY (sub_account, day)
) STRICT, WITHOUT ROWID;
INSERT INTO movement VALUES(-2,20180201,0,100000000,0,0);
INSERT INTO movement VALUES(-2,20180801,40000000,0,0,0);
INSERT INTO movement VALUES(-2,20180901,10000000,0,0,0);
INSERT INTO movement VALUES(-2,20180902,-10000000,0,0,0);
INSERT INTO movement VALUES(-1,20180201,100000000,0,0,0);
INSERT INTO movement VALUES(-1,20180801,0,40000000,0,0);
INSERT INTO movement VALUES(-1,20180901,0,10000000,0,0);
INSERT INTO movement VALUES(-1,20180902,0,-10000000,0,0);
INSERT INTO movement VALUES(1,20180105,1400000000,0,0,0);
INSERT INTO movement VALUES(1,20180201,700000,0,0,0);
INSERT INTO movement VALUES(2,20180105,0,800000000,0,0);
INSERT INTO movement VALUES(3,20180105,0,600000000,0,0);
INSERT INTO movement VALUES(4,20180201,700000,700000,0,0);
INSERT INTO movement VALUES(5,20180201,0,700000,0,0);
INSERT INTO movement VALUES(5,20181231,0,0,700000,0);
INSERT INTO movement VALUES(6,20181231,350000,0,0,350000);
INSERT INTO movement VALUES(7,20181231,0,350000,0,0);
INSERT INTO movement VALUES(8,20181231,600000,0,0,600000);
INSERT INTO movement VALUES(9,20181231,0,600000,0,0);
INSERT INTO movement VALUES(10,20181231,0,0,950000,950000);
INSERT INTO movement VALUES(11,20181231,0,0,250000,0);
CREATE TABLE month (
  account        TEXT    NOT NULL,
  month          INTEGER NOT NULL,                                   -- its first day
  debit          INTEGER NOT NULL,
  credit         INTEGER NOT NULL,
  closing_debit  INTEGER NOT NULL,
  closing_credit INTEGER NOT NULL,
  PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;
INSERT INTO month VALUES('cash',20180101,1400000000,0,0,0);
INSERT INTO month VALUES('cash',20180201,700000,0,0,0);
INSERT INTO month VALUES('compensationProvision',20181201,600000,0,0,600000);
INSERT INTO month VALUES('compensationReserve',20181201,0,600000,0,0);
INSERT INTO month VALUES('currentProfit',20181201,0,0,950000,950000);
INSERT INTO month VALUES('feeIncome',20180201,0,700000,0,0);
INSERT INTO month VALUES('feeIncome',20181201,0,0,700000,0);
INSERT INTO month VALUES('feeReceivable',20180201,700000,700000,0,0);
INSERT INTO month VALUES('inForce',20180201,100000000,0,0,0);
INSERT INTO month VALUES('inForce',20180801,0,40000000,0,0);
INSERT INTO month VALUES('inForce',20180901,0,0,0,0);
INSERT INTO month VALUES('inForceContra',20180201,0,100000000,0,0);
INSERT INTO month VALUES('inForceContra',20180801,40000000,0,0,0);
INSERT INTO month VALUES('inForceContra',20180901,0,0,0,0);
INSERT INTO month VALUES('paidInCapital',20180101,0,1400000000,0,0);
INSERT INTO month VALUES('retainedEarnings',20181201,0,0,250000,0);
INSERT INTO month VALUES('unearnedProvision',20181201,350000,0,0,350000);
INSERT INTO month VALUES('unearnedReserve',20181201,0,350000,0,0);
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
INSERT INTO party_change VALUES('B01',4,20180102,NULL,'added','农商行','bank',NULL,NULL,NULL,NULL,'',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO party_change VALUES('M01',2,20180102,NULL,'added','一场','member',NULL,'G1','small',NULL,'',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO party_change VALUES('M02',3,20180102,NULL,'added','二场','member',NULL,NULL,'medium',NULL,'',0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE mention (                 -- which events name a party, or move its balances
  party TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (party, event)
) STRICT, WITHOUT ROWID;
INSERT INTO mention VALUES('B01',4);
INSERT INTO mention VALUES('B01',7);
INSERT INTO mention VALUES('M01',2);
INSERT INTO mention VALUES('M01',5);
INSERT INTO mention VALUES('M01',7);
INSERT INTO mention VALUES('M02',3);
INSERT INTO mention VALUES('M02',6);
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
INSERT INTO guarantee_state VALUES('D1',7,20180201,7,0,'M01','M01','B01','workingCapital',100000000,20180201,20180201,20190201,'1','0.007',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,0,0,0,0,700000,0,0,0,0,0,0,0,0,0,0,NULL);
INSERT INTO guarantee_state VALUES('D1',8,20180201,8,7,'M01','M01','B01','workingCapital',100000000,20180201,20180201,20190201,'1','0.007',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,0,0,0,0,700000,700000,0,0,0,0,0,0,0,0,0,NULL);
INSERT INTO guarantee_state VALUES('D1',9,20180801,9,8,'M01','M01','B01','workingCapital',100000000,20180201,20180201,20190201,'1','0.007',NULL,NULL,NULL,NULL,NULL,NULL,NULL,40000000,40000000,0,0,0,0,0,0,700000,700000,0,0,0,0,0,0,0,0,0,NULL);
INSERT INTO guarantee_state VALUES('D1',10,20180901,10,9,'M01','M01','B01','workingCapital',100000000,20180201,20180201,20190201,'1','0.007',NULL,NULL,NULL,NULL,NULL,NULL,NULL,50000000,50000000,0,0,0,0,0,0,700000,700000,0,0,0,0,0,0,0,0,0,NULL);
INSERT INTO guarantee_state VALUES('D1',11,20180902,9,8,'M01','M01','B01','workingCapital',100000000,20180201,20180201,20190201,'1','0.007',NULL,NULL,NULL,NULL,NULL,NULL,NULL,40000000,40000000,0,0,0,0,0,0,700000,700000,0,0,0,0,0,0,0,0,0,NULL);
CREATE TABLE guarantee_span (
  obligor TEXT NOT NULL, closed INTEGER NOT NULL, guarantee TEXT NOT NULL, opened INTEGER NOT NULL,
  PRIMARY KEY (obligor, closed, guarantee)                           -- closed: 99991231 while open
) STRICT, WITHOUT ROWID;
INSERT INTO guarantee_span VALUES('M01',99991231,'D1',20180201);
CREATE TABLE guarantee_open (
  guarantee TEXT PRIMARY KEY,
  borrower TEXT NOT NULL, obligor TEXT NOT NULL, bank TEXT NOT NULL,
  issued INTEGER NOT NULL, start INTEGER NOT NULL, due INTEGER NOT NULL,
  overdue_since INTEGER, manual_class TEXT, extended_overdue INTEGER, first_compensated INTEGER,
  principal INTEGER NOT NULL, balance INTEGER NOT NULL, own_share INTEGER NOT NULL,
  compensation_receivable INTEGER NOT NULL, joint_receivable INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO guarantee_open VALUES('D1','M01','M01','B01',20180201,20180201,20190201,NULL,NULL,NULL,NULL,100000000,60000000,60000000,0,0);
CREATE TABLE exposure (
  holder TEXT NOT NULL CHECK (holder IN ('customer', 'bank')), party TEXT NOT NULL,
  balance INTEGER NOT NULL, own_share INTEGER NOT NULL, PRIMARY KEY (holder, party)
) STRICT, WITHOUT ROWID;
INSERT INTO exposure VALUES('bank','B01',60000000,60000000);
INSERT INTO exposure VALUES('customer','M01',60000000,60000000);
CREATE TABLE total (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO total VALUES('balance',60000000);
INSERT INTO total VALUES('customers',1);
INSERT INTO total VALUES('focusBalance',60000000);
INSERT INTO total VALUES('focusCustomers',1);
INSERT INTO total VALUES('ownShare.farmer',0);
INSERT INTO total VALUES('ownShare.other',0);
INSERT INTO total VALUES('ownShare.small',60000000);
CREATE TABLE flow (
  day INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (day, name)
) STRICT, WITHOUT ROWID;
INSERT INTO flow VALUES(20180201,'issued',100000000);
INSERT INTO flow VALUES(20180201,'issuedCount',1);
INSERT INTO flow VALUES(20180201,'issuedShare',100000000);
INSERT INTO flow VALUES(20180801,'repaid',40000000);
INSERT INTO flow VALUES(20180801,'repaidShare',40000000);
INSERT INTO flow VALUES(20180901,'repaid',10000000);
INSERT INTO flow VALUES(20180901,'repaidShare',10000000);
INSERT INTO flow VALUES(20180902,'repaid',-10000000);
INSERT INTO flow VALUES(20180902,'repaidShare',-10000000);
CREATE TABLE burden (
  member TEXT NOT NULL, year INTEGER NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
  write_off INTEGER NOT NULL, guarantee TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (member, year, day, event, write_off, guarantee)
) STRICT, WITHOUT ROWID;
CREATE TABLE charter (event INTEGER PRIMARY KEY, day INTEGER NOT NULL, undone INTEGER) STRICT;
INSERT INTO charter VALUES(1,20180101,NULL);
CREATE TABLE close (event INTEGER PRIMARY KEY, period TEXT NOT NULL, reopened INTEGER) STRICT;
INSERT INTO close VALUES(12,'2018',NULL);
CREATE TABLE assertion (
  event INTEGER PRIMARY KEY, day INTEGER NOT NULL, account TEXT NOT NULL, party TEXT,
  amount INTEGER NOT NULL
) STRICT;
CREATE TABLE reversal (event INTEGER PRIMARY KEY, reversed_by INTEGER NOT NULL) STRICT;
INSERT INTO reversal VALUES(10,11);
CREATE UNIQUE INDEX event_ref ON event (ref) WHERE ref IS NOT NULL;
CREATE INDEX event_day ON event (day);
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
CREATE INDEX guarantee_span_closed ON guarantee_span (closed, opened);
CREATE VIEW journal AS
SELECT e.number AS event, e.day, e.kind, e.memo, p.line,
  trim(d.account || ' ' || d.party || ' ' || d.guarantee) AS debit,
  trim(c.account || ' ' || c.party || ' ' || c.guarantee) AS credit,
  printf('%s%d.%02d', iif(p.red, '-', ''), p.amount / 100, p.amount % 100) AS yuan
FROM posting p JOIN event e ON e.number = p.event
  JOIN sub_account d ON d.number = p.debit JOIN sub_account c ON c.number = p.credit;
COMMIT;
