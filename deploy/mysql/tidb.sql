-- For TiDB only: run as an administrator before "GridBot migrate" makes the tables. Primary keys become the order in which rows lie ("clustered"), so that a random key also spreads the rows over
-- the regions; with keys beside them, rows would lie in the order in which they came, and all writes would meet at the end of one region. It is the default of new clusters; of old ones it may not be.
SET GLOBAL tidb_enable_clustered_index = 'ON';
-- Locks are taken when a statement runs, as on MySQL; the default of new clusters, too.
SET GLOBAL tidb_txn_mode = 'pessimistic';
